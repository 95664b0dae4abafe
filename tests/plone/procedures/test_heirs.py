"""Definitions that extend others, on a site: what is published stands alone."""

from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.reader import read

import pytest


BASE = "attestation-residence"
HEIR = """\
procedure: attestation-commune
version: 1
extends: attestation-residence
title: {fr: Attestation de la commune, en: Certificate of the commune}
description: {fr: La commune atteste., en: The commune certifies.}
legal_basis: {fr: Loi, en: Law}
numbering: {register: attestation-commune, pattern: "COM-{unit}-{year}-{number:05}"}
change:
  fields: {surname: {title: {fr: Nom de famille, en: Family name}}}
  documents:
    certificate:
      numbering: {register: attestation-commune-paper, pattern: "{number:04}/{year}"}
"""


def publish(text=HEIR):
    return procedures.publish(text, "heir.yaml", "tester", "a reason")


def test_an_heir_is_published_with_all_that_it_inherits(portal):
    publish()
    found = procedures.get("attestation-commune")
    assert found.field("surname").title["fr"] == "Nom de famille"
    assert found.state("signature").tasks == procedures.get(BASE).state("signature").tasks
    assert read(procedures.publication("attestation-commune").text) == found
    assert "attestation-commune-v1" in portal.portal_types


def test_tests_of_the_base_must_pass_in_the_heir(portal):
    text = HEIR.replace("change:\n", "change:\n  legal_delay: 5 working days\n")
    with pytest.raises(DefinitionError) as caught:
        publish(text)
    assert {item.code for item in caught.value.findings if item.is_error} == {"E190"}
    assert "attestation-commune" not in portal["procedures"]


def test_a_base_is_kept_for_its_heirs_and_takes_no_cases(portal):
    item = publish(HEIR.replace("version: 1\n", "version: 1\nabstract: true\n"))
    assert (item.current, list(item.versions)) == (0, [1])
    assert "attestation-commune-v1" not in portal.portal_types
    assert "attestation-commune" not in {found.id for found in procedures.published()}
    with pytest.raises(UnknownProcedure):
        procedures.get("attestation-commune")


def test_a_base_is_withdrawn_like_any_other(portal):
    publish(HEIR.replace("version: 1\n", "version: 1\nabstract: true\n"))
    procedures.withdraw("attestation-commune")
    assert "attestation-commune" not in portal["procedures"]

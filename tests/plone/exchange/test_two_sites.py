"""Two sites exchange every procedure: the same bytes, the same compiled objects."""

from egov.policy import exchange
from egov.policy import procedures
from egov.policy.core.exchange import open_bundle
from egov.policy.core.exchange import public_text
from egov.policy.exchange import exporting


HEIR = """\
procedure: attestation-commune
version: 7
extends: attestation-residence
title: {fr: Attestation de la commune, en: Certificate of the commune}
description: {fr: La commune atteste., en: The commune certifies.}
legal_basis: {fr: Loi, en: Law}
numbering: {register: attestation-commune, pattern: "COM-{unit}-{year}-{number:05}"}
change:
  documents:
    certificate:
      numbering: {register: attestation-commune-paper, pattern: "{number:04}/{year}"}
"""


def everything():
    return {item.getId(): 0 for item in procedures.items() if item.newest}


def test_all_that_is_shipped_goes_and_comes_back(portal, elsewhere, take, compiled):
    procedures.publish(HEIR, "heir.yaml", "tester", "a reason")
    sent = exchange.export(everything())
    signer, here = public_text(open_bundle(sent).signature.key), compiled(portal)
    with elsewhere() as site:
        assert everything() == {}
        exchange.trust("Commune", signer, "admin")
        taken = take(sent)
        assert set(taken.procedures) == {item.getId() for item in procedures.items()}
        assert compiled(site) == here
        assert exchange.export(everything()) == sent, "whoever passes it on signs nothing anew"
        one = exchange.export({"plainte": 0})
        assert exchange.own_key() != signer
    assert one != exchange.export({"plainte": 0}), "another bundle is signed by who makes it"
    assert open_bundle(one).procedures == open_bundle(exchange.export({"plainte": 0})).procedures


def test_a_site_of_another_release_passes_on_what_came_as_it_came(
    portal, elsewhere, take, monkeypatch
):
    which = {"attestation-residence": 0}
    sent = exchange.export(which)
    monkeypatch.setattr(exporting, "__version__", "99.0")
    assert exchange.export(which) != sent, "what a site makes itself says its own release"
    with elsewhere():
        exchange.trust("Commune", public_text(open_bundle(sent).signature.key), "admin")
        take(sent)
        assert exchange.export(which) == sent


def test_what_came_is_edited_there_as_it_was_written_here(portal, elsewhere, take):
    procedures.publish(HEIR, "heir.yaml", "tester", "a reason")
    sent = exchange.export({"attestation-commune": 0, "attestation-residence": 0})
    with elsewhere():
        take(sent, any_signer=True)
        assert procedures.text_to_edit("attestation-commune") == HEIR.replace("on: 7", "on: 8")
        assert [item.getId() for item in procedures.heirs_of("attestation-residence")] == [
            "attestation-commune"
        ]

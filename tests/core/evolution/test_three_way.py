"""What a changed base means for an heir: what comes, what is its own, where both meet."""

from dataclasses import replace
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import three_way
from egov.policy.core.reader import Library
from egov.policy.core.reader import read
from egov.policy.core.reader import Written
from pathlib import Path

import pytest


SPECIMEN = (Path(__file__).parents[1] / "data" / "specimen.yaml").read_text("utf-8")
HEIR = """\
procedure: of-a-commune
version: 1
extends: specimen
title: {fr: Permis de la commune, en: Permit of the commune}
description: {fr: Le permis., en: The permit.}
legal_basis: {fr: Loi, en: Law}
numbering: {register: of-a-commune, pattern: "CO-{unit}-{year}-{number:04}"}
change:
  documents:
    permit:
      numbering: {register: of-a-commune-permit, pattern: "{number:04}/{year}"}
"""
LOCAL = """\
  options: {deposit: {default: 800}}
  actors: {mayor: {function: secretary}}
  fields: {surname: {title: {fr: Nom de famille, en: Family name}}}
"""
REGISTER = ("documents.permit", "numbering.register")


def report(heir=LOCAL, **edits):
    """The heir that says these lines, and the base with pieces replaced."""
    new = SPECIMEN
    for old, other in edits.get("base", {}).items():
        assert old in new, old
        new = new.replace(old, other, 1)
    now = _read(SPECIMEN, heir)
    try:
        renewed = _read(new, heir)
    except DefinitionError:
        renewed = None
    return three_way(read(SPECIMEN), read(new), now, renewed)


def _read(base, heir):
    return read(HEIR + heir, "heir.yaml", Library(bases={"specimen": Written("b.yaml", base)}))


def told(changes):
    return [(item.path, item.key) for item in changes if (item.path, item.key) != REGISTER]


def meeting(found):
    return [(item.base.path, item.base.key) for item in found.conflicts]


def test_what_an_heir_says_for_itself_is_named_whatever_the_base_does():
    found = report(base={"title: {fr: Clos, en: Closed}": "title: {fr: Remis, en: Handed over}"})
    assert told(found.own) == [
        ("options.deposit", "default"),
        ("actors.mayor", "function"),
        ("fields.surname", "title"),
    ]
    assert told(found.base) == [("states.closed", "title")]
    assert told(found.coming) == [("states.closed", "title")]
    assert found.conflicts == ()


def test_what_is_never_shared_is_not_told_as_a_difference():
    assert told(report("").own) == []


def test_where_both_have_changed_the_same_thing_they_meet():
    found = report(
        base={
            "    default: 500\n": "    default: 600\n",
            "title: {fr: Nom, en: Surname}": "title: {fr: Patronyme, en: Surname}",
            "    function: mayor\n": "    function: deputy\n",
        }
    )
    assert meeting(found) == [
        ("options.deposit", "default"),
        ("actors.mayor", "function"),
        ("fields.surname", "title"),
    ]
    assert [(item.base.after, item.own.after) for item in found.conflicts][:2] == [
        (600, 800),
        ("deputy", "secretary"),
    ]
    # What the heir says stands: nothing comes.
    assert found.coming == ()


def test_another_key_of_the_same_part_is_no_conflict():
    found = report(base={"        max_length: 80\n": "        max_length: 60\n"})
    assert told(found.coming) == [("fields.surname", "max_length")]
    assert found.conflicts == ()


def test_where_both_say_the_same_nothing_meets():
    found = report(base={"    default: 500\n": "    default: 800\n"})
    assert found.conflicts == ()
    assert told(found.coming) == []


def test_what_the_base_takes_away_meets_what_the_heir_says_of_it():
    gone = {"      - id: surname\n": "      - id: family_name\n", "[surname]": "[family_name]"}
    found = report(base=gone)
    assert meeting(found) == [("fields.surname", "")]
    assert found.coming is None


def test_what_the_base_changes_meets_what_the_heir_does_without():
    base = read(SPECIMEN)
    heir = replace(base, id="heir", pieces=(), sections=base.sections[:1])
    new = SPECIMEN.replace("required_when: is_large", "required_when: not is_large")
    new = new.replace("{fr: Prescriptions, en: Terms}", "{fr: Conditions, en: Terms}")
    found = three_way(base, read(new), heir, None)
    assert meeting(found) == [("fields.terms", "title"), ("pieces.plan", "required_when")]


@pytest.mark.parametrize("heir", ["", LOCAL])
def test_a_base_that_stays_brings_nothing(heir):
    found = report(heir)
    assert (found.base, found.conflicts, found.coming) == ((), (), ())

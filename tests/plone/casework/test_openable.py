"""Where a person may open a case: worked out from the few groups of the person."""

from dataclasses import replace
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.casework import opening
from egov.policy.core.terms import ActorPlace

import pytest


def _units(portal, as_user, user: str) -> list[tuple[str, tuple[str, ...]]]:
    with as_user(portal, user):
        return [(procedure.id, units) for procedure, units in casework.openable()]


@pytest.mark.parametrize(
    ("user", "found"),
    [
        ("agent.bwiza", [("attestation-residence", ("bwiza",))]),
        ("chef.bwiza", []),
        ("archiviste", []),
    ],
)
def test_cases_are_opened_where_the_form_is_filled_in(portal, as_user, user, found):
    assert _units(portal, as_user, user) == found


def test_units_come_by_name(portal, as_user):
    people.assign("agent.nyakabiga", "clerk", "bwiza", clock.today())
    ((_id, units),) = _units(portal, as_user, "agent.nyakabiga")
    assert units == ("bwiza", "nyakabiga")


def test_the_other_units_of_the_office_are_not_read(portal, as_user, monkeypatch):
    monkeypatch.setattr(people, "units", lambda: pytest.fail("all units were read"))
    assert _units(portal, as_user, "agent.bwiza")


def test_who_sits_above_opens_in_the_units_below(portal, as_user, monkeypatch):
    (published,) = procedures.published()
    clerks = [replace(actor, at=ActorPlace.PARENT) for actor in published.actors]
    changed = replace(published, actors=tuple(clerks))
    monkeypatch.setattr(opening.procedures, "published", lambda: (changed,))
    people.assign("fonctionnel", "clerk", "mukaza", clock.today())
    ((_id, units),) = _units(portal, as_user, "fonctionnel")
    assert {"bwiza", "nyakabiga"} <= set(units)
    assert "mukaza" not in units

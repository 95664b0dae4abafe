"""Where a person may open a case: worked out from the few groups of the person."""

from dataclasses import replace
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.casework import opening
from egov.policy.core.terms import ActorPlace

import pytest


ID = "attestation-residence"


def _units(portal, as_user, user: str, id: str = ID) -> tuple[str, ...]:
    with as_user(portal, user):
        found = {procedure.id: units for procedure, units in casework.openable()}
    return found.get(id, ())


@pytest.mark.parametrize(
    ("user", "id", "found"),
    [
        ("agent.bwiza", ID, ("bwiza",)),
        ("chef.bwiza", ID, ()),
        ("archiviste", ID, ()),
        # Whoever asks for it fills it in: everybody, where they work.
        ("chef.bwiza", "conge-agent", ("bwiza",)),
        ("archiviste", "conge-agent", ("mukaza",)),
    ],
)
def test_cases_are_opened_where_the_form_is_filled_in(portal, as_user, user, id, found):
    assert _units(portal, as_user, user, id) == found


def test_units_come_by_name(portal, as_user):
    people.assign("agent.nyakabiga", "clerk", "bwiza", clock.today())
    assert _units(portal, as_user, "agent.nyakabiga") == ("bwiza", "nyakabiga")


def test_the_other_units_of_the_office_are_not_read(portal, as_user, monkeypatch):
    monkeypatch.setattr(people, "units", lambda: pytest.fail("all units were read"))
    assert _units(portal, as_user, "agent.bwiza")


def test_who_sits_above_opens_in_the_units_below(portal, as_user, monkeypatch):
    published = procedures.get(ID)
    clerks = [replace(actor, at=ActorPlace.PARENT) for actor in published.actors]
    changed = replace(published, actors=tuple(clerks))
    monkeypatch.setattr(opening.procedures, "published", lambda: (changed,))
    people.assign("fonctionnel", "clerk", "mukaza", clock.today())
    units = _units(portal, as_user, "fonctionnel")
    assert {"bwiza", "nyakabiga"} <= set(units)
    assert "mukaza" not in units

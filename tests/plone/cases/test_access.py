"""Who is what on a case: by function, unit and date, never by name."""

from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from plone import api

import pytest


WORKER, EDITOR, READER = "Case Worker", "Case Editor", "Record Reader"

TABLE = {
    # account: roles on a draft, on an open case, on a closed one
    "agent.bwiza": ({WORKER, EDITOR}, {WORKER}, {WORKER}),
    "chef.bwiza": ({WORKER}, {WORKER}, {WORKER}),
    "administrateur": ({WORKER}, {WORKER}, {WORKER}),
    "archiviste": (set(), set(), {READER}),
    "fonctionnel": (set(), set(), set()),
    "agent.nyakabiga": (set(), set(), set()),
    "chef.nyakabiga": (set(), set(), set()),
}
"""Accounts of the demonstration on a case of Bwiza."""

STRANGERS = (
    "agent.mukaza etatcivil secretaire courrier comptable technique social marches controle"
    " gouverneur president conseiller.un conseiller.deux caisse.mukaza caisse.bwiza percepteur"
).split()
"""Those whose functions this procedure does not name."""


def test_the_table_names_every_account_of_the_demonstration(portal):
    assert {*TABLE, *STRANGERS} == set(people.demo_accounts())


def test_who_is_not_named_is_nobody(portal, roles_on, draft, open_filed, open_closed):
    for case in (draft, open_filed(portal), open_closed(portal)):
        assert [user for user in STRANGERS if roles_on(case, user)] == []


@pytest.mark.parametrize("user", TABLE)
def test_functions_give_roles(portal, roles_on, draft, open_filed, open_closed, user):
    stages = (draft, open_filed(portal), open_closed(portal))
    assert tuple(roles_on(case, user) for case in stages) == TABLE[user]


def test_the_editor_role_comes_back_when_the_state_lets_edit_again(
    portal, as_user, roles_on, filed
):
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "return_for_completion", "Il manque un témoin.")
    assert EDITOR in roles_on(filed, "agent.bwiza")
    assert EDITOR not in roles_on(filed, "chef.bwiza")


def test_archivists_of_units_beside_or_below_read_nothing(portal, roles_on, closed):
    for unit in ("nyakabiga", "bwiza"):
        api.user.create(f"{unit}@example.org", f"archives.{unit}", "correct horse battery")
        people.assign(f"archives.{unit}", "archivist", unit, clock.today())
    assert roles_on(closed, "archives.nyakabiga") == set()
    assert roles_on(closed, "archives.bwiza") == {READER}


def test_archivists_of_every_unit_above_read_closed_cases(portal, roles_on, closed):
    above = people.ancestors("bwiza")
    assert len(above) == 2
    people.assign("fonctionnel", "archivist", above[-1], clock.today())
    assert roles_on(closed, "fonctionnel") == {READER}


def test_a_substitute_has_the_role_from_the_first_day_to_the_last(roles_on, on_day, filed):
    first = clock.today() + timedelta(days=10)
    last = first + timedelta(days=2)
    people.assign("agent.nyakabiga", "clerk", "bwiza", first, last, substitute_for="agent.bwiza")
    held = {}
    for day in range(-1, 5):
        on_day((first + timedelta(days=day)).isoformat())
        held[day] = roles_on(filed, "agent.nyakabiga")
    assert held == {-1: set(), 0: {WORKER}, 1: {WORKER}, 2: {WORKER}, 3: set(), 4: set()}


def test_a_substitute_decides_and_the_journal_names_the_substitute(portal, as_user, filed):
    today = clock.today()
    people.assign("agent.nyakabiga", "clerk", "bwiza", today, today, substitute_for="agent.bwiza")
    with as_user(portal, "agent.nyakabiga"):
        assert casework.inbox().total == 1
        casework.perform(filed, "approve")
    assert filed.tasks[-2].ended_by == "agent.nyakabiga"


def _sees(portal, user: str) -> int:
    with api.env.adopt_user(user):
        return len(portal.portal_catalog(procedure="attestation-residence"))


def test_a_former_holder_loses_access_without_reindexing(portal, roles_on, on_day, filed):
    (held,) = people.assignments(user_id="chef.bwiza")
    today = clock.today()
    people.end_assignment(held.id, today)
    assert roles_on(filed, "chef.bwiza") == {WORKER}
    assert _sees(portal, "chef.bwiza") == 1

    on_day((today + timedelta(days=1)).isoformat())
    assert roles_on(filed, "chef.bwiza") == set()
    assert _sees(portal, "chef.bwiza") == 0


def test_a_new_holder_sees_older_cases_without_reindexing(portal, roles_on, filed):
    assert _sees(portal, "agent.nyakabiga") == 0
    people.assign("agent.nyakabiga", "clerk", "bwiza", clock.today())
    assert roles_on(filed, "agent.nyakabiga") == {WORKER}
    assert _sees(portal, "agent.nyakabiga") == 1


def test_a_function_at_another_unit_opens_nothing_here(portal, roles_on, filed):
    people.assign("fonctionnel", "clerk", "nyakabiga", clock.today())
    assert roles_on(filed, "fonctionnel") == set()


def test_nobody_takes_the_name_of_a_group(portal):
    with pytest.raises(ValueError, match="not valid"):
        api.user.create("x@example.org", "bwiza.clerk", "correct horse battery")

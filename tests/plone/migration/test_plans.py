"""Several migrations of one procedure: one after the other, taken back, thrown away."""

from egov.policy import migration
from egov.policy import procedures
from egov.policy.core.errors import StateConflict
from transaction import TransactionManager
from unittest.mock import patch
from ZODB.POSException import ReadConflictError

import pytest


ID = "attestation-residence"


def versions(made):
    return [case.version for case in made]


@pytest.fixture
def later(some, decide, work):
    """Five cases that were moved to version 2, and a later plan that was tried."""
    made, plan = some
    decide(plan, "start")
    work()
    after = migration.plan(ID, 2, 1, {}, {"contact": None}, "fonctionnel")
    decide(after, "dry-run")
    work()
    return made, plan, after


def test_a_later_plan_that_was_not_started_takes_nothing_away(later, decide, work):
    made, plan, _after = later
    decide(plan, "undo")
    work()
    assert (plan["stage"], versions(made)) == ("undone", [1] * 5)


def test_moved_twice_they_are_taken_back_twice(later, decide, work):
    made, plan, after = later
    decide(after, "start")
    work()
    decide(plan, "undo")
    work()
    assert (versions(made), set(plan["held"].values())) == ([1] * 5, {"went_on"})
    assert {case.followed for case in made} == {(1, 2)}
    for known in (after, plan):
        decide(known, "undo")
        work()
    assert (plan["stage"], versions(made)) == ("undone", [1] * 5)
    assert {case.followed for case in made} == {()}


@pytest.mark.parametrize("what", ["dry-run", "start", "undo"])
def test_while_one_goes_on_nothing_is_decided_of_another(later, decide, what):
    _made, plan, after = later
    decide(after, "start")
    with pytest.raises(StateConflict) as refused:
        migration.decide(ID, plan["number"], what, "fonctionnel")
    assert refused.value.reason == "migration_open"


def test_a_plan_that_was_never_started_is_thrown_away_and_its_number_with_it(later, decide, work):
    made, plan, after = later
    decide(after, "discard")
    work()
    assert (after["stage"], after["seen"], list(migration.report(after, 0, 9))) == (
        "discarded",
        0,
        [],
    )
    for what in migration.DECISIONS:
        with pytest.raises(StateConflict):
            migration.decide(ID, after["number"], what, "fonctionnel")
    new = migration.plan(ID, 2, 1, {}, {"contact": None}, "fonctionnel")
    assert new["number"] == after["number"] + 1
    with pytest.raises(StateConflict) as refused:
        migration.decide(ID, plan["number"], "discard", "fonctionnel")
    assert refused.value.reason == "migration_stage"
    assert versions(made) == [2] * 5


def test_of_two_that_are_started_at_the_same_moment_one_waits(later, decide, work, site):
    _made, plan, after = later
    decide(plan, "undo")
    work()
    fresh = migration.plan(ID, 1, 2, plan["states"], plan["fields"], "fonctionnel")
    decide(fresh, "dry-run")
    work()
    path = "/".join(site["procedures"][ID].getPhysicalPath())
    other = TransactionManager()
    connection = site._p_jar.db().open(other)
    try:
        there = connection.root()["Application"].unrestrictedTraverse(path)
        with patch.object(procedures, "item_named", return_value=there):
            migration.decide(ID, after["number"], "start", "fonctionnel")
        decide(fresh, "start")
        with pytest.raises(ReadConflictError):
            other.commit()
    finally:
        other.abort()
        connection.close()

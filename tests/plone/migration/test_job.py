"""The worker moves case after case: beside people, across crashes, until somebody pauses it."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import migration
from egov.policy.console import TRIES
from egov.policy.core.errors import StateConflict
from egov.policy.jobs import pacing
from egov.policy.migration import moving
from egov.policy.migration import rounds
from egov.policy.migration import trying
from ZODB.POSException import ConflictError

import pytest
import transaction


ID = "attestation-residence"


class Killed(BaseException):
    """The process dies here: nothing after it runs, no handler of errors either."""


def versions(made):
    return [case.version for case in made]


def picture(case):
    """A case, but for what differs from one run to the next."""
    situation = casework.load(case)
    items = [(item.id, item.state, item.outcome, item.holder, item.due) for item in situation.items]
    clocks = [(clock.id, clock.due, clock.ended) for clock in situation.clocks]
    return case.version, situation.state, items, clocks, situation.values, len(situation.steps)


def test_all_are_moved_and_the_plan_says_so(some, decide, work):
    made, plan = some
    decide(plan, "start")
    work()
    assert versions(made) == [2] * 5
    told = migration.progress(plan)
    assert (told["stage"], told["moved"], told["remaining"], told["left"]) == ("moved", 5, 0, {})


def test_the_dry_run_moves_nothing_and_tells_of_each(some):
    made, plan = some
    assert versions(made) == [1] * 5
    assert (plan["stage"], plan["seen"]) == ("tried", 5)
    rows = {row["uid"]: row for row in migration.report(plan, 0, 25)}
    assert rows.keys() == {case.UID() for case in made}
    told = rows[made[2].UID()]
    assert (told["state"], told["target"]) == ("completion", "verification")
    assert [(fate["id"], fate["how"]) for fate in told["tasks"]] == [
        ("complete", "cancelled"),
        ("check", "opened"),
    ]
    assert plan["sums"]["states"] == {
        "draft": 1,
        "verification": 2,
        "completion": 1,
        "signature": 1,
    }
    assert plan["sums"]["tasks"]["sign:reopened"] == 1


def test_the_dry_run_writes_no_case(some, decide, work):
    made, plan = some
    before = [case._p_serial for case in made]
    decide(plan, "dry-run")
    work()
    assert [case._p_serial for case in made] == before


def test_a_report_of_many_is_told_piece_by_piece(some, monkeypatch, decide, work):
    monkeypatch.setattr(trying, "SIZE", 2)
    made, plan = some
    decide(plan, "dry-run")
    work()
    assert plan["seen"] == 5
    whole = migration.report(plan, 0, 25)
    assert [row["uid"] for row in whole] == [case.UID() for case in made]
    assert migration.report(plan, 3, 2) == whole[3:5]


STEPS = {
    "before anything": ("Passage", moving),
    "when its state was kept": ("keep", moving.keeping),
    "when it was written": ("record", moving.journal),
    "when it was indexed": ("seal", moving.keeping),
}


@pytest.mark.parametrize(("name", "place"), STEPS.values(), ids=STEPS)
@pytest.mark.parametrize("number", [1, 3, 5])
def test_killed_anywhere_and_started_again_it_is_the_same(
    some, monkeypatch, name, place, number, decide, work
):
    made, plan = some
    done, calls = getattr(place, name), []

    def dying(*given, **more):
        calls.append(given)
        if len(calls) == number:
            raise Killed
        return done(*given, **more)

    decide(plan, "start")
    with monkeypatch.context() as patch:
        patch.setattr(place, name, dying)
        with pytest.raises(Killed):
            work()
        transaction.abort()
    assert sorted(versions(made)) == [1] * (6 - number) + [2] * (number - 1)
    assert plan["count"]() == number - 1
    work()
    assert versions(made) == [2] * 5
    assert (plan["stage"], plan["count"](), len(plan["moved"])) == ("moved", 5, 5)
    assert [len(case.workflow_history[f"{ID}-v2"]) for case in made] == [1, 2, 4, 3, 2]


def test_killed_while_taking_back_and_started_again_it_is_the_same(some, monkeypatch, decide, work):
    made, plan = some
    before = [picture(case) for case in made]
    decide(plan, "start")
    work()
    decide(plan, "undo")
    back, calls = rounds.bring_back, []

    def dying(*given):
        calls.append(given)
        back(*given)
        if len(calls) == 3:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "bring_back", dying)
        with pytest.raises(Killed):
            work()
        transaction.abort()
    assert sorted(versions(made)) == [1, 1, 2, 2, 2]
    work()
    assert [picture(case) for case in made] == before
    assert (plan["stage"], plan["count"]()) == ("undone", 0)


def test_it_pauses_and_goes_on(some, monkeypatch, decide, work):
    made, plan = some
    move, calls = rounds.move, []

    def pausing(case, known):
        calls.append(case)
        move(case, known)
        if len(calls) == 2:
            known["paused"], known["stage"] = known["stage"], "paused"

    decide(plan, "start")
    with monkeypatch.context() as patch:
        patch.setattr(rounds, "move", pausing)
        work()
    assert (plan["stage"], sorted(versions(made))) == ("paused", [1, 1, 1, 2, 2])
    work()
    assert sorted(versions(made)) == [1, 1, 1, 2, 2]
    decide(plan, "resume")
    work()
    assert (plan["stage"], versions(made)) == ("moved", [2] * 5)


def test_paused_in_the_middle_it_can_be_taken_back(some, monkeypatch, decide, work):
    made, plan = some
    before = [picture(case) for case in made]
    decide(plan, "start")
    with monkeypatch.context() as patch:
        ticks = iter(range(1000)).__next__
        for module in (pacing, rounds):
            patch.setattr(module, "monotonic", ticks)
        work(until=5)
    moved = sum(case.version == 2 for case in made)
    assert 0 < moved < 5
    decide(plan, "pause")
    decide(plan, "undo")
    work()
    assert [picture(case) for case in made] == before


def test_a_case_of_which_nobody_said_where_it_goes_stays_and_says_why(
    site, open_case, publish_second, planned, as_user, decide, work
):
    made = [open_case(), open_case()]
    publish_second()
    plan = planned(states={})
    with as_user(site, "agent.bwiza"):
        casework.perform(made[1], "return_for_completion", comment="Il manque un nom")
    decide(plan, "start")
    work()
    assert versions(made) == [2, 1]
    assert dict(plan["left"]) == {made[1].UID(): "state"}
    assert cases.state_of(made[1]).id == "completion"
    with as_user(site, "agent.bwiza"):
        casework.perform(made[1], "resubmit")
    decide(plan, "start")
    work()
    assert (versions(made), dict(plan["left"])) == ([2, 2], {})


def test_a_case_that_cannot_be_read_does_not_hold_up_the_others(some, decide, work):
    made, plan = some
    made[1].clocks = ({"nonsense": True},)
    decide(plan, "start")
    work()
    assert versions(made) == [2, 1, 2, 2, 2]
    assert dict(plan["left"]) == {made[1].UID(): "broken"}


def test_a_case_that_others_write_at_the_same_moment_is_moved_when_they_are_done(
    some, monkeypatch, decide, work
):
    made, plan = some
    move, calls = rounds.move, []

    def contested(case, known):
        calls.append(case)
        if len(calls) < TRIES + 2:
            raise ConflictError("somebody else was faster")
        move(case, known)

    monkeypatch.setattr(rounds, "move", contested)
    decide(plan, "start")
    work()
    assert (plan["stage"], versions(made)) == ("moved", [2] * 5)


REFUSED = {
    "start before it was tried": ("planned", "start", "not_tried"),
    "pause what does not run": ("tried", "pause", "migration_stage"),
    "take back what was not moved": ("tried", "undo", "migration_stage"),
    "try what was moved": ("moved", "dry-run", "migration_stage"),
}


@pytest.mark.parametrize(("stage", "what", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_decided_now_is_refused(some, stage, what, reason, decide):
    _, plan = some
    plan["stage"] = stage
    with pytest.raises(StateConflict) as refused:
        migration.decide(ID, plan["number"], what, "fonctionnel")
    assert refused.value.reason == reason


def test_a_second_click_finds_that_it_was_decided(some, decide):
    _, plan = some
    decide(plan, "start")
    with pytest.raises(StateConflict):
        migration.decide(ID, plan["number"], "start", "fonctionnel")


def test_one_migration_of_a_procedure_at_a_time(some, decide):
    _, plan = some
    decide(plan, "start")
    with pytest.raises(StateConflict) as refused:
        migration.plan(
            ID, 1, 2, {"completion": "verification"}, {"phone": "contact"}, "fonctionnel"
        )
    assert refused.value.reason == "migration_open"

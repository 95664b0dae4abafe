from dataclasses import replace
from datetime import date
from egov.policy.core.model import Expectation
from egov.policy.core.model import Period
from egov.policy.core.model import TestStep
from egov.policy.core.rehearsal import play
from egov.policy.core.rehearsal import Stage
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit

import pytest


OPEN = TestStep("agent", "open", fill={"reason": "Repos", "days": 3})
SUBMIT = TestStep("agent", "submit")


def played(source, *steps, **more):
    (test,) = source.procedure.tests
    return play(source.procedure, replace(test, steps=steps, **more))


def told(source, *steps, **more):
    """The first failure in words."""
    item = played(source, *steps, **more).failures[0]
    return f"{item.step} {item.place}: {item.expected} / {item.found}"


def test_a_test_stops_at_the_first_step_that_goes_another_way(leave):
    wrong = replace(OPEN, expect=Expectation(state="vote", alert=True))
    report = played(leave, wrong, SUBMIT)
    assert [item.place for item in report.failures] == ["expect.state", "expect.alert"]
    assert not report.passed
    assert [row["event"] for row in report.trace] == ["opened", "asked"]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (TestStep("chief 2", "open"), "0 do: no refusal / refused: not_allowed"),
        (TestStep("agent", "open", fill={"days": 31}), "0 do: no refusal / refused: days.above"),
        (TestStep("agent 3", "open"), "0 as: agent 3 / nobody"),
        (TestStep("agent", "submit"), "0 do: no refusal / refused: not_opened"),
        (replace(OPEN, refused="above"), "0 refused: refused: above / no refusal"),
        (
            replace(OPEN, expect=Expectation(people=("chief",))),
            "0 expect.people: people chief / agent, agent 2",
        ),
        (
            replace(OPEN, expect=Expectation(fields={"days": None})),
            "0 expect.fields.days: fields days nothing / 3",
        ),
        (
            replace(OPEN, expect=Expectation(due={"legal": "2026-03-16"})),
            "0 expect.due.legal: due legal 2026-03-16 / nothing",
        ),
        (
            replace(OPEN, expect=Expectation(alert=True)),
            "0 expect.alert: alert yes / no",
        ),
    ],
)
def test_a_failure_says_what_was_expected_and_what_was_found(leave, step, words):
    assert told(leave, step) == words


def test_a_refused_step_changes_nothing(leave):
    report = played(
        leave,
        OPEN,
        replace(SUBMIT, person="chief", refused="not_allowed"),
        TestStep("chief", "save", fill={"days": 4}, refused="not_allowed"),
        TestStep("agent", "save", fill={"days": 99}, supply=("letter",), refused="above"),
        TestStep("agent", "save", fill={"days": 12}),
        replace(SUBMIT, refused="letter.required", expect=Expectation(state="draft")),
    )
    assert report.passed


def test_nothing_is_added_to_a_closed_case(leave):
    refuse = TestStep("chief", "refuse", comment="Trop tard")
    late = TestStep("agent", "save", supply=("letter",), refused="closed")
    assert played(leave, OPEN, SUBMIT, refuse, late).passed


def test_what_is_decided_may_not_change_answers_that_nobody_may_change(leave):
    refuse = TestStep("chief", "refuse", comment="Non", fill={"days": 4})
    assert played(leave, OPEN, SUBMIT, replace(refuse, refused="days.not_editable")).passed


def test_a_case_is_opened_with_answers_that_are_the_persons_to_give(edited):
    where = "{id: where, type: unit, title: {fr: Unité}"
    kept = edited((where, f"{where}, see: [chief]"))
    opened = replace(OPEN, fill={**OPEN.fill, "where": "zone"})
    assert told(kept, opened) == "0 do: no refusal / refused: where.not_editable"
    asker = "  asker: {title: {fr: Demandeur}, requester: true}\n  agent: {"
    asked = edited((where, f"{where}, see: [asker]"), ("  agent: {", asker))
    assert played(asked, opened).failures == ()


def test_a_case_is_opened_once(leave):
    assert told(leave, OPEN, OPEN) == "1 do: no refusal / refused: opened"


def test_gaps_refuse_a_filing_by_whatever_verb(leave):
    empty = replace(OPEN, fill={})
    refused = TestStep("agent", "complete", refused="reason.required")
    assert played(leave, empty, refused).passed
    assert played(leave, OPEN, TestStep("agent", "complete")).passed


def test_what_a_transition_asks_for_is_asked_by_whatever_verb_takes_it(edited):
    source = edited(
        ("    from: signature\n", "    from: signature\n    ask: [where]\n"),
        ("type: unit, title: {fr: Unité}", "type: unit, required: true, title: {fr: U}"),
    )
    vote = [TestStep(name, "complete") for name in ("committee", "committee 2")]
    opened = replace(OPEN, fill={**OPEN.fill, "where": "zone"})
    for verb in ("complete", "sign"):
        sign = TestStep("chief", verb, fill={"where": "treasury"})
        wrong = replace(sign, fill={"reason": "Autre"}, refused="reason.not_editable")
        said = replace(sign, expect=Expectation(state="granted", fields={"where": "treasury"}))
        assert played(source, opened, SUBMIT, *vote, wrong, said).failures == ()


def test_time_passes_day_by_day_and_brings_about_what_is_due(leave):
    wait = TestStep(wait=Period(30, PeriodUnit.DAYS))
    report = played(leave, OPEN, SUBMIT, replace(wait, expect=Expectation(state="signature")))
    assert report.passed
    (moved,) = [row for row in report.trace if row.get("cause")]
    assert moved["transition"] == "accept"


def test_waiting_ends_on_the_day_that_the_words_mean(leave):
    (test,) = leave.procedure.tests
    stage = Stage(leave.procedure, test)
    for period, day in [
        (Period(4, PeriodUnit.WORKING_DAYS), date(2026, 3, 6)),
        (Period(1, PeriodUnit.WORKING_DAYS), date(2026, 3, 9)),
        (Period(5, PeriodUnit.DAYS), date(2026, 3, 14)),
        (Period(1, PeriodUnit.MONTHS), date(2026, 4, 14)),
    ]:
        stage.wait(period)
        assert stage.world.today == day


@pytest.mark.parametrize(
    ("holders", "alert"), [({"committee": 0}, True), ({"committee": 1}, False)]
)
def test_nobody_to_ask_is_an_alert(leave, holders, alert):
    step = replace(SUBMIT, expect=Expectation(alert=alert))
    assert played(leave, OPEN, step, people=holders).passed


def test_a_paper_is_revoked_by_whom_the_definition_names_and_once(leave):
    vote = [TestStep(name, "complete") for name in ("committee", "committee 2")]
    revoke = TestStep("governor", "revoke", document="decision")
    report = played(
        leave,
        OPEN,
        SUBMIT,
        *vote,
        TestStep("chief", "sign", expect=Expectation(documents=("decision",))),
        replace(revoke, person="chief", refused="not_allowed"),
        replace(revoke, expect=Expectation(documents=(), state="granted")),
        replace(revoke, refused="revoked"),
    )
    assert report.passed


def test_a_transition_goes_before_a_verb_of_the_same_name_unless_a_task_is_named(edited):
    source = edited(
        ("  decline: {title", "  reject: {title"), ("reject: decline", "reject: reject")
    )
    vote = TestStep("committee", "reject", task="vote", expect=Expectation(state="refused"))
    assert played(source, OPEN, SUBMIT, vote).passed
    by_hand = TestStep("committee", "reject", refused="together")
    assert played(source, OPEN, SUBMIT, by_hand).passed


def test_an_outcome_can_be_chosen_for_an_opinion(edited):
    source = edited(
        ("need: all\n", "kind: opinion\n        need: all\n"),
        ("lapse: done", "lapse: lapsed"),
        ("        reject: decline\n", ""),
    )
    vote = TestStep("committee", "opinion", outcome=Outcome.UNFAVOURABLE)
    said = Expectation(outcomes={"vote": Outcome.UNFAVOURABLE}, state="signature")
    report = played(source, OPEN, SUBMIT, vote, replace(vote, person="committee 2", expect=said))
    assert report.failures == ()

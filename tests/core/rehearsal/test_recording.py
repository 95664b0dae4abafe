"""A case that went through a test is recorded as another test, which walks the same way."""

from dataclasses import replace
from datetime import date
from egov.policy.core import engine
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Moved
from egov.policy.core.options import applied
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import Happening
from egov.policy.core.rehearsal import plain_test
from egov.policy.core.rehearsal import play
from egov.policy.core.rehearsal import record
from egov.policy.core.rehearsal import Stage
from egov.policy.core.rehearsal import yaml_of
from egov.policy.core.rehearsal.answers import with_specimen
from egov.policy.core.rehearsal.persons import members
from egov.policy.core.serialize import as_data

import json
import pytest
import yaml


def walked(procedure, test):
    """A case that was led through a test, and what happened to it."""
    stage, happenings = Stage(procedure, test), []
    for step in test.steps:
        done = len(stage.events)
        if step.wait:
            stage.wait(step.wait)
            moves = [event for event in stage.events[done:] if isinstance(event, Moved)]
            happenings += [
                Happening(stage.world.day(move.step.at), "", move.step.target) for move in moves
            ]
        if step.do and not step.refused:
            happenings.append(happening(stage, step))
    return stage, happenings


def happening(stage, step):
    by, to, actor = stage.person(step.person), stage.person(step.to), step.person.split()[0]
    group = group_of(stage, actor, by)
    stage.act(step)
    asked = with_specimen(stage.procedure, step.fill) if step.do == "open" else step.fill
    given = {id: stage.situation.values[id] for id in asked if id in stage.situation.values}
    return Happening(
        on=stage.world.today,
        do=step.do,
        state=stage.situation.state,
        by=by,
        actor=actor,
        group=group,
        task=step.task,
        outcome=step.outcome,
        asked=step.to.split()[0] if to else "",
        to=to,
        to_group=group_of(stage, step.to.split()[0], to) if to else "",
        commented=bool(step.comment),
        answers=given,
        supplied=step.supply,
        document=step.document,
        deadline=step.deadline,
        amount=step.amount,
    )


def group_of(stage, actor, person):
    found = engine.principals(stage.procedure, stage.situation, actor, stage.world)
    return next(group for group in found if person in members(stage.world, group))


def recorded(procedure, test):
    stage, happenings = walked(procedure, test)
    asked = [event.item for event in stage.events if isinstance(event, Asked)]
    return stage, record(procedure, happenings, {item.id: item for item in asked[::-1]}.values())


CASES = [("leave", "walk"), *(("residence", number) for number in range(8))]


def the_test(source, which):
    tests = source.procedure.tests
    return tests[which] if isinstance(which, int) else tests[0]


@pytest.mark.parametrize(("name", "which"), CASES)
def test_what_is_recorded_passes_and_ends_where_the_case_ended(name, which, request):
    source = request.getfixturevalue(name)
    stage, test = recorded(source.procedure, the_test(source, which))
    report = play(source.procedure, test)
    assert report.failures == ()
    assert report.visits[-1].state == stage.situation.state
    taken = [step.transition for step in report.visits[-1].steps]
    assert taken == [step.transition for step in stage.situation.steps]


@pytest.mark.parametrize(("name", "which"), CASES)
def test_nothing_that_people_wrote_is_in_it(name, which, request):
    source = request.getfixturevalue(name)
    original = the_test(source, which)
    _, test = recorded(source.procedure, original)
    text = json.dumps(plain_test(source.procedure, test), ensure_ascii=False)
    fields = {field.id: field.type for field in source.procedure.fields}
    written = [
        str(value)
        for step in original.steps
        for id, value in step.fill.items()
        if fields[id] not in ("choice", "boolean", "agent") and len(str(value)) > 3
    ]
    written += [step.comment for step in original.steps if step.comment]
    assert written
    assert not [value for value in written if value in text]


@pytest.mark.parametrize(("name", "which"), CASES)
def test_its_lines_can_be_pasted_into_the_definition(name, which, request):
    source = request.getfixturevalue(name)
    _, test = recorded(source.procedure, the_test(source, which))
    data = as_data(source.procedure)
    tests = data.pop("tests")
    lines = yaml_of(source.procedure, test)
    assert all(line.startswith("  ") for line in lines.splitlines())
    text = yaml.safe_dump({**data, "tests": tests}, allow_unicode=True, sort_keys=False)
    again = read_source(f"{text}{lines}")
    assert again.procedure.tests == (*source.procedure.tests, test)


def test_what_the_unit_had_set_is_set_in_it_but_for_its_wordings(edited):
    options = """options:
  limit: {kind: number, title: {fr: Limite}, default: 1}
  where: {kind: text, title: {fr: Lieu}, default: {fr: Ici}}
sections:
  - id: form"""
    source = edited(
        ("sections:\n  - id: form", options),
        ("when: days < 20", "when: days < option('limit')"),
        ("title: {fr: Accordé}", "title: {fr: Accordé}, next: option('where')"),
    )
    standing = applied(source.procedure, {"limit": 15, "where": {"fr": "Chez Aline"}})
    stage, test = recorded(standing, replace(standing.tests[0], options={"limit": 15}))
    assert (test.options, stage.situation.state) == ({"limit": 15}, "granted")
    assert play(source.procedure, test).passed
    assert "Aline" not in yaml_of(standing, test)


def test_it_takes_a_name_that_no_other_test_has(leave):
    _, test = recorded(leave.procedure, leave.procedure.tests[0])
    assert test.id == "recorded"
    more = replace(leave.procedure, tests=(*leave.procedure.tests, test))
    _, again = recorded(more, leave.procedure.tests[0])
    assert again.id == "recorded_2"


def test_time_and_people_are_told_as_a_test_tells_them(leave):
    _, found = recorded(leave.procedure, leave.procedure.tests[0])
    assert found.on == "2026-03-02"
    assert [step.person for step in found.steps if step.do] == ["agent"] * 2 + [
        "committee",
        "chief",
        "chief 2",
    ]
    assert [step.to for step in found.steps if step.to] == ["chief 2"]
    assert [str(step.wait.unit) for step in found.steps if step.wait] == ["working_days"]


FIRST = Happening(date(2026, 3, 2), "open", "draft", "x", "agent")


def waits(procedure, after):
    second = Happening(after, "submit", "vote", "x", "agent")
    steps = record(procedure, [FIRST, second], ()).steps
    return [(step.wait.amount, str(step.wait.unit)) for step in steps if step.wait]


@pytest.mark.parametrize(
    ("after", "periods"),
    [
        (date(2026, 3, 2), []),
        (date(2026, 3, 9), [(5, "working_days")]),
        (date(2026, 3, 7), [(5, "days")]),
        (date(2031, 3, 1), [(999, "days"), (826, "days")]),
    ],
)
def test_days_in_between_become_waiting(leave, after, periods):
    assert waits(leave.procedure, after) == periods


def test_what_time_did_becomes_an_expectation(leave):
    later = Happening(date(2026, 3, 5), "", "signature")
    opened, waited = record(leave.procedure, [FIRST, later], ()).steps
    assert (opened.expect.state, waited.expect.state) == ("draft", "signature")


def test_what_somebody_typed_in_several_goes_is_one_step(leave):
    saved = [
        replace(FIRST, do="save", answers={"days": 3}, supplied=("letter",)),
        replace(FIRST, do="save", answers={"reason": "Repos"}),
        replace(FIRST, do="save", answers={"days": 4}, on=date(2026, 3, 3)),
    ]
    first, waited, second = record(leave.procedure, [FIRST, *saved], ()).steps
    assert (first.do, [*first.fill], first.supply) == ("open", ["reason", "days"], ("letter",))
    assert (second.do, [*second.fill]) == ("save", ["days"])
    assert waited.wait


def test_an_answer_that_was_emptied_is_emptied(leave):
    emptied = replace(FIRST, do="save", answers={"reason": None}, by="y")
    *_, last = record(leave.procedure, [FIRST, emptied], ()).steps
    assert last.fill == {"reason": None}


def test_what_the_specimen_would_answer_is_emptied_where_a_case_had_no_answer(edited):
    source = edited(("tests:", "specimen: {reason: Repos, days: 3}\ntests:"))
    (first,) = record(source.procedure, [replace(FIRST, answers={"days": 4})], ()).steps
    assert first.fill == {"reason": None, "days": 1}

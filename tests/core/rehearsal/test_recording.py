"""A case that went through a test is recorded as another test, which walks the same way."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.engine import Moved
from egov.policy.core.model import Field
from egov.policy.core.model import Period
from egov.policy.core.model import Text
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import Happening
from egov.policy.core.rehearsal import plain_test
from egov.policy.core.rehearsal import play
from egov.policy.core.rehearsal import record
from egov.policy.core.rehearsal import Stage
from egov.policy.core.rehearsal.samples import sample
from egov.policy.core.serialize import as_data
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import PeriodUnit

import json
import pytest
import yaml


CALENDAR = WorkingCalendar()


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
    by, to = stage.person(step.person), stage.person(step.to)
    stage.act(step)
    return Happening(
        on=stage.world.today,
        do=step.do,
        state=stage.situation.state,
        by=by,
        actor=step.person.split()[0],
        task=step.task,
        outcome=step.outcome,
        to=to,
        commented=bool(step.comment),
        filled=tuple(step.fill) if step.do == "save" else (),
        document=step.document,
    )


def recorded(procedure, test):
    stage, happenings = walked(procedure, test)
    now = stage.situation
    return stage, record(procedure, happenings, now.values, CALENDAR, sorted(now.supplied))


CASES = [("leave", "walk"), *(("residence", number) for number in range(5))]


def the_test(source, which):
    tests = source.procedure.tests
    return tests[which] if isinstance(which, int) else tests[0]


@pytest.mark.parametrize(("name", "which"), CASES)
def test_what_is_recorded_passes_and_ends_where_the_case_ended(name, which, request):
    source = request.getfixturevalue(name)
    stage, test = recorded(source.procedure, the_test(source, which))
    report = play(source.procedure, test)
    assert report.failures == ()
    assert report.visits[-1].situation.state == stage.situation.state
    taken = [step.transition for step in report.visits[-1].situation.steps]
    assert taken == [step.transition for step in stage.situation.steps]


@pytest.mark.parametrize(("name", "which"), CASES)
def test_nothing_that_people_wrote_is_in_it(name, which, request):
    source = request.getfixturevalue(name)
    original = the_test(source, which)
    _, test = recorded(source.procedure, original)
    text = json.dumps(plain_test(source.procedure, test), ensure_ascii=False)
    personal = {field.id for field in source.procedure.fields if field.personal}
    written = [
        value
        for step in original.steps
        for id, value in step.fill.items()
        if isinstance(value, str) and id in personal and source.procedure.field(id).type == "text"
    ]
    assert written
    assert not [value for value in written if value in text]
    assert not [step.comment for step in original.steps if step.comment and step.comment in text]


def test_it_can_be_written_into_the_definition(leave):
    _, test = recorded(leave.procedure, leave.procedure.tests[0])
    data = as_data(leave.procedure)
    data["tests"] |= plain_test(leave.procedure, test)
    again = read_source(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    assert again.procedure.tests == (*leave.procedure.tests, test)


def test_time_and_people_are_told_as_a_test_tells_them(leave):
    test = replace(leave.procedure.tests[0], people={"committee": 3})
    more = replace(test.steps[3], person="committee 3", expect=None)
    _, found = recorded(leave.procedure, replace(test, steps=(*test.steps[:4], more)))
    assert found.on == "2026-03-02"
    assert [step.person for step in found.steps[2:]] == ["committee", "committee 2"]
    assert found.people == {}
    many = [replace(more, person=f"committee {n}") for n in (1, 2, 3)]
    _, found = recorded(leave.procedure, replace(test, steps=(*test.steps[:3], *many)))
    assert found.people == {"committee": 3}


@pytest.mark.parametrize(
    ("after", "period"),
    [
        (date(2026, 3, 2), None),
        (date(2026, 3, 9), Period(5, PeriodUnit.WORKING_DAYS)),
        (date(2026, 3, 7), Period(5, PeriodUnit.DAYS)),
    ],
)
def test_days_in_between_become_waiting(leave, after, period):
    first = Happening(date(2026, 3, 2), "open", "draft", "x", "agent")
    second = Happening(after, "submit", "vote", "x", "agent")
    steps = record(leave.procedure, [first, second], {}, CALENDAR).steps
    assert [step.wait for step in steps if step.wait] == ([period] if period else [])


def test_what_time_did_becomes_an_expectation(leave):
    happenings = [
        Happening(date(2026, 3, 2), "open", "draft", "x", "agent"),
        Happening(date(2026, 3, 5), "", "signature"),
    ]
    opened, waited = record(leave.procedure, happenings, {}, CALENDAR).steps
    assert (opened.expect.state, waited.expect.state) == ("draft", "signature")


def field(type, **more):
    return Field("about", type, Text(fr="x"), **more)


PERSONAL = {"personal": "to know"}


@pytest.mark.parametrize(
    ("asked", "value", "decides", "expected"),
    [
        (field(FieldType.TEXT, max_length=3), "Niyonkuru", False, "Ess"),
        (field(FieldType.TEXT), "Niyonkuru", True, "Essai"),
        (field(FieldType.LONG_TEXT), "Niyonkuru", False, "Essai"),
        (field(FieldType.RICH_TEXT), "<p>N</p>", False, "<p>Essai</p>"),
        (field(FieldType.EMAIL), "a@b.bi", False, "essai@example.org"),
        (field(FieldType.INTEGER), 7, False, 7),
        (field(FieldType.INTEGER, minimum=5, **PERSONAL), 7, False, 5),
        (field(FieldType.INTEGER, **PERSONAL), 7, True, 7),
        (field(FieldType.MONEY, **PERSONAL), Decimal("7000"), False, 1),
        (field(FieldType.MONEY), Decimal("7000"), False, "7000"),
        (field(FieldType.DATE, **PERSONAL), date(1993, 3, 12), False, "1990-01-01"),
        (field(FieldType.DATE, **PERSONAL), date(1993, 3, 12), True, "1993-03-12"),
        (field(FieldType.PARTIAL_DATE, **PERSONAL), "1993-03", False, "1990"),
        (field(FieldType.BOOLEAN, **PERSONAL), True, False, True),
        (field(FieldType.REFERENCE), "a1" * 16, False, "0" * 32),
        (field(FieldType.SIGNATURE), {"name": "N", "by": "x", "at": "y"}, False, "Essai"),
        (
            field(FieldType.PERSON, parts=("surname", "birth_date", "sex")),
            {"surname": "N", "sex": "M", "birth_date": "1993-03"},
            False,
            {"surname": "Essai", "sex": "F", "birth_date": "1990"},
        ),
        (
            field(FieldType.TABLE, columns=(Field("name", FieldType.TEXT, Text(fr="x")),)),
            [{"name": "A"}, {"name": "B"}],
            False,
            [{"name": "Essai"}, {"name": "Essai"}],
        ),
    ],
)
def test_each_type_has_its_sample(asked, value, decides, expected):
    assert sample(asked, value, decides, "BI") == expected


def test_a_sample_of_a_telephone_is_a_number_of_the_country():
    assert sample(field(FieldType.PHONE), "+25779123456", False, "BI").startswith("+257")


def test_a_sample_of_a_choice_is_its_first_option(residence):
    sex = residence.procedure.field("sex")
    assert sample(sex, "M", False, "BI") == "F"
    assert sample(sex, "M", True, "BI") == "M"

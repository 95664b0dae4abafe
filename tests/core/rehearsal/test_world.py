from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.rehearsal import RehearsalWorld
from egov.policy.core.rehearsal import Stage
from egov.policy.core.rehearsal.persons import name

import pytest


def test_it_begins_in_the_morning_of_the_day_of_the_test(leave):
    (test,) = leave.procedure.tests
    world = RehearsalWorld(leave.procedure, replace(test, on="2026-07-01"))
    assert world.now == datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert world.today == date(2026, 7, 1)
    assert not world.calendar("zone").is_working(date(2026, 7, 1))


def test_there_are_two_holders_of_each_function_unless_the_test_says_else(leave):
    (test,) = leave.procedure.tests
    test = replace(test, people={"chief": 1, "other": 3}, substitutes={"chief": 1})
    world = RehearsalWorld(leave.procedure, test)
    assert world.members("zone.clerk") == ("clerk.zone", "clerk.zone-2")
    assert world.members("zone.chief") == ("chief.zone", "chief.zone-2")
    assert world.represents("chief.zone-2", "zone.chief") == ("chief.zone",)
    assert world.represents("chief.zone", "zone.chief") == ()
    assert world.members("province.governor")[0] == "governor.province"
    assert len(world.members("somewhere.visitor")) == 3
    assert world.members("zone.janitor") == ()


def test_units_stand_in_a_line_above_that_of_the_case(leave):
    world = RehearsalWorld(leave.procedure, leave.procedure.tests[0])
    assert world.unit == "zone"
    assert world.ancestors("zone") == ("province", "above")
    assert world.ancestors("province") == ("above",)
    assert world.ancestors("treasury") == ("province", "above")
    assert world.ancestors("above") == ()


@pytest.mark.parametrize(
    ("who", "id"),
    [
        ("agent", "clerk.zone"),
        ("agent 2", "clerk.zone-2"),
        ("agent 3", ""),
        ("governor", "governor.province"),
        ("office 2", "clerk.treasury-2"),
        ("superior", "head.zone"),
        ("stranger", "stranger"),
        ("other", ""),
        ("", ""),
    ],
)
def test_people_are_found_by_the_actor_they_play(leave, who, id):
    stage = Stage(leave.procedure, leave.procedure.tests[0])
    assert stage.person(who) == id


def test_people_are_called_by_the_first_actor_they_play(leave):
    stage = Stage(leave.procedure, leave.procedure.tests[0])
    known = [
        name(leave.procedure, stage.situation, stage.world, id) for id in ("clerk.zone-2", "x")
    ]
    assert known == ["agent 2", "x"]


@pytest.mark.parametrize(
    ("person", "units"),
    [("clerk.zone-2", ("zone",)), ("requester", ("zone",)), ("stranger", ())],
)
def test_people_belong_to_the_unit_of_their_function(leave, person, units):
    assert RehearsalWorld(leave.procedure, leave.procedure.tests[0]).units(person) == units

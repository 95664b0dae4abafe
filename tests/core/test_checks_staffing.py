"""Who is there today: which units are looked at, who counts, what is only a warning."""

from dataclasses import replace
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from offices import People
from offices import Unit
from pathlib import Path

import pytest


SHIPPED = Path(__file__).parents[2] / "workflows"
LIBRARY = read_library(SHIPPED)
UNITS = {
    "kayanza": Unit("Kayanza", "province"),
    "gahombo": Unit("Gahombo", "commune", "kayanza"),
    **{f"zone{n}": Unit(f"Zone {n}", "zone", "gahombo") for n in range(1, 8)},
}
FULL = People(UNITS, heads={"zone": "zone-chief", "commune": "communal-administrator"})


def found(name="attestation-residence", people=FULL, **changed):
    """Code, path and units of each finding about who is there."""
    source = read_file(SHIPPED / f"{name}.yaml", LIBRARY)
    procedure = replace(source.procedure, **changed)
    known = {actor.function for actor in procedure.actors if actor.function}
    context = CheckContext(functions=known, units=UNITS, people=people)
    return {
        (item.code, item.path): item.words["units"]
        for item in check(procedure, source, context)
        if "units" in item.words
    }


def with_groups(**groups):
    named = {name.replace("__", ".").replace("_", "-"): held for name, held in groups.items()}
    return replace(FULL, groups=named)


def test_a_full_office_has_nothing_to_be_told():
    assert found() == {}


def test_units_without_anybody_who_could_open_a_case_are_left_out():
    people = replace(with_groups(zone1__clerk=("ann", "bob"), zone1__zone_chief=()), others=0)
    assert found(people=people) == {
        ("W210", "actors.zone_chief"): "Zone 1",
        ("W210", "actors.administrator"): "Gahombo",
    }


def test_before_anybody_is_appointed_all_units_lack_everybody():
    missing = found(people=replace(FULL, others=0))
    assert {code for code, _ in missing} == {"W210"}
    assert missing["W210", "actors.clerk"] == "Zone 1, Zone 2, Zone 3, Zone 4, Zone 5… (7)"
    assert missing["W210", "actors.administrator"] == "Gahombo"


def test_where_the_requester_opens_it_somebody_has_to_work_there():
    people = replace(with_groups(zone3__clerk=("ann",)), others=0)
    missing = found("conge-agent", people)
    assert all(units in ("Zone 3", "Gahombo") for units in missing.values())
    assert missing


def test_the_superior_of_somebody_is_looked_up_as_the_engine_does():
    people = with_groups(gahombo__complaints_officer=("ann", "bob"), communal_administrator=())
    assert ("W210", "actors.head") in found("plainte", people)


@pytest.mark.parametrize(("count", "told"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_quorum_is_held_against_each_unit(count, told):
    people = with_groups(gahombo__committee_member=("ann", "bob", "cid")[:count])
    source = read_file(SHIPPED / "demande-cotation.yaml", LIBRARY).procedure
    paths = [path for code, path in found("demande-cotation", people) if code == "W226"]
    assert bool(paths) is (told and _quorum(source) > count)


def _quorum(procedure):
    return max(task.need.amount for state in procedure.states for task in state.tasks)


def four_eyes(**groups):
    """Who signs may not be who has checked."""
    source = read_file(SHIPPED / "attestation-residence.yaml", LIBRARY).procedure
    transitions = tuple(
        replace(item, other_than=("approve",)) if item.id == "sign" else item
        for item in source.transitions
    )
    return {
        units
        for (code, path), units in found(
            people=with_groups(**groups), transitions=transitions
        ).items()
        if (code, path) == ("W227", "transitions.sign.other_than")
    }


def test_one_person_cannot_be_four_eyes():
    assert four_eyes(zone1__clerk=("ann",), zone1__zone_chief=("ann",)) == {"Zone 1"}


def test_who_alone_may_sign_should_not_be_one_of_those_who_check():
    assert four_eyes(zone1__clerk=("ann", "bob"), zone1__zone_chief=("ann",)) == {"Zone 1"}


def test_a_second_person_is_enough_for_four_eyes():
    assert four_eyes(zone1__clerk=("ann",), zone1__zone_chief=("ann", "bob")) == set()
    assert four_eyes(zone1__clerk=("ann",), zone1__zone_chief=("bob",)) == set()


def test_who_is_certainly_barred_does_not_count_towards_a_quorum():
    source = read_file(SHIPPED / "demande-cotation.yaml", LIBRARY).procedure
    (state, task) = next(
        (state, task) for state in source.states for task in state.tasks if task.need.amount == 2
    )
    first = next(item for item in source.transitions if item.sources == (source.initial.id,))
    barred = replace(task, other_than=(first.id,))
    states = tuple(
        replace(one, tasks=tuple(barred if item is task else item for item in one.tasks))
        for one in source.states
    )
    opener = source.actor(first.actor).function.replace("-", "_")
    groups = {f"gahombo__{opener}": ("ann",), "gahombo__committee_member": ("ann", "bob")}
    told = found("demande-cotation", with_groups(**groups), states=states)
    assert ("W226", f"states.{state.id}.tasks.{task.id}.need") in told

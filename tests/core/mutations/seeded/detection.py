"""Runs the operators over the shipped definitions and counts what the checks find."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.checks import OptionSet
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import Source
from functools import cache
from offices import People
from offices import Unit
from pathlib import Path
from seeded import acts
from seeded import conditions
from seeded import earlier
from seeded import fees
from seeded import fields
from seeded import flow
from seeded import gone
from seeded import harmless
from seeded import messages
from seeded import options
from seeded import papers
from seeded import people
from seeded import tasks
from seeded import texts
from seeded import totals
from seeded.operator import GONE
from seeded.operator import HARMLESS
from seeded.operator import LONELY
from seeded.operator import Operator
from seeded.operator import OPERATORS


ROOT = Path(__file__).parents[4]
WORKFLOWS = ROOT / "workflows"
SPECIMEN = ROOT / "tests" / "core" / "data" / "specimen.yaml"
GROUPS = (
    flow,
    gone,
    tasks,
    people,
    fields,
    conditions,
    papers,
    texts,
    options,
    fees,
    acts,
    totals,
    messages,
    earlier,
    harmless,
)
"""Modules whose operators are run; to import them is what registers these."""

FEW = {GONE: (), LONELY: ("one",)}
"""Functions that nobody, or one person, holds."""

ELSEWHERE = replace(
    read_file(SPECIMEN).procedure, id="elsewhere", unit_kinds=("a kind of unit that is not there",)
)
"""Another procedure, of units that the office does not have."""

SITES = 2
"""At so many places of each definition an operator is tried: the first and the last."""


@dataclass
class Tally:
    """What came of one operator."""

    operator: Operator
    made: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)


def definitions() -> list[Procedure]:
    """The shipped definitions and the specimen, each as the version that comes third.

    What extends another one is left out: nearly all of it is tried in its base.
    """
    library = read_library(WORKFLOWS)
    paths = [*sorted(WORKFLOWS.glob("*.yaml")), SPECIMEN]
    found = (read_file(path, library) for path in paths)
    return [replace(source.procedure, version=3) for source in found if not source.bases]


@cache
def shipped(id: str) -> Procedure | None:
    """The shipped definition of that id; None for the specimen, which names itself."""
    path = WORKFLOWS / f"{id}.yaml"
    return read_file(path, read_library(WORKFLOWS)).procedure if path.exists() else None


def office(procedure: Procedure) -> CheckContext:
    """An office in which this definition has no fault: nine hold each function everywhere."""
    functions = {actor.function for actor in procedure.actors if actor.function}
    effects = [effect.parameters for item in procedure.transitions for effect in item.effects]
    templates = {document.template: () for document in procedure.documents}
    units = units_of(procedure)
    return CheckContext(
        functions={*functions, GONE, LONELY},
        units=units,
        people=People(units, FEW, dict.fromkeys(units, "head"), others=9),
        classes={procedure.filing.code: True, "98": False},
        templates={**templates, "old.odt": ["no_section.no_field"]},
        procedures={
            **{str(given["procedure"]): None for given in effects if "procedure" in given},
            **{id: shipped(id) for field in procedure.fields for id in field.procedures},
            ELSEWHERE.id: ELSEWHERE,
        },
        endpoints={str(given.get("endpoint")) for given in effects},
        tariffs={fee.tariff for fee in procedure.fees},
        past=earlier.past(procedure),
        ever_set=lambda version: _ever_set(procedure),
    )


def _ever_set(procedure: Procedure) -> list[OptionSet]:
    """A unit has set each option to its default."""
    return [OptionSet("middle", option.id, option.default) for option in procedure.options]


def units_of(procedure: Procedure) -> dict[str, Unit]:
    """A unit of each kind: those at which actors are looked up above those of the cases."""
    named = {actor.place: None for actor in procedure.actors if actor.place}
    named = dict.fromkeys(sorted(named, key=procedure.unit_kinds.__contains__))
    line = ["top", *named, "middle"]
    over = dict(zip(line[1:], line, strict=False))
    below = {kind: "middle" for kind in procedure.unit_kinds if kind not in named}
    return {
        "top": Unit("Top", "top"),
        **{id: Unit(id, id, at) for id, at in (over | below).items()},
    }


def codes(procedure: Procedure, context: CheckContext) -> dict[str, int]:
    """How often each code is found."""
    found: dict[str, int] = {}
    for finding in check(procedure, Source(procedure, procedure.id, {}), context):
        found[finding.code] = found.get(finding.code, 0) + 1
    return found


def tallies(operators: list[Operator], procedures: list[Procedure]) -> list[Tally]:
    """What comes of these operators; of harmless ones, ``missed`` are the false alarms."""
    known = [(procedure, office(procedure)) for procedure in procedures]
    before = {procedure.id: codes(procedure, context) for procedure, context in known}
    return [_tally(operator, known, before) for operator in operators]


def detection() -> tuple[list[Tally], list[Tally]]:
    """Of all faults, and of all harmless changes."""
    procedures = definitions()
    return tallies(OPERATORS, procedures), tallies(HARMLESS, procedures)


def _tally(operator: Operator, known: list, before: dict[str, dict[str, int]]) -> Tally:
    tally = Tally(operator)
    for procedure, context in known:
        for where, mutant in _ends(list(operator.make(procedure))):
            tally.made += 1
            new = _new(codes(mutant, context), before[procedure.id])
            if bool(new & operator.codes) if operator.codes else not new:
                tally.found += 1
            else:
                tally.missed.append(f"{procedure.id}: {where}: {sorted(new)}")
    return tally


def _new(after: dict[str, int], before: dict[str, int]) -> set[str]:
    return {code for code, count in after.items() if count > before.get(code, 0)}


def _ends(mutants: list) -> Iterator:
    yield from mutants[:1]
    yield from mutants[1:][1 - SITES :]

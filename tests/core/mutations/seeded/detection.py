"""Runs the operators over the shipped definitions and counts what the checks find."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import Source
from pathlib import Path
from seeded import conditions
from seeded import earlier
from seeded import fields
from seeded import flow
from seeded import gone
from seeded import harmless
from seeded import options
from seeded import papers
from seeded import people
from seeded import tasks
from seeded import texts
from seeded.operator import HARMLESS
from seeded.operator import Operator
from seeded.operator import OPERATORS


ROOT = Path(__file__).parents[4]
WORKFLOWS = ROOT / "workflows"
SPECIMEN = ROOT / "tests" / "core" / "data" / "specimen.yaml"
GROUPS = (flow, gone, tasks, people, fields, conditions, papers, texts, options, earlier, harmless)
"""Modules whose operators are run; to import them is what registers these."""

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
    """The shipped definitions and the specimen, each as the version that comes third."""
    library = read_library(WORKFLOWS)
    paths = [*sorted(WORKFLOWS.glob("*.yaml")), SPECIMEN]
    return [replace(read_file(path, library).procedure, version=3) for path in paths]


def office(procedure: Procedure) -> CheckContext:
    """An office in which this definition has no fault."""
    functions = {actor.function for actor in procedure.actors if actor.function}
    effects = [effect.parameters for item in procedure.transitions for effect in item.effects]
    units = {actor.place for actor in procedure.actors if actor.place}
    templates = {document.template: () for document in procedure.documents}
    return CheckContext(
        functions=functions,
        top_kinds={"top"},
        unit_kinds={*units, *procedure.unit_kinds},
        units=units,
        holders=dict.fromkeys(functions, 9),
        classes={procedure.filing.code: True, "98": False},
        template_fields={**templates, "old.odt": ["no_section.no_field"]},
        procedures={procedure.id, *(str(given.get("procedure")) for given in effects)},
        endpoints={str(given.get("endpoint")) for given in effects},
        past=earlier.past(procedure),
    )


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

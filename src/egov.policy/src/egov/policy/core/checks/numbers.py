"""Checks of numbers: no two cases, and no two papers of a kind, ever get the same one.

A register counts for one kind of thing and writes its numbers in one way, in
every version of every procedure: else a new version would give an old number
again, or a register would have gaps in the eyes of its readers.
"""

from collections.abc import Iterator
from egov.policy.core import numbering
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import NumberUse
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.model import Numbering
from egov.policy.core.model import Procedure


def uses_of(procedure: Procedure) -> dict[str, NumberUse]:
    """What a procedure numbers, by the path of its numbering."""
    owner = f"{procedure.id} {procedure.version}"
    found = {"numbering": NumberUse(owner, "cases", procedure.numbering)}
    for document in procedure.documents:
        path = f"documents.{document.id}.numbering"
        found[path] = NumberUse(owner, "papers", document.numbering)
    return found


def numbers_can_be_written(outline: Outline, report: Report) -> None:
    """Patterns hold placeholders that exist, and those that tell all numbers apart."""
    for path, use in uses_of(outline.procedure).items():
        held = _pattern(use.numbering, f"{path}.pattern", report)
        # A paper bears the name of its unit: there the unit need not stand in the number.
        needed = ("unit", "year") if use.kind == "cases" else ("year",)
        missing = [f"{{{name}}}" for name in needed if held and name not in held]
        if missing:
            report.add("E131", f"{path}.pattern", missing=" and no ".join(missing))


def registers_are_not_shared(outline: Outline, report: Report) -> None:
    """Cases and each paper of a definition have registers of their own."""
    seen = set()
    for path, use in uses_of(outline.procedure).items():
        if use.numbering.register in seen:
            report.add("E133", f"{path}.register", name=use.numbering.register)
        seen.add(use.numbering.register)


def numbers_stay_unique(outline: Outline, report: Report) -> None:
    """Register and pattern belong together, as in all that is published already."""
    for path, use in uses_of(outline.procedure).items():
        for other in _clashes(use, outline.context):
            report.add(
                "E134",
                f"{path}.register",
                owner=other.owner,
                register=other.numbering.register,
                pattern=other.numbering.pattern,
            )


RULES = (numbers_can_be_written, registers_are_not_shared, numbers_stay_unique)


def _clashes(use: NumberUse, context: CheckContext) -> Iterator[NumberUse]:
    for other in context.numbers:
        same_register = use.numbering.register == other.numbering.register
        same_shape = numbering.shape(use.numbering.pattern) == numbering.shape(
            other.numbering.pattern
        )
        if same_register:
            clash = not same_shape or use.kind != other.kind
        else:
            # Two kinds of paper may be numbered alike: their titles tell them apart.
            clash = same_shape and use.kind == other.kind == "cases"
        if clash:
            yield other


def _pattern(rule: Numbering, path: str, report: Report) -> tuple[str, ...]:
    try:
        numbering.reference(rule.pattern, unit="X", year=2026, number=1)
    except ValueError as error:
        report.add("E129", path, problem=error)
        return ()
    return numbering.placeholders(rule.pattern)

"""Checks of definitions that extend others, and of those that are there to be extended."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core.checks.codes import CODES
from egov.policy.core.checks.codes import sentence
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.numbers import uses_of
from egov.policy.core.checks.outline import Outline
from egov.policy.core.findings import Finding
from egov.policy.core.reader import Removed
from egov.policy.core.reader import Source

import re


UNKNOWN = {
    "states": {"E110"},
    "actors": {"E111"},
    "transitions": {"E114", "E139"},
    "fields": {"E120", "E127", "E241"},
    "conditions": {"E120"},
    "deadlines": {"E245"},
    "documents": {"E116", "E245"},
    "flags": {"E176"},
    "options": {"E120", "E221"},
    "tasks": {"E120", "E245"},
}
"""By kind of part, what is found where one is named that is not there."""

IN_TESTS = {"E191"}
"""The same in tests, whatever is named."""

LEFT_TO_HEIRS = frozenset(
    {"E175", "E180", "E186", "E250", "W202", "W203", "W216", "W218", "W230", "W290"}
)
"""What an abstract definition need not have: its heirs may use what it does not, and test it."""


def registers_are_its_own(outline: Outline, report: Report) -> None:
    """An heir numbers nothing in a register of its base."""
    bases = (uses_of(base.procedure) for base in report.source.bases)
    taken = {use.numbering.register for uses in bases for use in uses.values()}
    for path, use in uses_of(outline.procedure).items():
        if use.numbering.register in taken:
            report.add("E211", f"{path}.register", register=use.numbering.register)


RULES = (registers_are_its_own,)


def told(source: Source, findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they concern a base or an heir, in the order of their places.

    A base is not blamed for what it leaves to its heirs.  Where something is named that
    is not there, the line that has removed it is told as well.
    """
    left = LEFT_TO_HEIRS if source.procedure.abstract else frozenset()
    found = {item for item in findings if item.code not in left}
    found.update(blamed for part in source.removed for blamed in _blamed(part, found))
    return sorted(found, key=lambda item: (item.line, item.code, item.path))


def _blamed(part: Removed, findings: Collection[Finding]) -> Iterator[Finding]:
    """That a part is removed which others still name; nothing if none does."""
    codes, id = UNKNOWN.get(part.kind, set()) | IN_TESTS, part.name.rpartition(".")[2]
    named = [item for item in findings if item.code in codes and _names(item, id)]
    if named:
        known, first = CODES["E210"], min(named, key=lambda item: (item.file, item.line))
        place = f"{first.file}:{first.line}"
        words = {"name": part.name, "kind": part.kind, "count": len(named), "place": place}
        message = sentence(known.message, words)
        yield Finding(known.severity, "E210", message, known.remedy, *part.line, words=words)


def _names(finding: Finding, id: str) -> bool:
    return bool(re.search(rf"\b{id}\b", finding.message))

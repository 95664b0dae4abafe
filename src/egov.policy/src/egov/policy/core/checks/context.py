"""What checks know beside the definition, and where they write their findings."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from egov.policy.core.checks.codes import CODES
from egov.policy.core.findings import Finding
from egov.policy.core.model import Field
from egov.policy.core.model import Numbering
from egov.policy.core.model import Procedure
from egov.policy.core.reader import Source
from typing import TypeVar


_Item = TypeVar("_Item")


EFFECTS: Mapping[str, frozenset[str]] = {
    "assign_number": frozenset(),
    "issue_document": frozenset({"document"}),
}
"""Parameters of the effects that the product ships, all required."""


@dataclass(frozen=True)
class NumberUse:
    """What a version of a procedure numbers, "cases" or "papers", and how."""

    owner: str
    kind: str
    numbering: Numbering


@dataclass(frozen=True)
class CheckContext:
    """The office for which a definition is checked.

    ``functions`` are the functions people can hold there, ``top_kinds`` the
    kinds of unit that have no unit above; None means: not known, not checked.
    ``numbers`` is what published versions number already.
    """

    functions: Collection[str] | None = None
    top_kinds: Collection[str] | None = None
    effects: Mapping[str, frozenset[str]] = field(default_factory=lambda: EFFECTS)
    numbers: Collection[NumberUse] = ()


@dataclass
class Report:
    """Findings so far; looks up severity, remedy and line."""

    source: Source
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, path: str, **words: object) -> None:
        """Note a finding at a part of the definition."""
        known = CODES[code]
        file, line = self.source.place(path)
        self.findings.append(
            Finding(
                known.severity,
                code,
                known.message.format(**words),
                known.remedy,
                file,
                line,
                path=path,
            )
        )


def hint(name: str, known: Iterable[str]) -> str:
    """What somebody may have meant who wrote this name."""
    near = get_close_matches(name, list(known), 1)
    return f" Did you mean {near[0]}?" if near else ""


def fields_of(procedure: Procedure) -> list[tuple[str, Field]]:
    """All fields, each with its path."""
    return [
        (f"{section_path}.{path}", field)
        for section_path, section in numbered("sections", procedure.sections)
        for path, field in numbered("fields", section.fields)
    ]


def numbered(key: str, items: Sequence[_Item]) -> list[tuple[str, _Item]]:
    """The items of a list, each with its path."""
    return [(f"{key}.{number}", item) for number, item in enumerate(items)]

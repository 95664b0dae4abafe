"""What checks know beside the definition, and where they write their findings."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.checks.codes import CODES
from egov.policy.core.findings import Finding
from egov.policy.core.reader import Source


EFFECTS: Mapping[str, frozenset[str]] = {
    "assign_number": frozenset(),
    "issue_document": frozenset({"document"}),
}
"""Parameters of the effects that the product ships, all required."""


@dataclass(frozen=True)
class CheckContext:
    """The office for which a definition is checked.

    ``functions`` are the functions people can hold there, ``top_kinds`` the
    kinds of unit that have no unit above; None means: not known, not checked.
    """

    functions: Collection[str] | None = None
    top_kinds: Collection[str] | None = None
    effects: Mapping[str, frozenset[str]] = field(default_factory=lambda: EFFECTS)


@dataclass
class Report:
    """Findings so far; looks up severity, remedy and line."""

    source: Source
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, path: str, **words: object) -> None:
        """Note a finding at a part of the definition."""
        known = CODES[code]
        self.findings.append(
            Finding(
                known.severity,
                code,
                known.message.format(**words),
                known.remedy,
                self.source.file,
                self.source.line(path),
                path=path,
            )
        )

"""What checks know beside the definition, and where they write their findings."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from egov.policy.core.checks.codes import CODES
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import EffectType
from egov.policy.core.evolution import Past
from egov.policy.core.findings import Finding
from egov.policy.core.model import Numbering
from egov.policy.core.reader import Source


@dataclass(frozen=True)
class NumberUse:
    """What a version of a procedure numbers, "cases" or "papers", and how."""

    owner: str
    kind: str
    numbering: Numbering


@dataclass(frozen=True)
class CheckContext:
    """The office for which a definition is checked; None means: not known, not checked.

    ``functions`` are the functions people can hold there, ``top_kinds`` the kinds of unit
    that have no unit above, ``unit_kinds`` all kinds, ``units`` the ids of the units.
    ``holders`` says of a function how many can act for it in the unit that has most of
    them, substitutes included.  ``classes`` are the codes of the plan, and whether a rule
    of retention is known for each.  ``template_fields`` are the names that a template asks
    for, ``person.surname`` or ``words.born``; those that begin with ``template_words`` are
    given by the office.  ``procedures`` are ids of what is published, ``endpoints`` names
    of addresses in the settings, ``numbers`` what published versions number already.
    ``past`` is what earlier versions of the same procedure mean by their ids.
    """

    functions: Collection[str] | None = None
    top_kinds: Collection[str] | None = None
    unit_kinds: Collection[str] | None = None
    units: Collection[str] | None = None
    holders: Mapping[str, int] | None = None
    classes: Mapping[str, bool] | None = None
    template_fields: Mapping[str, Collection[str]] | None = None
    template_words: Collection[str] = ("document", "letterhead", "signatory", "signed", "unit")
    procedures: Collection[str] | None = None
    endpoints: Collection[str] | None = None
    effects: Mapping[str, EffectType] = field(default_factory=lambda: EFFECTS)
    numbers: Collection[NumberUse] = ()
    past: Past | None = None


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

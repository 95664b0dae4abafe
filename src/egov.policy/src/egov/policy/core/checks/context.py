"""What checks know beside the definition, and where they write their findings."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from egov.policy.core.checks.codes import CODES
from egov.policy.core.checks.codes import sentence
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import EffectType
from egov.policy.core.engine import Organisation
from egov.policy.core.evolution import Past
from egov.policy.core.findings import Finding
from egov.policy.core.model import Numbering
from egov.policy.core.model import Procedure
from egov.policy.core.reader import Source
from functools import cached_property
from typing import Any
from typing import Protocol


MOST = 5
"""So many units are named; of more, how many there are."""


@dataclass(frozen=True)
class NumberUse:
    """What a version of a procedure numbers, "cases" or "papers", and how."""

    owner: str
    kind: str
    numbering: Numbering


class Unit(Protocol):
    """A unit of the office, as far as checks look at it."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def kind(self) -> str:
        """Commune, zone, service."""

    @property
    def parent(self) -> str:
        """Id of the unit above it; empty if there is none."""


@dataclass(frozen=True)
class OptionSet:
    """A unit, by id, and the value that it has given to an option."""

    unit: str
    option: str
    value: Any


@dataclass(frozen=True)
class CheckContext:
    """The office for which a definition is checked; None means: not known, not checked.

    ``functions`` are the functions people can hold there, ``units`` its units by id, and
    ``people`` tells who holds what today, ``set_by`` what holds of the options of a
    procedure in a unit, and ``ever_set`` all that a unit has set of them for today or a later
    day.  ``classes`` are the open classes of the plan,
    and whether each has a rule of retention.  ``templates`` are the templates by file name,
    with the names that each asks for (``person.surname``).  ``procedures`` are those that
    take new cases, by id, None where it is not known what they say; ``endpoints`` names of
    addresses in the settings; ``numbers`` what published versions number already; ``tariffs``
    are those that some unit takes.
    ``past`` is what earlier versions of the same procedure mean by their ids.
    """

    functions: Collection[str] | None = None
    units: Mapping[str, Unit] | None = None
    people: Organisation | None = None
    set_by: Callable[[Procedure, str], Mapping[str, Any]] = lambda procedure, unit: {}
    ever_set: Callable[[Procedure], Iterable[OptionSet]] = lambda procedure: ()
    classes: Mapping[str, bool] | None = None
    templates: Mapping[str, Collection[str]] | None = None
    procedures: Mapping[str, Procedure | None] | None = None
    endpoints: Collection[str] | None = None
    effects: Mapping[str, EffectType] = field(default_factory=lambda: EFFECTS)
    numbers: Collection[NumberUse] = ()
    tariffs: Collection[str] | None = None
    past: Past | None = None

    @cached_property
    def unit_kinds(self) -> Collection[str] | None:
        """Kinds of the units."""
        return None if self.units is None else {unit.kind for unit in self.units.values()}

    @cached_property
    def top_kinds(self) -> Collection[str]:
        """Kinds of the units that have none above them."""
        return {unit.kind for unit in (self.units or {}).values() if not unit.parent}

    def named(self, ids: Iterable[str]) -> str:
        """Names of units, as a finding tells them."""
        known = self.units or {}
        titles = sorted({known[id].title if id in known else id for id in ids})
        more = f"… ({len(titles)})" if len(titles) > MOST else ""
        return ", ".join(titles[:MOST]) + more

    def lines(self, kind: str) -> list[frozenset[str]]:
        """Of each unit of a kind, the kinds that it is and has above it."""
        return [self._line(id) for id, unit in (self.units or {}).items() if unit.kind == kind]

    def _line(self, id: str) -> frozenset[str]:
        units, found = self.units or {}, []
        while (unit := units.get(id)) and unit not in found:
            found.append(unit)
            id = unit.parent
        return frozenset(unit.kind for unit in found)


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
                sentence(known.message, words),
                known.remedy,
                file,
                line,
                path=path,
                words=words,
            )
        )


def hint(name: str, known: Iterable[str]) -> str:
    """The name that somebody may have meant who wrote this one; empty if none is like it."""
    return next(iter(get_close_matches(name, list(known), 1)), "")

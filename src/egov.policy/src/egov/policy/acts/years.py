"""Which years a register of a unit has, also those in which no act was entered.

A register is kept where a procedure that feeds it takes requests: from the year in which that was
first published to the one that runs, or in which it was retired or has ceased to feed it; and in
every year of its acts.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.acts import store
from egov.policy.core import acts
from egov.policy.core.model import Procedure


@dataclass(frozen=True)
class _Feed:
    """A procedure that feeds a register: in units of which kinds, and in which years."""

    register: str
    kinds: tuple[str, ...]
    first: int
    last: int

    def years(self, unit: people.UnitInfo) -> range:
        """The years in which it could do so in a unit, as long as that exists."""
        first = max(self.first, unit.valid_from.year if unit.valid_from else self.first)
        last = min(self.last, unit.valid_to.year if unit.valid_to else self.last)
        return range(first, last + 1) if unit.kind in self.kinds else range(0)


def kept(register: str, unit: str) -> range:
    """The years of a register of a unit, the one that runs included; none where it is not kept."""
    found = people.find_unit(unit)
    spans = _spans(register, found, _feeds()) if found else []
    return _joined(register, unit, spans)


def without_acts() -> Iterator[store.Key]:
    """The years of all registers that have ended and into which nothing was entered."""
    today, books, feeds = clock.today(), store.books(), [*_feeds()]
    for register in {feed.register for feed in feeds}:
        for unit in people.units():
            for year in _joined(register, unit.id, _spans(register, unit, feeds)):
                runs = acts.closing_refused(year, today, closed=False)
                if not runs and (register, unit.id, year) not in books:
                    yield register, unit.id, year


def _spans(register: str, unit: people.UnitInfo, feeds: Iterable[_Feed]) -> list[range]:
    years = (feed.years(unit) for feed in feeds if feed.register == register)
    return [span for span in years if span]


def _joined(register: str, unit: str, spans: list[range]) -> range:
    """From the first year to the last, those of acts among them."""
    every = [*spans, *(range(year, year + 1) for year, _book in store.of_unit(register, unit))]
    if not every:
        return range(0)
    return range(min(span.start for span in every), max(span.stop for span in every))


def _feeds() -> Iterator[_Feed]:
    for procedure in procedures.feeding():
        item = procedures.item_named(procedure.id)
        if item.current or item.endings:
            first, last = _published(_first(item, procedure.act.register)), _last(item, procedure)
            yield _Feed(procedure.act.register, procedure.unit_kinds, first, last)


def _first(item, register: str):
    """The first version of a procedure that feeds a register."""
    rules = ((version, version.procedure().act) for version in item.versions.values())
    return next(version for version, rule in rules if rule and rule.register == register)


def _last(item, procedure: Procedure) -> int:
    """The year in which it fed it last: when another version followed, it was retired, or now."""
    later = [number for number in item.versions if number > procedure.version]
    if later:
        return _published(item.versions[later[0]])
    return clock.today().year if item.current else _year(item.endings[-1]["on"])


def _published(version) -> int:
    return _year(version.provenance.published_on)


def _year(moment: str) -> int:
    return clock.day_of(datetime.fromisoformat(moment)).year

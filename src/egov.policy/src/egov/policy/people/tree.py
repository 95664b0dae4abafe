"""The organisation tree, read from the flat folder ``/units``.

Answers do not depend on who asks: the names of the units of an office are
public, and the rights of others are worked out from them.
"""

from Acquisition import aq_base
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterator
from egov.policy.people.content import Unit
from egov.policy.people.model import UnitInfo
from egov.policy.people.store import unit_folder


def find_unit(id: str) -> UnitInfo | None:
    """The unit of that id, or None."""
    folder = unit_folder()
    found = None if folder is None else folder.get(id)
    return _info(found) if isinstance(found, Unit) else None


def units() -> tuple[UnitInfo, ...]:
    """All units, each after the one above it, neighbours by title."""
    folder = unit_folder()
    items = () if folder is None else folder.objectValues()
    found = {item.getId(): _info(item) for item in items if isinstance(item, Unit)}
    below = defaultdict(list)
    for unit in sorted(found.values(), key=lambda unit: (unit.title, unit.id)):
        below[unit.parent if unit.parent in found else ""].append(unit)
    return tuple(_walk(below, ""))


def ancestors(unit_id: str, find: Callable[[str], UnitInfo | None] = find_unit) -> tuple[str, ...]:
    """Ids of the units above a unit, nearest first; ``find`` looks each of them up."""
    found: list[str] = []
    unit = find(unit_id)
    while unit and unit.parent and unit.parent not in found:
        unit = find(unit.parent)
        if unit:
            found.append(unit.id)
    return tuple(found)


def descendants(unit_id: str) -> tuple[str, ...]:
    """Ids of the units below a unit, in the order of ``units``."""
    found: list[str] = []
    for unit in units():
        if unit.parent == unit_id or unit.parent in found:
            found.append(unit.id)
    return tuple(found)


def _walk(below: dict[str, list[UnitInfo]], parent: str) -> Iterator[UnitInfo]:
    for unit in below[parent]:
        yield unit
        yield from _walk(below, unit.id)


def _info(unit: Unit) -> UnitInfo:
    unit = aq_base(unit)
    return UnitInfo(
        id=unit.getId(),
        title=unit.title,
        kind=unit.kind,
        parent=unit.parent or "",
        gazetteer=unit.gazetteer or "",
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        predecessors=tuple(unit.predecessors or ()),
    )

"""Questions about the plan of the site: a class, all classes, its versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from egov.policy import clock
from egov.policy.classification.content import ClassificationClass
from egov.policy.core import plan as files
from egov.policy.core.plan import PlanClass
from plone import api


@dataclass(frozen=True)
class PlanVersion:
    """One import that changed the plan: its number, its first day, by whom and why."""

    number: int
    valid_from: date
    imported_on: str
    by: str
    mandate: str


def find(code: str, on: date | None = None) -> PlanClass | None:
    """The class that applies to a file whose event is of that day, today if none is given.

    A closed class still answers: its files keep its last rule.
    """
    node = node_of(code)
    return node.applying_in(_number(on or clock.today())) if node is not None else None


def classes(version: int | None = None) -> list[PlanClass]:
    """The open classes of a version, of the newest if none is named, in the order of the codes."""
    number = latest() if version is None else version
    said = (node.said_in(number) for node in nodes(container()))
    return [item for item in said if item is not None]


def export_csv(version: int | None = None) -> str:
    """A version of the plan as the file that would be imported for it."""
    return files.write(classes(version))


def versions() -> tuple[PlanVersion, ...]:
    """All versions, oldest first."""
    stored = getattr(container().aq_base, "versions", ())
    return tuple(
        PlanVersion(number, date.fromisoformat(day), imported_on, by, mandate)
        for number, (day, imported_on, by, mandate) in enumerate(stored, start=1)
    )


def latest() -> int:
    """Number of the newest version, 0 as long as there is none."""
    return len(getattr(container().aq_base, "versions", ()))


def container():
    """The folder ``/plan``."""
    return api.portal.get()["plan"]


def node_of(code: str) -> ClassificationClass | None:
    """The content of a class, by its path alone."""
    parts, place = code.split("."), container()
    for size in range(1, len(parts) + 1):
        place = place.get(".".join(parts[:size]))
        if place is None:
            return None
    return place


def nodes(place) -> Iterator[ClassificationClass]:
    """The content of all classes under a place, parents first, in the order of the codes."""
    imported = (node for node in place.objectValues() if node.entries)
    for node in sorted(imported, key=_natural):
        yield node
        yield from nodes(node)


def _number(on: date) -> int:
    return sum(1 for version in versions() if version.valid_from <= on)


def _natural(node: ClassificationClass) -> list[int]:
    return [int(part) for part in node.code.split(".")]

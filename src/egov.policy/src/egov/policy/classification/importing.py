"""A file → a new version of the plan: all of it or nothing.

Importing the same file again changes nothing and makes no version.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from egov.policy import clock
from egov.policy.classification import plan
from egov.policy.classification.content import ClassificationClass
from egov.policy.core import plan as files
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.plan import PlanClass
from egov.policy.core.retention import RetentionMode
from plone import api
from plone.dexterity.utils import createContent


FILENAME = "classification.csv"


@dataclass(frozen=True)
class Report:
    """What an import did: the version it made and the codes it touched."""

    version: int
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


def import_csv(
    data: bytes,
    *,
    valid_from: date | None = None,
    mandate: str = "",
    mode: RetentionMode = RetentionMode.EXACT,
) -> Report:
    """Make the plan what a file says, from a day on, today if none is given.

    A class that the file leaves out is closed.

    :raises PlanError: with every fault of the file, before anything is written.
    :raises InvalidValues: if the day is before the newest version.
    """
    read = {item.code: _with_mandate(item, mandate) for item in files.read(data, mode)}
    known = {item.code: item for item in plan.classes()}
    report = Report(
        version=plan.latest() + 1,
        created=tuple(code for code in read if plan.node_of(code) is None),
        changed=tuple(code for code in read if _changed(read[code], known)),
        closed=tuple(code for code in known if code not in read),
    )
    if not (report.created or report.changed or report.closed):
        return replace(report, version=plan.latest())
    _add_version(valid_from or clock.today(), mandate)
    for code, item in _touched(report, read):
        _node(code).say(report.version, item)
    return report


def import_plan(context) -> None:
    """Import step of a pack: its ``classification.csv``."""
    data = context.readDataFile(FILENAME)
    if data is not None:
        import_csv(data)


def _changed(item: PlanClass, known: dict[str, PlanClass]) -> bool:
    # A class that had been closed and comes back has changed as well.
    return known.get(item.code) != item and plan.node_of(item.code) is not None


def _touched(report: Report, read: dict[str, PlanClass]) -> Iterator[tuple[str, PlanClass | None]]:
    for code in (*report.created, *report.changed, *report.closed):
        yield code, read.get(code)


def _with_mandate(item: PlanClass, mandate: str) -> PlanClass:
    return replace(item, rule=replace(item.rule, mandate=mandate)) if item.rule else item


def _add_version(valid_from: date, mandate: str) -> None:
    past = plan.versions()
    if past and valid_from < past[-1].valid_from:
        earliest = past[-1].valid_from.isoformat()
        raise InvalidValues([FieldProblem("valid_from", "too_early", {"earliest": earliest})])
    folder, user = plan.container(), api.user.get_current().getId() or ""
    made = (valid_from.isoformat(), clock.now().isoformat(timespec="seconds"), user, mandate)
    folder.versions = (*getattr(folder.aq_base, "versions", ()), made)


def _node(code: str) -> ClassificationClass:
    node = plan.node_of(code)
    if node is not None:
        return node
    parent = code.rpartition(".")[0]
    place = plan.node_of(parent) if parent else plan.container()
    place._setObject(code, createContent("ClassificationClass", id=code))
    return place[code]

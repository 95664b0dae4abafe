"""Rows of lists of cases as pages show them, made from the catalogue's ``case_row``.

No case is loaded; titles come from the published procedures.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.policy import _
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.engine.alerts import AMOUNT
from egov.policy.core.engine.alerts import DEPTH
from egov.policy.core.engine.alerts import QUORUM
from egov.policy.core.engine.alerts import TARIFF
from egov.policy.core.retention import FinalAction
from egov.policy.portal.case.naming import principal_name
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from egov.policy.portal.units import name_of
from typing import Any


ACTIONS = {
    FinalAction.KEEP: _("to be kept for ever"),
    FinalAction.DESTROY: _("to be destroyed"),
    FinalAction.SORT: _("to be sorted"),
}
"""What becomes of a record."""


@dataclass(frozen=True)
class Row:
    """One case of a list.

    ``task`` is what is asked in it, ``others`` how much more is asked of others; ``why``
    says in the list of alerts what is wrong.  ``readable`` is whether the page of the
    case can be opened from the list.
    """

    url: str
    reference: str
    title: str
    procedure: Spoken
    step: Spoken
    unit: str
    due: str | None
    due_day: str
    late: bool
    draft: bool
    claimed_by: str
    mine: bool
    task: Spoken | None
    others: int
    flags: tuple[Spoken, ...]
    why: str
    readable: bool


def row_of(page: Page, row: dict[str, Any], *, alert: bool = False) -> Row:
    """A row of the catalogue in words of the page; ``alert`` where it stands for what is wrong."""
    procedure = procedures.get(row["procedure"], row["version"])
    state, marks = procedure.state(row["state"]), {item.id: item for item in procedure.flags}
    due = date.fromisoformat(row["due"]) if row["due"] else None
    claimed = row["claimed_by"]
    return Row(
        url=page.request.physicalPathToURL(row["path"]),
        reference=row["reference"],
        title=row["title"] or ("" if alert else page.translated(_("(no name yet)"))),
        procedure=page.say(procedure.title),
        step=page.say(state.title),
        unit=name_of(row["unit"]),
        due=page.format.due(due),
        due_day=page.format.short_day(due),
        late=page.format.late(due),
        draft=row["phase"] == "draft",
        claimed_by=people.display_name(claimed) if claimed and claimed != page.user_id else "",
        mine=bool(claimed) and claimed == page.user_id,
        task=page.say(state.task(row["task"]).title) if row["task"] else None,
        others=max(len(row["open"]) - 1, 0),
        flags=tuple(page.say(marks[id].title) for id in row["flags"] if id in marks),
        why=_why(page, row) if alert else "",
        readable=not alert or bool(row["alert"]),
    )


def _why(page: Page, row: dict[str, Any]) -> str:
    """What the functional administrator has to mend."""
    if row["alert"] == DEPTH:
        return page.translated(_("It went on by itself too often and was stopped."))
    if row["alert"] == QUORUM:
        return page.translated(_("Too few people are there to decide."))
    if row["alert"] == TARIFF:
        return page.translated(_("A tariff is missing: what is to be paid cannot be told."))
    if row["alert"] == AMOUNT:
        return page.translated(_("What is to be paid cannot be worked out from the answers."))
    if not row["open"]:
        return page.translated(_("At this step nobody is asked."))
    if not row["group"]:
        return page.translated(_("It cannot be told who has to act."))
    who = {"who": principal_name(page, row["group"])}
    if not people.members(row["group"]):
        return page.translated(_("Nobody holds this function today: ${who}", mapping=who))
    return page.translated(_("None of those who are asked may act today: ${who}", mapping=who))


@dataclass(frozen=True)
class RecordRow:
    """One closed case of a list, with what becomes of it."""

    url: str
    reference: str
    title: str
    procedure: Spoken
    unit: str
    closed_on: str
    code: str
    retention: str
    due: bool


def record_row(page: Page, row: dict[str, Any]) -> RecordRow:
    """A row of the catalogue in words of the page."""
    procedure = procedures.get(row["procedure"], row["version"])
    disposal = date.fromisoformat(row["disposal_due"]) if row["disposal_due"] else None
    return RecordRow(
        url=page.request.physicalPathToURL(row["path"]),
        reference=row["reference"],
        title=row["title"],
        procedure=page.say(procedure.title),
        unit=name_of(row["unit"]),
        closed_on=page.format.short_day(_moment(row["closed_on"])),
        code=row["class"],
        retention=_retention(page, row["disposal_action"], disposal),
        due=page.format.late(disposal),
    )


def _retention(page: Page, action: str | None, due: date | None) -> str:
    if not action:
        return page.translated(_("no rule in the plan"))
    what = page.translated(ACTIONS[FinalAction(action)])
    return f"{page.format.short_day(due)} : {what}" if due else what


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

"""Rows of lists of cases as pages show them, made from the catalogue's ``case_row``.

No case is loaded; titles come from the published procedures.
"""

from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import people
from egov.policy import procedures
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any


@dataclass(frozen=True)
class Row:
    """One case of a list."""

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


def row_of(page: Page, row: dict[str, Any]) -> Row:
    """A row of the catalogue in words of the page."""
    procedure = procedures.get(row["procedure"], row["version"])
    unit = people.find_unit(row["unit"])
    due = date.fromisoformat(row["due"]) if row["due"] else None
    claimed = row["claimed_by"]
    return Row(
        url=page.request.physicalPathToURL(row["path"]),
        reference=row["reference"],
        title=row["title"] or page.translated(_("(no name yet)")),
        procedure=page.say(procedure.title),
        step=page.say(procedure.state(row["state"]).title),
        unit=unit.title if unit else row["unit"],
        due=page.format.due(due),
        due_day=page.format.short_day(due),
        late=page.format.late(due),
        draft=row["phase"] == "draft",
        claimed_by=people.display_name(claimed) if claimed and claimed != page.user_id else "",
        mine=bool(claimed) and claimed == page.user_id,
    )

"""The cases that belong to a case, as its page and its history name them.

Who may not see another case learns that there is one, and how it belongs here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from egov.policy import _
from egov.policy import casework
from egov.policy.portal.page import Page
from egov.policy.portal.rows import Row
from egov.policy.portal.rows import row_of
from typing import Any


WAYS = {
    ("duplicate", False): _("perhaps about the same"),
    ("related", False): _("named in this request"),
    ("related", True): _("names this request"),
    ("started", False): _("has opened this request"),
    ("started", True): _("opened by this request"),
}
"""How another case belongs to this one; whether it is the other that says so."""

OTHER_WAYS = {
    False: _("named in this request (${way})"),
    True: _("names this request (${way})"),
}
"""The same where a definition has a word of its own for it."""


@dataclass(frozen=True)
class RelatedRow:
    """One case, or None for those that the person may not see; then ``count`` says how many."""

    way: str
    case: Row | None
    since: str
    count: int = 1


def related_rows(page: Page, case) -> list[RelatedRow]:
    """The cases that belong to a case, oldest first; at the end those that may not be seen."""
    seen, hidden = [], {}
    for item in casework.linked(case):
        way = way_words(page, item.link.how, incoming=item.link.incoming)
        if item.row is None:
            hidden[way] = hidden.get(way, 0) + 1
        else:
            since = page.format.moment(item.link.moment)
            seen.append(RelatedRow(way, row_of(page, dict(item.row)), since))
    return seen + [RelatedRow(way, None, "", count) for way, count in hidden.items()]


def way_words(page: Page, how: str, *, incoming: bool) -> str:
    """How another case belongs to the one that is shown."""
    known = WAYS.get((how, incoming))
    return page.translated(known or _(OTHER_WAYS[incoming], mapping={"way": how}))


def case_words(page: Page, uid: str) -> str:
    """Number and name of a case; for who may not see it, that there is one."""
    row = casework.find_row(uid)
    if row is None:
        return page.translated(_("a request that you may not see"))
    found = row_of(page, dict(row.case_row))
    return " ".join(filter(None, (found.reference, found.title)))


def booked_words(page: Page, labels: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, str]:
    """What was booked in a total, and what that became: figures alone, as a total may count."""
    if "total" not in data:
        return {}
    return {
        "label": labels.get(data["total"], ""),
        "booked": page.format.number(Decimal(data["amount"])),
        "sum": page.format.number(Decimal(data.get("value", 0))),
    }

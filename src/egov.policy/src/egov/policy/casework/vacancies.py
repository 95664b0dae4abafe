"""Cases that wait for nobody or for a tariff, or soon may, looked at again once that may change.

Used by the round of the worker.  Who can be asked changes with the people of the office and
with the day, what is to be paid with its tariffs, so each of these cases is looked at once
after such a change, some in each round.
How far the rounds have come is noted beside the cases: where nothing has changed, none is loaded
however many there are (docs/adr/0057-what-waits-for-nobody-is-looked-at-after-a-change.md).
"""

from dataclasses import dataclass
from egov.policy import cases
from egov.policy import clock
from egov.policy import people
from egov.policy import tariffs
from egov.policy.core.engine import USER
from itertools import islice
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.casework.vacancies"

BATCH = 500
"""Most cases that one round looks at."""


@dataclass(frozen=True)
class Batch:
    """The next cases by address.

    ``state`` of the office and ``last`` row are to be noted; ``is_last`` once all were looked at.
    """

    state: str
    last: int | None
    paths: tuple[str, ...]
    is_last: bool


def batch() -> Batch | None:
    """Cases that were not looked at since people or tariffs changed, or since yesterday.

    None where all were.
    """
    state = f"{clock.today().isoformat()} {people.changes()} {tariffs.changes()}"
    noted = IAnnotations(api.portal.get()["cases"]).get(KEY, {})
    known = noted if noted.get("state") == state else {}
    if known.get("is_last"):
        return None
    after = known.get("last")
    waiting = cases.rows_waiting_for([cases.TOUCHY, *deserted()])
    rows = list(islice(waiting.keys(after, None, after is not None), BATCH))
    catalog = api.portal.get_tool("portal_catalog")
    paths = tuple(map(catalog.getpath, rows))
    return Batch(state, rows[-1] if rows else after, paths, len(rows) < BATCH)


def note(folder, done: Batch) -> None:
    """Note beside the cases that these were looked at."""
    noted = {"state": done.state, "last": done.last, "is_last": done.is_last}
    IAnnotations(folder)[KEY] = noted


def deserted() -> list[str]:
    """What stands in the index for whom nobody acts today."""
    index = api.portal.get_tool("portal_catalog").Indexes["waiting_for"]
    return [token for token in index.uniqueValues() if _is_deserted(token)]


def _is_deserted(token: str) -> bool:
    if token == cases.NOBODY:
        return True
    if token == cases.TOUCHY or cases.is_counting(token):
        return False
    if token.startswith(USER):
        return not people.groups_of(token.removeprefix(USER))
    return ":" not in token and not people.members(token)

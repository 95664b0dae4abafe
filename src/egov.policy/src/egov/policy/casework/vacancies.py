"""Cases that wait for nobody or for a tariff, looked at again once that may be there.

Used by the round of the worker.  Who can be asked changes with the people of the office and
with the day, what is to be paid with its tariffs, so each case is looked at once after such a
change, some in each round.  How
far the rounds have come is noted beside the cases: where nothing has changed, none is loaded
however many there are (docs/adr/0057-what-waits-for-nobody-is-looked-at-after-a-change.md).
"""

from dataclasses import dataclass
from egov.policy import cases
from egov.policy import clock
from egov.policy import people
from egov.policy import tariffs
from itertools import islice
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.casework.vacancies"

BATCH = 500
"""Most cases that one round looks at."""


@dataclass(frozen=True)
class Batch:
    """The next cases by address; ``state`` of the office and ``last`` row are to be noted."""

    state: str
    last: int = 0
    paths: tuple[str, ...] = ()


def batch() -> Batch:
    """Cases that were not looked at since people or tariffs changed, or since yesterday."""
    state = f"{clock.today().isoformat()} {people.changes()} {tariffs.changes()}"
    noted = IAnnotations(api.portal.get()["cases"]).get(KEY, {})
    after = noted["last"] if noted.get("state") == state else None
    waiting = cases.rows_waiting_for([cases.NOBODY])
    rows = list(islice(waiting.keys(after, None, after is not None), BATCH))
    if not rows:
        return Batch(state)
    catalog = api.portal.get_tool("portal_catalog")
    return Batch(state, rows[-1], tuple(map(catalog.getpath, rows)))


def note(folder, done: Batch) -> None:
    """Note beside the cases that these were looked at."""
    IAnnotations(folder)[KEY] = {"state": done.state, "last": done.last}

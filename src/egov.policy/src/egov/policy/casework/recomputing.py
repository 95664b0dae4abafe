"""Due dates anew after the calendar of the office has changed: a job, a few cases at a time."""

from egov.policy import jobs
from egov.policy.casework.turns import proceed
from egov.policy.core import engine
from egov.policy.core.terms import StateKind
from plone import api
from zope.interface import implementer


RECOMPUTE = "recompute_deadlines"

CALENDAR = ("closing_days", "country", "opening_days", "unit_closing_days")
"""Settings on which due dates depend."""

BATCH = 50

OPEN = [str(kind) for kind in StateKind if kind is not StateKind.FINAL]


def ask_to_recompute(settings, event) -> None:
    """Subscriber of the settings of the calendar."""
    changed = event.record.fieldName in CALENDAR and event.oldValue != event.newValue
    if changed and len(api.portal.get().get("cases", ())):
        jobs.enqueue(RECOMPUTE, after="")


@implementer(jobs.IJobHandler)
class Recompute:
    """Counts the due dates of some open cases again, and asks for the next ones."""

    seconds = 120

    def prepare(self, portal, job) -> None:
        """Nothing to read beforehand."""

    def work(self, data) -> None:
        """Nothing slow."""

    def finish(self, portal, job, result) -> None:
        """The cases that come after the one that was last."""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.unrestrictedSearchResults(
            case_phase=OPEN,
            opened_sort={"query": job.arguments["after"], "range": "min"},
            sort_on="opened_sort",
            sort_limit=BATCH + 1,
        )
        rows = list(found[: BATCH + 1])
        for brain in rows[:BATCH]:
            proceed(brain._unrestrictedGetObject(), engine.recompute)
        if len(rows) > BATCH:
            jobs.enqueue(RECOMPUTE, after=_sort_of(rows[BATCH]))

    def failed(self, portal, job, error) -> None:
        """The log of the worker says it; the next change counts all again."""


def _sort_of(brain) -> str:
    index = api.portal.get_tool("portal_catalog").Indexes["opened_sort"]
    return index.getEntryForObject(brain.getRID())

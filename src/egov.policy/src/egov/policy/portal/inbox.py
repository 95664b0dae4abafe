"""The list of work: what waits for the person, most urgent first."""

from egov.policy import _
from egov.policy import casework
from egov.policy import people
from egov.policy import permissions
from egov.policy import search
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import SIZE
from egov.policy.portal.paging import start_of
from egov.policy.portal.rows import Row
from egov.policy.portal.rows import row_of
from functools import cached_property


TABS = {
    "mine": _("My tasks"),
    "unit": _("My service"),
    "substitute": _("In place of others"),
    "alerts": _("Alerts"),
    "running": _("All running requests"),
}

EMPTY = {
    "mine": _("You have taken nothing. Take a request from “My service”."),
    "unit": _("Nothing waits for your service. A new request appears here as soon as it is filed."),
    "substitute": _("Nothing waits for those whose place you take."),
    "alerts": _("No request is stuck: somebody is there for each."),
    "running": _("No request is running in your service. Begin one with “New request”."),
}

EMPTY_FOR_READERS = {
    **EMPTY,
    "mine": _("You have taken nothing."),
    "unit": _("Nothing waits for you. What comes to your function appears here."),
    "running": _("No request is running that you may see."),
}
"""The same for those who open no requests: heads, administrators, archivists."""

NOT_FOUND = _("No running request answers to this. Closed requests are under “Search”.")


class InboxView(FormPage):
    """``@@inbox?queue=…``; all running requests can be searched: ``?queue=running&text=…``."""

    title = _("Inbox")

    def get(self):
        """The list, or what was wrong with the words looked for."""
        try:
            return self.index()
        except InvalidValues as error:
            self.page = search.Page((), 0)
            return self.refuse(error.problems)

    @property
    def labels(self) -> dict[str, tuple[str, str]]:
        """Label of the one box."""
        return {"text": (self.translated(_("Number or name")), "text")}

    @property
    def text(self) -> str:
        """The words looked for among the running requests."""
        return text_in(self.request.form, "text") if self.queue == "running" else ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many cases stand in each queue that is counted."""
        return casework.counts()

    @property
    def may_open(self) -> bool:
        """Whether this person opens requests at any unit."""
        return bool(casework.openable())

    @cached_property
    def queue(self) -> str:
        """The queue shown: the one asked for, or the first that has something."""
        asked = text_in(self.request.form, "queue")
        if asked in self.shown:
            return asked
        return next((id for id in ("mine", "unit", "alerts") if self.counts[id]), "unit")

    @cached_property
    def shown(self) -> list[str]:
        """The queues of this person: not everybody stands in for others, or looks after alerts."""
        absent = set()
        if not any(people.lenders(self.user_id, id) for id in people.groups_of(self.user_id)):
            absent.add("substitute")
        if not self.allowed(permissions.MANAGE_PEOPLE):
            absent.add("alerts")
        return [id for id in TABS if id not in absent]

    @property
    def tabs(self) -> list[dict]:
        """Links to the queues.  All running requests are not counted: they may be many."""
        return [
            {
                "url": f"{self.portal_url}/@@inbox?queue={id}",
                "title": TABS[id],
                "count": self.counts.get(id),
                "current": id == self.queue,
            }
            for id in self.shown
        ]

    @cached_property
    def page(self) -> search.Page:
        """The rows of the queue as the catalogue has them."""
        start = start_of(self.request.form)
        if self.queue != "running":
            return casework.inbox(self.queue, start, SIZE)
        query = search.CaseQuery(phase="open", text=self.text, sort="due", start=start)
        return search.find_cases(query)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the page."""
        alert = self.queue == "alerts"
        return [row_of(self, row, alert=alert) for row in self.page.rows]

    @property
    def paging(self) -> Paging:
        """Which part of the queue is shown."""
        url, start = f"{self.portal_url}/@@inbox", start_of(self.request.form)
        asked = {"queue": self.queue} | ({"text": self.text} if self.text else {})
        return Paging(url, asked, start, self.page.total)

    @property
    def empty(self):
        """Why there is nothing and what to do."""
        if self.text:
            return NOT_FOUND
        return (EMPTY if self.may_open else EMPTY_FOR_READERS)[self.queue]

"""What happened to a case: the timeline from its journal, the steps of its way."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from egov.policy import _
from egov.policy import cases
from egov.policy import documents
from egov.policy import journal
from egov.policy.core.model import Procedure
from egov.policy.portal.case.data import labels_of
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import start_of
from typing import Any


EVENTS_PER_PAGE = 20

SENTENCES = {
    "opened": _("Request opened"),
    "imported": _("Request taken over from the office's earlier files"),
    "transition": "${title}",
    "fields_changed": _("Answers changed: ${fields}"),
    "task_claimed": _("Task taken"),
    "task_released": _("Task given back"),
    "task_delegated": _("Task given to another person"),
    "task_reassigned": _("Task given to another person by the supervisor"),
    "task_redone": _("Task asked again"),
    "task_recomputed": _("Due date counted again"),
    "task_added": _("Somebody else asked as well"),
    "task_asked": _("Task opened"),
    "task_ended": _("Task ended"),
    "flags_changed": _("Marks changed"),
    "reminder": _("Reminder"),
    "alert": _("Alert: nobody can act, or the request does not come to rest"),
    "deadline_extended": _("Deadline extended"),
    "deadline_recomputed": _("Deadline counted again"),
    "document_added": _("Paper added: ${piece}"),
    "document_removed": _("Paper removed"),
    "document_issued": _("Document issued: ${document}"),
    "document_ready": _("Document ready: ${document}"),
    "document_failed": _("Preparation failed: ${document}"),
    "document_retried": _("Preparation tried again: ${document}"),
    "document_revoked": _("Document revoked: ${document}"),
    "record_declared": _("Record closed: filed and its retention computed"),
}


@dataclass(frozen=True)
class Event:
    """One line of the timeline."""

    what: str
    who: str
    when: str
    iso: str
    way: str
    comment: str


@dataclass(frozen=True)
class Step:
    """A state on the way of a case: done, current or ahead (empty)."""

    title: Spoken
    mark: str


def timeline(page: Page, case) -> tuple[list[Event], Paging]:
    """The newest events first, a page of them."""
    start = start_of(page.request.form)
    found = journal.entries(case, start, EVENTS_PER_PAGE, newest_first=True)
    total = journal.head(case).size
    paging = Paging(f"{case.absolute_url()}/@@case", {}, start, total, EVENTS_PER_PAGE)
    teller = Teller(page, case)
    return [teller.event(entry) for entry in found], paging


def steps(page: Page, case) -> list[Step]:
    """States passed, the current one, then those of the usual way on."""
    procedure, current = cases.procedure_of(case), cases.state_of(case)
    passed = [task.state for task in case.tasks if task.state != current.id]
    unique = list(dict.fromkeys(reversed(passed)))[::-1]
    ahead = list(_usual_way(procedure, current.id))
    done = [id for id in unique if id not in ahead]
    marked = [(id, "done") for id in done] + [(current.id, "current")] + [(id, "") for id in ahead]
    return [Step(page.say(procedure.state(id).title), mark) for id, mark in marked]


def _usual_way(procedure: Procedure, id: str) -> Iterator[str]:
    """The states that follow when every task is completed."""
    seen = {id}
    task = next(iter(procedure.state(id).tasks), None)
    while task and task.complete:
        id = procedure.transition(task.complete).target
        if id in seen:
            return
        seen.add(id)
        yield id
        task = next(iter(procedure.state(id).tasks), None)


class Teller:
    """Tells the entries of one journal in the language of a page."""

    def __init__(self, page: Page, case) -> None:
        self.page = page
        procedure = cases.procedure_of(case)
        self.labels = labels_of(page, procedure)
        self.states = _titles(page, procedure.states)
        self.transitions = _titles(page, procedure.transitions)
        self.papers = {
            item.getId(): f"{item.title} {item.number}".strip()
            for item in documents.documents(case)
        }

    def event(self, entry) -> Event:
        """One entry."""
        data = entry.data
        return Event(
            what=self._sentence(entry.action, data),
            who=self.page.person(entry.actor),
            when=self.page.format.moment(datetime.fromisoformat(entry.at)),
            iso=entry.at,
            way=self._way(data.get("source"), data.get("target")),
            comment=data.get("comment") or data.get("reason") or "",
        )

    def _sentence(self, action: str, data: Mapping[str, Any]) -> str:
        words = {
            "title": self.transitions.get(data.get("transition"), ""),
            "fields": ", ".join(self.labels.get(id, id) for id in data.get("digests", ())),
            "piece": self.labels.get(data.get("piece"), ""),
            "document": self.papers.get(data.get("document"), ""),
        }
        return self.page.translated(_(SENTENCES.get(action, action), mapping=words))

    def _way(self, source: str | None, target: str | None) -> str:
        if source in self.states and target in self.states:
            return f"{self.states[source]} → {self.states[target]}"
        return ""


def _titles(page: Page, items) -> dict[str, str]:
    return {item.id: page.say(item.title).text for item in items}

"""What happened to a case: the timeline from its journal, the steps of its way."""

from dataclasses import dataclass
from datetime import datetime
from egov.policy import _
from egov.policy import cases
from egov.policy import journal
from egov.policy import people
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
    "transition": _("${title}"),
    "fields_changed": _("Answers changed: ${fields}"),
    "task_claimed": _("Task taken"),
    "task_released": _("Task given back"),
    "document_added": _("Paper added: ${piece}"),
    "document_removed": _("Paper removed"),
    "document_issued": _("Document issued: ${document}"),
    "document_ready": _("Document ready: ${document}"),
    "document_revoked": _("Document revoked: ${document}"),
    "record_declared": _("Record closed: filed and its retention computed"),
}

STRANGERS = {"system": _("the system"), "anonymous": _("a person who was not signed in")}


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
    return [_event(page, case, entry) for entry in found], paging


def steps(page: Page, case) -> list[Step]:
    """States passed, the current one, then those of the usual way on."""
    procedure, current = cases.procedure_of(case), cases.state_of(case)
    passed = [task.state for task in case.tasks if task.state != current.id]
    unique = list(dict.fromkeys(reversed(passed)))[::-1]
    ahead = list(_usual_way(procedure, current.id))
    done = [id for id in unique if id not in ahead]
    marked = [(id, "done") for id in done] + [(current.id, "current")] + [(id, "") for id in ahead]
    return [Step(page.say(procedure.state(id).title), mark) for id, mark in marked]


def _usual_way(procedure: Procedure, id: str):
    """The states that follow when every task is completed."""
    seen = {id}
    task = procedure.state(id).task
    while task and task.complete:
        id = procedure.transition(task.complete).target
        if id in seen:
            return
        seen.add(id)
        yield id
        task = procedure.state(id).task


def _event(page: Page, case, entry) -> Event:
    procedure, data = cases.procedure_of(case), entry.data
    moment = datetime.fromisoformat(entry.at)
    return Event(
        what=_sentence(page, procedure, entry.action, data),
        who=_who(page, entry.actor),
        when=page.format.moment(moment),
        iso=entry.at,
        way=_way(page, procedure, data),
        comment=data.get("comment", "") or data.get("reason", ""),
    )


def _who(page: Page, actor: str) -> str:
    if actor in STRANGERS:
        return page.translated(STRANGERS[actor])
    return people.display_name(actor)


def _sentence(page: Page, procedure: Procedure, action: str, data: dict[str, Any]) -> str:
    labels = labels_of(page, procedure)
    titles = {item.id: page.say(item.title).text for item in procedure.documents}
    taken = next((item for item in procedure.transitions if item.id == data.get("transition")), None)
    words = {
        "title": page.say(taken.title).text if taken else "",
        "fields": ", ".join(labels.get(id, id) for id in data.get("fields", ())),
        "piece": labels.get(data.get("piece", ""), ""),
        "document": " ".join(filter(None, (titles.get(data.get("paper")), data.get("number")))),
    }
    return page.translated(_(SENTENCES.get(action, action), mapping=words))


def _way(page: Page, procedure: Procedure, data: dict[str, Any]) -> str:
    known = {state.id: page.say(state.title).text for state in procedure.states}
    if data.get("source") in known and data.get("target") in known:
        return f"{known[data['source']]} → {known[data['target']]}"
    return ""

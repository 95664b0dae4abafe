"""The entries of a journal as sentences: who did what, what was asked and answered by it."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy import _
from egov.policy import cases
from egov.policy import documents
from egov.policy import payments
from egov.policy.core.engine import Alert
from egov.policy.core.terms import Outcome
from egov.policy.portal.case.alerts import alert_words
from egov.policy.portal.case.data import labels_of
from egov.policy.portal.case.naming import asked_name
from egov.policy.portal.case.naming import principal_name
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.case.related import booked_words
from egov.policy.portal.case.related import case_words
from egov.policy.portal.case.related import way_words
from egov.policy.portal.case.tasks import outcome_words
from egov.policy.portal.cash.rows import paid_how
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.language import LANGUAGES
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import money
from typing import Any


PROOF = _("Proof of payment")

FEES = _("What is to be paid was fixed.")

SENTENCES = {
    "opened": _("Request opened"),
    "imported": _("Request taken over from the office's earlier files"),
    "migrated": _("Moved to version ${version} of the procedure"),
    "migration_undone": _("Brought back to version ${version} of the procedure"),
    "transition": "${title}",
    "fields_changed": _("Answers changed: ${fields}"),
    "task_claimed": _("Task taken: ${task}"),
    "task_released": _("Task given back: ${task}"),
    "task_delegated": _("${task}: delegated to ${to}"),
    "task_reassigned": _("${task}: given to ${to} by the supervisor"),
    "task_redone": _("Asked again: ${task}"),
    "task_recomputed": _("${task}: due date counted again, ${day}"),
    "task_added": _("${task}: ${to} is asked as well"),
    "task_asked": _("${task}: asked of ${to}"),
    "task_found": _("${task}: ${to} is asked, who was not known before"),
    "task_ended": "${task}: ${outcome}",
    "flags_changed": _("Marks: ${flags}"),
    "reminder": _("Reminder: ${subject}"),
    "alert": "${alert}",
    "deadline_extended": _("Deadline extended: ${deadline}, until ${day}"),
    "deadline_recomputed": _("Deadline counted again: ${deadline}, until ${day}"),
    "document_added": _("Paper added: ${piece}"),
    "document_removed": _("Paper removed"),
    "document_set_aside": _("File set aside"),
    "document_issued": _("Document issued: ${document}"),
    "document_ready": _("Document ready: ${document}"),
    "document_failed": _("Preparation failed: ${document}"),
    "document_retried": _("Preparation tried again: ${document}"),
    "document_revoked": _("Document revoked: ${document}"),
    "retention_started": _("Retention counts from ${day}"),
    "act_entered": _("Act entered: no. ${number} of ${year}"),
    "act_found": _("Act found: no. ${number} of ${year}"),
    "act_missing": _("The act is not in the register"),
    "register_closed": _("Register of ${year} closed"),
    "mention_added": _("Mention written beside act no. ${number} of ${year}"),
    "case_linked": _("Belongs together: ${case}, ${way}"),
    "case_started": _("Another request was opened: ${case}"),
    "case_closed": _("Another request was ended: ${case}"),
    "amount_booked": _("Booked: ${booked}, in ${case}"),
    "total_changed": _("${label}: ${booked} by ${case}, ${sum} in all"),
    "record_declared": _("Record closed: filed and its retention computed"),
    "fees_completed": _("What is to be paid is worked out: what was missing for it is there"),
    "fees_recomputed": _("What is to be paid was worked out anew"),
    "payment_received": _("Paid: ${amount}, ${way}, receipt ${receipt}"),
    "payment_declared": _("Transfer declared: ${amount}, ${way}"),
    "payment_refused": _("Money not found: ${amount}, ${way}"),
    "payment_cancel_proposed": _("Cancellation of a payment proposed: ${amount}"),
    "payment_refund_proposed": _("Refund proposed: ${amount}"),
    "payment_cancelled": _("Payment cancelled: ${amount}, receipt ${receipt}"),
    "payment_refunded": _("Given back: ${amount}, number ${receipt}"),
    "receipt_printed": _("Receipt ${receipt} printed as PDF"),
    "receipt_duplicated": _("Duplicate of receipt ${receipt} printed as PDF"),
    "payment_undoing_refused": _("Proposal about a payment refused: ${amount}"),
    "call_asked": _("To be told to another system: ${endpoint}"),
    "call_delivered": _("Told to another system: ${endpoint}"),
    "call_failed": _("Not told to another system: ${endpoint}"),
    "call_retried": _("To be told to another system again: ${endpoint}"),
    "language_wanted": _("Language of the messages to the person: ${language}"),
    "message_sent": _("Message sent: ${message}"),
    "message_delivered": _("Message delivered: ${message}"),
    "message_failed": _("Message not sent: ${message}"),
    "message_uncertain": _("Message perhaps sent: ${message}"),
    "message_resent": _("Message to be sent again: ${message}"),
}

NONE = _("none")

GIVEN_UP = _("Answers that this version does not ask for: ${fields}")

IN_PLACE = _("${name}, in place of ${for}")

LATE = _("${task}, late: somebody else is asked as well")

CAUSES = {
    "tasks": _("by itself, once all had answered"),
    "silence": _("by itself, as the delay has passed"),
    "timer": _("by itself, at its time"),
    "condition": _("by itself"),
    "case": _("by itself, as another request was decided"),
}
"""How a step that nobody took came about."""

CLOCKS = {
    "started": _("Delay begins: ${deadline}"),
    "stopped": _("Delay stopped: ${deadline}"),
    "resumed": _("Delay runs again: ${deadline}"),
}
"""What a step does to a deadline."""


@dataclass(frozen=True)
class Event:
    """One line of the timeline; ``more`` is what came of it."""

    what: str
    who: str
    when: str
    iso: str
    way: str
    comment: str
    more: tuple[str, ...] = ()


class Teller:
    """Tells the entries of one journal in the language of a page."""

    def __init__(self, page: FormPage, case) -> None:
        self.page = page
        self.procedure = procedure = cases.procedure_of(case)
        self.situation = cases.situation_of(case)
        self.items = {item.id: item for item in case.tasks}
        proof = {payments.PROOF.id: page.translated(PROOF)}
        self.labels = proof | labels_of(page, procedure)
        self.states = self._titles("states")
        self.transitions = self._titles("transitions")
        self.deadlines = self._titles("all_deadlines")
        self.flags = self._titles("flags")
        self.messages = self._titles("messages")
        self.papers = {
            item.getId(): f"{item.title} {item.number}".strip()
            for item in documents.documents(case)
        }

    def event(self, entry) -> Event:
        """One entry."""
        data = entry.data
        return Event(
            what=self._sentence(entry.action, data),
            who=self._who(entry),
            when=self.page.format.moment(datetime.fromisoformat(entry.at)),
            iso=entry.at,
            way=self._way(data.get("source"), data.get("target")),
            comment=data.get("comment") or data.get("reason") or "",
            more=tuple(self._more(entry.action, data)),
        )

    def _who(self, entry) -> str:
        cause = entry.data.get("cause")
        if cause in CAUSES:
            return self.page.translated(CAUSES[cause])
        lenders = entry.data.get("substitute_for") or ()
        # Who started a migration, not the worker.
        name = self.page.person(entry.data.get("started_by") or entry.actor)
        if not lenders:
            return name
        words = {"name": name, "for": ", ".join(map(self.page.person, lenders))}
        return self._say(IN_PLACE, words)

    def _sentence(self, action: str, data: Mapping[str, Any]) -> str:
        words = {
            "title": self.transitions.get(data.get("transition"), ""),
            "fields": ", ".join(self.labels.get(id, id) for id in data.get("digests", ())),
            "piece": self.labels.get(data.get("piece"), ""),
            "document": self.papers.get(data.get("document"), ""),
            "deadline": self.deadlines.get(data.get("deadline"), ""),
            "day": self._day(data.get("due") or data.get("day")),
            "flags": self._flags(data),
            "endpoint": data.get("endpoint", ""),
            **{name: str(data.get(name, "")) for name in ("number", "year", "version")},
            "message": self.messages.get(data.get("message"), ""),
            "language": LANGUAGES.get(data.get("language", ""), "–"),
            "to": self._to(data),
            "task": self._task(data.get("task", "")),
            **self._payment(data),
            **booked_words(self.page, self.labels, data),
        }
        if action == "task_ended":
            return self.page.labelled(words["task"], self._outcome(data))
        if action == "alert":
            return self._alert(data)
        if action == "reminder":
            words["subject"] = self._reminded(data)
        if "other" in data:
            words |= self._other(data)
        return self._say(SENTENCES.get(action, action), words)

    def _payment(self, data: Mapping[str, Any]) -> dict[str, str]:
        if "payment" not in data:
            return {}
        how = data["way"], data.get("operator", ""), data.get("reference", "")
        return {
            "amount": money(self.page, Decimal(data["amount"])),
            "way": paid_how(self.page, *how),
            "receipt": data.get("receipt", ""),
        }

    def _more(self, action: str, data: Mapping[str, Any]) -> Iterator[str]:
        """What a step asked of whom, what it did to delays; what a case has lost by it."""
        for asked in data.get("asked", ()):
            words = {"task": self._task(asked["task"]), "to": self._to(asked)}
            yield self._say(SENTENCES["task_asked"], words)
        if action == "migrated" and data.get("digests"):
            labels = (self.labels.get(id, id) for id in data["digests"])
            yield self._say(GIVEN_UP, {"fields": ", ".join(labels)})
        lines = data.get("fees", ())
        if lines and all(line["exempt"] or line["amount"] for line in lines):
            yield self.page.translated(FEES)
        for clock in data.get("deadlines", ()):
            if clock["how"] in CLOCKS:
                words = {"deadline": self.deadlines.get(clock["deadline"], "")}
                yield self._say(CLOCKS[clock["how"]], words)

    def _to(self, data: Mapping[str, Any]) -> str:
        """Whom it is asked of by this: a person of a group, or all of it."""
        if data.get("holder"):
            return self.page.person(data["holder"])
        item, principal = self.items.get(data.get("task", "")), data.get("principal", "")
        if item is not None and item.principal == principal:
            return asked_name(self.page, self.procedure, item)
        return principal_name(self.page, principal) if "principal" in data else ""

    def _task(self, id: str) -> str:
        item = self.items.get(id)
        return self.page.say(task_of(self.procedure, item).title).text if item else id

    def _outcome(self, data: Mapping[str, Any]) -> str:
        item = self.items.get(data["task"])
        if item is None:
            return ""
        task, outcome = task_of(self.procedure, item), Outcome(data["outcome"])
        return outcome_words(self.page, task, outcome).lower()

    def _reminded(self, data: Mapping[str, Any]) -> str:
        subject = data.get("subject", "")
        if data.get("why") == "warn":
            return self.deadlines.get(subject, subject)
        task = self._task(subject)
        return self._say(LATE, {"task": task}) if data.get("why") == "late" else task

    def _alert(self, data: Mapping[str, Any]) -> str:
        alert = Alert(data["why"], data["subject"])
        return alert_words(self.page, self.procedure, self.situation, alert)

    def _other(self, data: Mapping[str, Any]) -> dict[str, str]:
        """The other case, and how it belongs to this one."""
        how, incoming = data.get("how", ""), data.get("incoming", False)
        return {
            "case": case_words(self.page, data["other"]),
            "way": way_words(self.page, how, incoming=incoming),
        }

    def _flags(self, data: Mapping[str, Any]) -> str:
        named = (self.flags.get(id, id) for id in data.get("flags", ()))
        return ", ".join(named) or self.page.translated(NONE)

    def _day(self, due: Any) -> str:
        if isinstance(due, str):
            due = date.fromisoformat(due)
        return self.page.format.short_day(due)

    def _way(self, source: str | None, target: str | None) -> str:
        if source != target and source in self.states and target in self.states:
            return f"{self.states[source]} → {self.states[target]}"
        return ""

    def _say(self, sentence, words: Mapping[str, str]) -> str:
        return self.page.translated(_(sentence, mapping=words))

    def _titles(self, kind: str) -> dict[str, str]:
        """What parts of a kind are called; of those that are gone, what they were called last."""
        versions = reversed(self.procedure.versions)
        items = (item for version in versions for item in getattr(version, kind))
        said: dict[str, Spoken] = {item.id: self.page.say(item.title) for item in items}
        return {id: words.text for id, words in said.items()}

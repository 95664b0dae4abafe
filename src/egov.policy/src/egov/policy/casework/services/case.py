"""One case over REST: read it, change its answers, decide."""

from egov.policy import archiving
from egov.policy import documents
from egov.policy import journal
from egov.policy.cases import ICase
from egov.policy.cases import last_decision
from egov.policy.casework.decisions import choices_of
from egov.policy.casework.decisions import perform
from egov.policy.casework.editing import update_case
from egov.policy.casework.lacking import editable_of
from egov.policy.casework.lacking import lacking_of
from egov.policy.casework.services.task import deadline_data
from egov.policy.casework.services.task import task_data
from egov.policy.casework.standing import Standing
from egov.policy.casework.superseded import superseded
from egov.policy.core import engine
from egov.policy.core.engine import Alert
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form import json_value
from egov.policy.interfaces import IBrowserLayer
from egov.policy.rest import as_json
from egov.policy.rest import EgovService
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(ICase, IBrowserLayer)
class CaseToJson:
    """A case as the contract shows it."""

    def __init__(self, case, request) -> None:
        self.case = case
        self.request = request

    def __call__(self, version=None, include_items=False) -> dict[str, Any]:
        """Fields, state, tasks, documents, deadlines, decisions and journal head."""
        case, mine, head = self.case, Standing(self.case), journal.head(self.case)
        procedure, state, editable = mine.procedure, mine.state, editable_of(mine)
        return as_json(
            {
                **summary(case),
                "procedure": {"id": procedure.id, "version": procedure.version},
                "options": dict(case.unit_options),
                "unit": case.unit,
                "state": {"id": state.id, "kind": str(state.kind), "title": state.title},
                "fields": json_value(mine.values),
                "superseded": json_value(superseded(mine)),
                "editable": bool(editable),
                "editable_fields": sorted(editable),
                "lacks": [_lack(item) for item in lacking_of(mine)],
                "tasks": [task_data(mine, item) for item in mine.situation.items],
                "documents": [item.summary() for item in documents.seen(case)],
                "deadlines": deadline_data(case),
                "flags": case.flags,
                "act": case.entered_act,
                "bookings": list(case.bookings),
                "alerts": [{"why": item.why, "subject": item.subject} for item in _alerts(mine)],
                "opened_on": case.opened_on,
                "filed_on": case.filed_on,
                "closed_on": case.closed_on,
                "classification": case.classification,
                "disposal": archiving.disposal(case),
                "transitions": [choice_data(case, choice) for choice in choices_of(mine)],
                "journal": {"size": head.size, "hash": head.hash},
            }
        )


@implementer(ISerializeToJsonSummary)
@adapter(ICase, IBrowserLayer)
class CaseToJsonSummary:
    """A case where something else names it."""

    def __init__(self, case, request) -> None:
        self.case = case

    def __call__(self) -> dict[str, Any]:
        """Address, number and subject."""
        return summary(self.case)


def summary(case) -> dict[str, Any]:
    """Address, number and subject of a case."""
    return {
        "@id": case.absolute_url(),
        "@type": case.portal_type,
        "UID": case.UID(),
        "id": case.getId(),
        "reference": case.reference,
        "title": case.title,
    }


def _alerts(mine: Standing) -> tuple[Alert, ...]:
    return engine.alerts(mine.procedure, mine.situation, mine.world)


def _lack(problem: FieldProblem) -> dict[str, str]:
    """An answer, or a piece, that the version which the case was moved to asks for."""
    return {"field": problem.field, "code": problem.code}


def choice_data(case, choice) -> dict[str, Any]:
    """A decision open to the caller, and what stands against it."""
    return {
        "@id": f"{case.absolute_url()}/@workflow/{choice.transition.id}",
        "id": choice.transition.id,
        "title": choice.transition.title,
        "target": choice.target.id,
        "comment": str(choice.transition.comment),
        "ask": choice.transition.ask,
        "task": choice.task,
        "blocked": choice.blocked,
        "claimed_by": choice.claimed_by,
    }


class CasePatch(EgovService):
    """``PATCH <case> {fields}``: change answers while the state lets the caller."""

    def reply(self):
        """204, or the case if ``Prefer: return=representation``."""
        data = self.body()
        if set(data) != {"fields"}:
            raise BadRequest('Send the changed answers as {"fields": {…}}.')
        update_case(self.context, self.mapping(data, "fields"))
        return self.representation_or_nothing(self.context)


class TransitionPost(EgovService):
    """``POST <case>/@workflow/<transition> {comment, fields, task}``: decide.

    ``task``, if sent, is the id of the open task that the caller saw.
    """

    def reply(self):
        """The case after the decision, with the stock keys of the endpoint."""
        if len(self.params) != 1:
            raise BadRequest("Name one transition: @workflow/<transition>.")
        data = self.body("comment", "fields", "task")
        perform(
            self.context,
            self.params[0],
            self.text(data, "comment", default=""),
            self.mapping(data, "fields"),
            self.text(data, "task", default=""),
        )
        shown = getMultiAdapter((self.context, self.request), ISerializeToJson)()
        return {**shown, **json_compatible(last_decision(self.context))}

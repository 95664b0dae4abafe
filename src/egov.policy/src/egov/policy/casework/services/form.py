"""``@form``: what is asked now, and what is proposed, for whoever fills a form without our pages.

``GET @form?procedure=&unit=`` of a case that is not opened yet, ``GET <case>/@form`` of one
that can be changed, ``GET <case>/@form?transition=`` of what a decision asks for.  Nothing
that is proposed is stored unless it is sent.
"""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.casework.access import new_fields
from egov.policy.casework.decisions import choices_of
from egov.policy.casework.lacking import editable_of
from egov.policy.casework.opening import to_open
from egov.policy.casework.proposing import proposals
from egov.policy.casework.standing import Standing
from egov.policy.casework.surroundings import context_of
from egov.policy.casework.surroundings import new_form_context
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.form import json_value
from egov.policy.core.model import Procedure
from egov.policy.rest import EgovService
from typing import Any


class FormService(EgovService):
    """What both forms answer."""

    def form(
        self,
        procedure: Procedure,
        context: form.FormContext,
        answers: Mapping[str, Any],
        asked: Collection[str],
        left_empty: Collection[str] = (),
    ) -> dict[str, Any]:
        """The form, the answers there are, the fields that are asked, first answers to them."""
        wanted = {*asked} - {*answers} - {*left_empty}
        found = proposals(procedure, context, answers, wanted)
        proposed = {
            id: {"value": json_value(item.value), "source": item.source}
            for id, item in found.items()
        }
        return {
            "@id": f"{self.context.absolute_url()}/@form",
            "procedure": {"id": procedure.id, "version": procedure.version},
            "unit": context.facts["unit"],
            "form": form.form_schema(procedure, self.language()),
            "fields": json_value(answers),
            "asked": [field.id for field in procedure.fields if field.id in asked],
            "proposed": proposed,
        }


class NewFormGet(FormService):
    """``GET @form?procedure=&unit=``: before a case is opened."""

    def reply(self):
        """The form as it stands in the unit; 403 where the caller may open no such case."""
        self.known_only(self.request.form, ("procedure", "unit"))
        unit = self.query("unit")
        procedure = to_open(self.query("procedure"), unit)
        return self.form(
            procedure, new_form_context(procedure, unit), {}, new_fields(procedure, unit)
        )


class CaseFormGet(FormService):
    """``GET <case>/@form?transition=``: of a case."""

    def reply(self):
        """What the caller may change now; with a transition what it asks for."""
        self.known_only(self.request.form, ("transition",))
        mine = Standing(self.context)
        asked, seen = editable_of(mine), mine.values
        if id := self.query("transition"):
            asked = frozenset(_taken(mine, id).ask)
        return self.form(mine.procedure, context_of(mine), seen, asked, self.context.left_empty)


def _taken(mine: Standing, id: str):
    """A transition that is up to the caller.

    :raises InvalidValues: if the procedure has none of that id.
    :raises NotAllowed: if it is not up to them.
    """
    if id not in [item.id for item in mine.procedure.transitions]:
        raise InvalidValues([FieldProblem.unknown("transition", id)])
    found = (choice.transition for choice in choices_of(mine) if choice.transition.id == id)
    taken = next(found, None)
    if taken is None:
        raise NotAllowed()
    return taken

"""What a form proposes before anybody has answered: what the site knows already, and defaults.

A proposal is shown, and stored only once a person has seen it and sent it.  Who asked for
the case is the requester whoever fills the form; of an earlier case counts what whoever
fills it may see there.
"""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy import people
from egov.policy.cases import values
from egov.policy.casework import access
from egov.policy.casework.surroundings import find_row
from egov.policy.core import form
from egov.policy.core.model import Procedure
from functools import cache
from plone import api
from typing import Any


def proposals(
    procedure: Procedure,
    context: form.FormContext,
    answers: Mapping[str, Any],
    wanted: Collection[str],
    *,
    hidden: bool = False,
) -> dict[str, form.Proposal]:
    """First answers to the ``wanted`` fields of a form in these surroundings."""
    asked = frozenset(
        field.id for field in procedure.fields if field.id in wanted and form.is_proposed(field)
    )
    if not asked:
        return {}
    sources = form.Sources(
        _requester(context.facts["requester"]), _unit(context.facts["unit"]), cache(_answers_of)
    )
    return form.proposals(procedure, context, sources, answers, asked, hidden=hidden)


def keep_left_empty(
    case, procedure: Procedure, context: form.FormContext, given: Collection[str]
) -> None:
    """Remember what a person saw proposed and left empty: it is not proposed to anybody again.

    ``given`` are the fields that were sent, once their answers are kept.
    """
    known = values(case)
    empty = {*given} - known.keys()
    left = proposals(procedure, context, known, empty).keys() | {*case.left_empty}
    found = tuple(sorted(left - known.keys()))
    if found != case.left_empty:
        case.left_empty = found


def _requester(user_id: str) -> dict[str, str]:
    user = api.user.get(user_id) if user_id else None
    if user is None:
        return {}
    known = {"name": people.display_name(user_id), "email": user.getProperty("email", "")}
    return known | {"phone": people.phone_of(user_id)}


def _unit(unit_id: str) -> dict[str, str]:
    unit = people.find_unit(unit_id)
    return {"id": unit.id, "title": unit.title, "location": unit.gazetteer} if unit else {}


def _answers_of(uid: str) -> dict[str, Any]:
    """Answers of a case, as far as the person may see it and them."""
    row = find_row(uid)
    return access.visible_values(row.getObject()) if row is not None else {}

"""What a new form holds before anybody has typed: what the site knows already."""

from egov.policy import people
from egov.policy.casework import access
from egov.policy.casework import standing
from egov.policy.casework.surroundings import find_row
from egov.policy.casework.surroundings import form_context
from egov.policy.core import form
from egov.policy.core.model import Procedure
from plone import api
from typing import Any


def proposed_values(
    procedure: Procedure, unit_id: str, answers: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Answers to begin a case with at that unit, beside those that are there."""
    sources = form.Sources(_requester(), _unit(unit_id), _answers_of)
    seen = access.new_fields(procedure, unit_id)
    found = form.initial_values(procedure, form_context(unit_id), sources, answers)
    return {id: value for id, value in found.items() if id in seen}


def _requester() -> dict[str, str]:
    user = api.user.get_current()
    return {
        "name": people.display_name(standing.user_id()),
        "email": user.getProperty("email", ""),
        "phone": user.getProperty("phone", ""),
    }


def _unit(unit_id: str) -> dict[str, str]:
    unit = people.find_unit(unit_id)
    return {"id": unit.id, "title": unit.title, "location": unit.gazetteer} if unit else {}


def _answers_of(uid: str) -> dict[str, Any]:
    """Answers of a case, as far as the person may see it and them."""
    row = find_row(uid)
    return access.visible_values(row.getObject()) if row is not None else {}

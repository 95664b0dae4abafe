"""Units, functions and assignments as plain data for JSON."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import asdict
from egov.policy.people.gazetteer import Place
from egov.policy.people.model import Assignment
from egov.policy.people.model import Function
from egov.policy.people.model import UnitInfo
from egov.policy.people.names import display_name
from egov.policy.rest import EgovService
from typing import Any


def page(
    service: EgovService, name: str, found: Sequence[Any], show: Callable[[Any], dict]
) -> dict[str, Any]:
    """One batch of what was found, with its total."""
    start, size = service.batch()
    return service.plain(
        {
            "@id": f"{service.context.absolute_url()}/{name}",
            "items": [show(item) for item in found[start : start + size]],
            "items_total": len(found),
        }
    )


def unit_data(unit: UnitInfo) -> dict[str, Any]:
    """All that is known of a unit."""
    return asdict(unit)


def place_data(place: Place) -> dict[str, Any]:
    """All that is known of a place."""
    return asdict(place)


def function_data(function: Function, language: str) -> dict[str, Any]:
    """A function, titled in the language if it has that."""
    title, _language = function.title.best(language)
    return {"id": function.id, "title": title, "roles": function.roles}


def assignment_data(assignment: Assignment, url: str) -> dict[str, Any]:
    """An assignment under its address."""
    return {
        "@id": f"{url}/@assignments/{assignment.id}",
        "id": assignment.id,
        "user": assignment.user,
        "fullname": display_name(assignment.user),
        "function": assignment.function,
        "unit": assignment.unit,
        "start": assignment.start,
        "end": assignment.end,
        "substitute_for": assignment.substitute_for,
        "author": assignment.author,
        "changed": assignment.changed,
        "ended_by": assignment.ended.by if assignment.ended else "",
    }

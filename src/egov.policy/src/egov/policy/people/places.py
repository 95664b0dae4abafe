"""Answers to fields of type location: which places may be chosen, and their names."""

from datetime import date
from egov.policy.core.model import Field
from egov.policy.people import gazetteer
from egov.policy.people.gazetteer import Place
from egov.policy.people.tree import ancestors
from egov.policy.people.tree import find_unit


def location_title(code: str) -> str:
    """Name of a place; a code that is no longer known stands for itself."""
    place = gazetteer.place(code)
    return place.title if place else code


def locations(level: str, within: str, unit_id: str, day: date) -> tuple[Place, ...]:
    """Places that a field offers: of the country, or of the territory of a unit, on a day."""
    area = _area(within, unit_id)
    known = () if area is None else gazetteer.places(level, area)
    return tuple(place for place in known if place.exists(day))


def is_location(code: str, field: Field, unit_id: str, day: date) -> bool:
    """May this code be the answer to the field in a case of that unit, judged on a day?"""
    place = gazetteer.place(code)
    area = _area(field.within, unit_id)
    if place is None or area is None or place.level != field.level or not place.exists(day):
        return False
    return not area or gazetteer.is_inside(code, area)


def places(level: str, within: str = "") -> tuple[Place, ...]:
    """Places of a level of all times, in the whole country or inside the place of a code."""
    return gazetteer.places(level, within)


def _area(within: str, unit_id: str) -> str | None:
    """Code of the area to choose in: "" is the country, None is nowhere."""
    if within != "unit":
        return ""
    # A service without a territory of its own serves that of the unit above it.
    for id in (unit_id, *ancestors(unit_id)):
        unit = find_unit(id)
        if unit and unit.gazetteer:
            return unit.gazetteer
    return None

"""What units are called where two of them may be taken for one another.

Used by lists and pages: a zone and a commune may share a name, so the kind
stands before it.
"""

from egov.policy import people


def named(unit: people.UnitInfo) -> str:
    """``Zone Bwiza``."""
    return f"{unit.kind.capitalize()} {unit.title}".strip()


def name_of(id: str) -> str:
    """The same for an id; the id itself if the unit is gone."""
    unit = people.find_unit(id)
    return named(unit) if unit else id

"""Units as people ask for them: a unit stands for itself and all that is below it today."""

from egov.policy import people


def units_of(unit: str) -> list[str]:
    """Ids to look for in the index; none for no unit."""
    return [unit, *people.descendants(unit)] if unit else []

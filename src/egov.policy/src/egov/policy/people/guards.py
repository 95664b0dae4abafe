"""A unit stays for ever: cases, assignments and groups name it."""

from egov.policy import _
from egov.policy import removal
from egov.policy.people.content import Unit


def refuse_removal(unit: Unit, event) -> None:
    """Nobody deletes, moves or renames a unit."""
    if removal.is_leaving(event):
        mapping = {"unit": unit.getId()}
        removal.refuse(_("Unit ${unit} is kept: give it a last day to end it.", mapping=mapping))

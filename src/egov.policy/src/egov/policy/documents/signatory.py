"""Who signs a paper, and in what office.  Used by issuing."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from egov.policy import clock
from egov.policy import people
from egov.policy.cases import ICase
from egov.policy.core.model import Actor
from egov.policy.core.model import Document
from egov.policy.core.model import Procedure
from egov.policy.documents.context import LANGUAGE


ISSUE_EFFECT = "issue_document"

INTERIM = "a.i."
"""Put behind the office of a substitute: ad interim."""


@dataclass(frozen=True)
class Signatory:
    """A name and an office, as a paper prints them; on which ground, as the journal keeps it.

    ``group`` is the function at the unit, ``substitute_for`` names those who lent it.
    """

    name: str
    office: str
    group: str
    substitute_for: tuple[str, ...]


def signatory(case: ICase, procedure: Procedure, document: Document) -> Signatory:
    """The current person, in the office of the actor whose decision issues the paper."""
    user = getSecurityManager().getUser().getId() or ""
    actor = _deciding_actor(procedure, document)
    group = (people.group_of_actor(actor, case.unit) if actor else None) or ""
    office = actor.title.best(LANGUAGE)[0] if actor else ""
    lenders = _lenders(user, group)
    if lenders:
        office = f"{office} {INTERIM}"
    return Signatory(people.display_name(user), office, group, lenders)


def _deciding_actor(procedure: Procedure, document: Document) -> Actor | None:
    for transition in procedure.transitions:
        for effect in transition.effects:
            if effect.name == ISSUE_EFFECT and effect.parameters.get("document") == document.id:
                return procedure.actor(transition.actor)
    return None


def _lenders(user: str, group: str) -> tuple[str, ...]:
    """Who lent the person this function today; none if the person has it as well."""
    today = clock.today()
    held = [item for item in people.assignments(user_id=user) if item.group == group]
    lenders = [item.substitute_for for item in held if item.active(today)]
    return tuple(sorted(lenders)) if all(lenders) else ()

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
    """A name and an office, as a paper prints them."""

    name: str
    office: str


def signatory(case: ICase, procedure: Procedure, document: Document) -> Signatory:
    """The current person, in the office of the actor whose decision issues the paper."""
    user = getSecurityManager().getUser().getId() or ""
    actor = _deciding_actor(procedure, document)
    office = actor.title.best(LANGUAGE)[0] if actor else ""
    if actor and _substitutes(user, people.group_of_actor(actor, case.unit)):
        office = f"{office} {INTERIM}"
    return Signatory(people.display_name(user), office)


def _deciding_actor(procedure: Procedure, document: Document) -> Actor | None:
    for transition in procedure.transitions:
        for effect in transition.effects:
            if effect.name == ISSUE_EFFECT and effect.parameters.get("document") == document.id:
                return procedure.actor(transition.actor)
    return None


def _substitutes(user: str, group: str | None) -> bool:
    today = clock.today()
    held = [item for item in people.assignments(user_id=user) if item.active(today)]
    ways = [bool(item.substitute_for) for item in held if item.group == group]
    return bool(ways) and all(ways)

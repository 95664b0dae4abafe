"""Who signs a paper, and in what office.  Used by issuing."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from datetime import date
from egov.policy import people
from egov.policy.cases import capacities
from egov.policy.cases import ICase
from egov.policy.cases import principals_of
from egov.policy.core.model import Procedure
from egov.policy.documents.answers import LANGUAGE


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


def signatory(case: ICase, procedure: Procedure, actor_id: str, day: date) -> Signatory:
    """The current person, in the office of the actor whose decision issues the paper."""
    user = getSecurityManager().getUser().getId() or ""
    actor = procedure.actor(actor_id)
    mine = capacities(user)
    group = next((name for name in principals_of(case, actor_id) if name in mine), "")
    office = actor.title.best(LANGUAGE)[0]
    lenders = people.lenders(user, group, day)
    if lenders:
        office = f"{office} {INTERIM}"
    return Signatory(people.display_name(user), office, group, lenders)

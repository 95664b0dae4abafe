"""Who signs a paper, and who ended the tasks before it: names and offices as papers print them.

Used by issuing.  Who that was is found by casework; here it becomes words.
"""

from dataclasses import dataclass
from datetime import date
from egov.policy import people
from egov.policy.cases import ICase
from egov.policy.core.model import Procedure
from egov.policy.documents.answers import LANGUAGE


INTERIM = "a.i."
"""Put behind the office of a substitute: ad interim."""


@dataclass(frozen=True)
class Signer:
    """Who took a decision or ended a task: the person, as which actor and principal, when.

    ``principal`` is the group ``<unit>.<function>``, or the person as ``user:<id>``.
    """

    user: str
    actor: str
    principal: str
    on: date


@dataclass(frozen=True)
class Signatory:
    """A name and an office, as a paper prints them; on which ground, as the journal keeps it.

    ``group`` is the function at the unit, ``substitute_for`` names those who lent it.
    """

    name: str
    office: str
    group: str
    substitute_for: tuple[str, ...]
    on: date | None = None


def signatory(case: ICase, procedure: Procedure, signer: Signer | None) -> Signatory:
    """Who signs; for nobody, when time alone brought it about, the unit without a name."""
    if signer is None:
        return Signatory("", people.find_unit(case.unit).title, "", ())
    office = procedure.actor(signer.actor).title.best(LANGUAGE)[0]
    lenders = people.lenders(signer.user, signer.principal, signer.on)
    if lenders:
        office = f"{office} {INTERIM}"
    name = people.display_name(signer.user)
    return Signatory(name, office, signer.principal, lenders, signer.on)

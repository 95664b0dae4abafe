"""What comes out of a case: numbers, papers, a record in the plan."""

from dataclasses import dataclass
from egov.policy.core.model.words import Text
from egov.policy.core.terms import StartEvent


@dataclass(frozen=True)
class Numbering:
    """A gapless register and the way its numbers are written."""

    register: str
    pattern: str


@dataclass(frozen=True)
class Document:
    """A paper that the procedure issues.  ``revoke`` names who may revoke it."""

    id: str
    title: Text
    template: str
    numbering: Numbering
    revoke: str = ""


@dataclass(frozen=True)
class Filing:
    """Class of the plan in which cases are filed, and what starts retention."""

    code: str
    retention_from: StartEvent = StartEvent.CLOSING

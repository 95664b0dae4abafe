"""``close_register``: a year of a register ends."""

from egov.policy import acts
from egov.policy import cases
from egov.policy import documents
from egov.policy import journal
from egov.policy.casework.effects.papers import signers
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.acts import register_of
from egov.policy.core.acts import Signature
from egov.policy.core.acts import year_of
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from egov.policy.documents import Signer
from typing import Any
from zope.interface import implementer


@implementer(IEffect)
class CloseRegister:
    """Close a book, in the name of all who ended a task of the case."""

    type = EFFECTS["close_register"]

    def apply(self, case, procedure: Procedure, decision: Decision, **asked: Any) -> None:
        """Make its minutes and its alphabetical table; no act comes into it after that."""
        answers = cases.values(case)
        register, year = register_of(asked, answers), year_of(asked, answers)
        signatures = [_signature(case, procedure, known) for known in signers(case).values()]
        minutes = acts.close(
            register, case.unit, year, signatures, case=case.UID(), reference=case.reference
        )
        said = {"register": register, "year": year, "acts": minutes.acts}
        journal.record(case, "register_closed", **said, digest=minutes.digest)


def _signature(case, procedure: Procedure, signer: Signer) -> Signature:
    known = documents.signatory(case, procedure, signer)
    return Signature(known.name, known.office, signer.on.isoformat())

"""``search_duplicates``: is there an earlier case about the same person?"""

from egov.policy import cases
from egov.policy import journal
from egov.policy import search
from egov.policy.casework import links
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core import duplicates
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from typing import Any
from zope.interface import implementer


MOST = 200
"""Cases that are looked at: those with names almost the same, the latest first."""


@implementer(IEffect)
class SearchDuplicates:
    """Flag a case that may be about the person of an earlier one; people look at both."""

    type = EFFECTS["search_duplicates"]

    def apply(self, case, procedure: Procedure, decision: Decision, flag: str, **rule: Any) -> None:
        """Look at those who are named alike, wherever their cases are; link what is found."""
        answers = cases.values(case)
        name = " ".join(str(answers.get(id) or "") for id in rule["names"])
        candidates = search.named_alike(procedure.id, name, MOST)
        others = (item for item in candidates if item.UID() != case.UID())
        found = [
            item for item in others if duplicates.is_duplicate(answers, cases.values(item), **rule)
        ]
        for item in found:
            links.note_duplicate(case, item)
        if found and flag not in case.flags:
            case.flags = tuple(sorted({*case.flags, flag}))
            journal.record(case, "flags_changed", flags=case.flags)

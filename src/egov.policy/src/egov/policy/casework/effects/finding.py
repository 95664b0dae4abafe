"""``find_act``: the act that a case is about, looked up in a register."""

from collections.abc import Mapping
from egov.policy import acts
from egov.policy import cases
from egov.policy import journal
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import place_of
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from typing import Any
from zope.interface import implementer


@implementer(IEffect)
class FindAct:
    """Keep on the case where the act stands, by its place or by the case that entered it."""

    type = EFFECTS["find_act"]

    def apply(self, case, procedure: Procedure, decision: Decision, **asked: Any) -> None:
        """Look it up; an act that was found before is forgotten when this one is not there."""
        ref = self._ref(case, asked)
        if ref is not None and acts.get(ref) is None:
            ref = None
        if ref is None:
            case.cited_act = None
            journal.record(case, "act_missing")
        else:
            case.cited_act = ref.plain()
            journal.record(case, "act_found", **case.cited_act)

    def _ref(self, case, asked: Mapping[str, Any]) -> ActRef | None:
        answers = cases.values(case)
        if "case" in asked:
            other = cases.find(answers.get(asked["case"], ""))
            return ActRef.of(other.entered_act) if other is not None else None
        register, year, number = place_of(asked, answers)
        return ActRef(register, case.unit, year, number)

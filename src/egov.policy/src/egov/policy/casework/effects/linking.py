"""``link_case``: this case and one that a field names belong together."""

from egov.policy import cases
from egov.policy.casework import links
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core.effects import EFFECTS
from egov.policy.core.model import Procedure
from zope.interface import implementer


@implementer(IEffect)
class LinkCase:
    """Link this case with another; a field without an answer links nothing."""

    type = EFFECTS["link_case"]

    def apply(self, case, procedure: Procedure, decision: Decision, field: str, **more) -> None:
        """Note it on both cases; ``as``, a word of Python, says how they belong together."""
        other = cases.find(cases.values(case).get(field, ""))
        if other is not None:
            links.link(case, other, more.get("as", links.RELATED))

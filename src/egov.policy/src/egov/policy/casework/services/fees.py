"""``GET <case>/@fees``: what a case owes."""

from egov.policy import cases
from egov.policy.casework.owing import owed
from egov.policy.core.fees import Line
from egov.policy.core.model import Procedure
from egov.policy.rest import EgovService
from typing import Any


class FeesGet(EgovService):
    """The lines with their sum; an amount that cannot be told yet is null."""

    def reply(self) -> dict[str, Any]:
        """All of it: a case has few lines."""
        found, procedure = owed(self.context), cases.procedure_of(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@fees",
            "currency": found.currency,
            "fixed": found.is_fixed,
            "lines": [_shown(procedure, line) for line in found.lines],
            "total": None if found.total is None else f"{found.total:f}",
        }


def _shown(procedure: Procedure, line: Line) -> dict[str, Any]:
    fee, data = procedure.fee(line.fee), line.plain()
    return {
        "fee": line.fee,
        "title": fee.title,
        **{name: data[name] or None for name in ("quantity", "price", "amount")},
        "exempt": line.exempt,
        "reason": fee.exempt_because if line.exempt else {},
        "tariff": fee.tariff,
        "unit": line.unit,
        "since": data["since"] or None,
    }

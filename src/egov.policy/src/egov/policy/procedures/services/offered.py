"""``GET @services[/<id>]``: what the public can ask for, and the sheet of each; no sign-in."""

from egov.policy import clock
from egov.policy import tariffs
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Fee
from egov.policy.core.model import Procedure
from egov.policy.core.serialize import as_data
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import offered
from egov.policy.procedures.services.flow import picture
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import NotFound


TOLD = ("title", "description", "legal_basis", "channels", "unit_kinds", "legal_delay")


class ServicesGet(EgovService):
    """The list, or one sheet with its picture."""

    def reply(self):
        """All that is offered, or the one of that id."""
        if not self.params:
            items = [self._short(procedure) for procedure in offered()]
            return {"@id": self._address(), "items": items}
        return self._sheet(*self.params)

    def _sheet(self, id: str, *rest: str) -> dict[str, Any]:
        try:
            procedure = get(id)
        except UnknownProcedure:
            raise NotFound(id) from None
        if rest or procedure.internal:
            raise NotFound(id)
        data = as_data(procedure)
        states = {state: {"title": said["title"]} for state, said in data["states"].items()}
        return {
            **self._short(procedure),
            "pieces": data.get("pieces", []),
            "fees": [self._fee(fee) for fee in procedure.fees],
            "papers": [document.title for document in procedure.documents],
            "states": states,
            **picture(procedure, self.language()),
        }

    def _fee(self, fee: Fee) -> dict[str, Any]:
        """What is to be paid, and what units take for it today."""
        known = tariffs.prices(fee.tariff, clock.today()) if fee.tariff else []
        prices = [{"unit": item.unit, "amount": f"{item.amount:f}"} for item in known]
        return {"id": fee.id, "title": fee.title, "prices": prices, "exempt": fee.exempt_because}

    def _short(self, procedure: Procedure) -> dict[str, Any]:
        data = as_data(procedure)
        said = {name: data.get(name) for name in TOLD}
        return {"@id": self._address(procedure.id), "id": procedure.id, **said}

    def _address(self, *path: str) -> str:
        return "/".join((self.context.absolute_url(), "@services", *path))

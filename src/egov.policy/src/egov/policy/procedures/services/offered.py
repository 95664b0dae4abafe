"""``GET @services[/<id>][?unit=]``: what the public can ask for, and the sheet of each.

No sign-in.  With a unit a sheet tells what holds there: its delay, what it takes.
"""

from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Fee
from egov.policy.core.model import Procedure
from egov.policy.core.options import period_text
from egov.policy.core.serialize import as_data
from egov.policy.procedures.lookup import offered
from egov.policy.procedures.offering import offered_in
from egov.policy.procedures.offering import prices
from egov.policy.procedures.offering import steps
from egov.policy.procedures.services.flow import picture
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import NotFound


TOLD = ("title", "description", "legal_basis", "channels", "unit_kinds")


class ServicesGet(EgovService):
    """The list, or one sheet with its picture."""

    def reply(self):
        """All that is offered, or the one of that id."""
        if not self.params:
            items = [self._short(procedure) for procedure in offered()]
            return {"@id": self._address(), "items": items}
        return self._sheet(*self.params)

    def _sheet(self, id: str, *rest: str) -> dict[str, Any]:
        unit = self.query("unit")
        try:
            procedure = offered_in(id, unit)
        except UnknownProcedure:
            raise NotFound(id) from None
        if rest:
            raise NotFound(id)
        data = as_data(procedure)
        states = {state: {"title": said["title"]} for state, said in data["states"].items()}
        return {
            **self._short(procedure),
            "pieces": data.get("pieces", []),
            "fees": [self._fee(procedure, fee, unit) for fee in procedure.fees],
            "papers": [document.title for document in procedure.documents],
            "states": states,
            "steps": [
                {
                    "state": state.id,
                    "next": state.next,
                    "who": [{"id": actor.id, "title": actor.title} for actor in actors],
                }
                for state, actors in steps(procedure)
            ],
            **picture(procedure, self.language()),
        }

    def _fee(self, procedure: Procedure, fee: Fee, unit: str) -> dict[str, Any]:
        """What is to be paid, and what is taken for it today; ``unit`` says by whose tariff."""
        known = prices(procedure, fee, unit)
        told = [{"unit": item.unit, "amount": f"{item.amount:f}"} for item in known]
        return {"id": fee.id, "title": fee.title, "prices": told, "exempt": fee.exempt_because}

    def _short(self, procedure: Procedure) -> dict[str, Any]:
        data = as_data(procedure)
        said = {name: data.get(name) for name in TOLD}
        delay = procedure.legal_delay
        said["legal_delay"] = period_text(delay) if delay else None
        return {"@id": self._address(procedure.id), "id": procedure.id, **said}

    def _address(self, *path: str) -> str:
        return "/".join((self.context.absolute_url(), "@services", *path))

"""``GET @procedures[/<id>[/<version>]]``: what can be asked for here, and how."""

from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.form import form_schema
from egov.policy.core.model import Procedure
from egov.policy.core.serialize import as_data
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.lookup import published
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound

import re


VERSION = re.compile("[0-9]{1,9}")


class ProceduresGet(EgovService):
    """The catalogue, or one procedure with its form."""

    def reply(self):
        """Summaries, or one whole procedure."""
        if not self.params:
            return {"@id": self._url(), "items": [self._summary(item) for item in published()]}
        return self._whole(*self.params)

    def _whole(self, id: str, version: str | None = None, *rest: str) -> dict[str, Any]:
        if rest or not (version is None or VERSION.fullmatch(version)):
            raise BadRequest("@procedures/<id>/<version>, where version is a number.")
        number = int(version) if version else None
        try:
            procedure, source = get(id, number), publication(id, number)
        except UnknownProcedure as error:
            raise NotFound(str(error)) from None
        return {
            **self._summary(procedure),
            "sha256": source.digest,
            "form": form_schema(procedure, self.language()),
            "definition": as_data(procedure),
        }

    def _summary(self, procedure: Procedure) -> dict[str, Any]:
        data = as_data(procedure)
        names = ("title", "description", "legal_basis", "channels", "unit_kinds")
        return {
            "@id": f"{self._url()}/{procedure.id}",
            "id": procedure.id,
            "version": procedure.version,
            **{name: data.get(name) for name in names},
            "legal_delay": data.get("legal_delay"),
            "pieces": data.get("pieces", []),
        }

    def _url(self) -> str:
        return f"{self.context.absolute_url()}/@procedures"

"""``POST @procedures/<id>/check``: what the checks say of a definition."""

from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import UnknownProcedure
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.publishing import examine
from egov.policy.rest import EgovService
from zExceptions import BadRequest
from zExceptions import NotFound

import dataclasses


class ProceduresPost(EgovService):
    """Checks the definition that was sent, or else the published one."""

    def reply(self):
        """200 with warnings, 422 with errors; nothing is written."""
        if len(self.params) != 2 or self.params[1] != "check":
            raise BadRequest("@procedures/<id>/check is expected.")
        data = self.body()
        text = self.text(data, "definition") if data else self._published(self.params[0])
        try:
            _, findings = examine(text, f"{self.params[0]}.yaml")
        except DefinitionError as error:
            self.request.response.setStatus(422)
            findings = error.findings
        return {"findings": [dataclasses.asdict(finding) for finding in findings]}

    def _published(self, id: str) -> str:
        try:
            return publication(id).text
        except UnknownProcedure as error:
            raise NotFound(str(error)) from None

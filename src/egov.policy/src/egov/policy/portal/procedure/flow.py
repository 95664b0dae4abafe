"""``@@procedure-bpmn?id=…``: the flow of the version in force as a file of BPMN 2.0."""

from egov.policy import procedures
from egov.policy.core.drawing import as_bpmn
from egov.policy.portal.procedure.page import ProcedurePage
from zExceptions import NotFound


class BpmnView(ProcedurePage):
    """The file, in the language of the page."""

    def get(self):
        """The bytes; of what is not in force, the newest version."""
        number = self.item.current or self.item.newest
        if not number:
            raise NotFound("version")
        response = self.request.response
        response.setHeader("Content-Type", "application/xml; charset=utf-8")
        name = f"{self.id}-{number}.bpmn"
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return as_bpmn(procedures.get(self.id, number), self.language)

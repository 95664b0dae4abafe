"""``@@procedure-flow?id=…&version=…``: the way of a request, drawn; the same as BPMN 2.0."""

from egov.policy import _
from egov.policy import procedures
from egov.policy.core.drawing import as_bpmn
from egov.policy.portal.picture import PicturePage
from egov.policy.portal.procedure.page import ProcedurePage
from egov.policy.portal.procedure.page import WhichPage
from zExceptions import NotFound


class FlowView(WhichPage, PicturePage):
    """The picture of a version, or of the draft."""

    title = _("The way of a request")


class BpmnView(ProcedurePage):
    """``@@procedure-bpmn?id=…``: the file of the version in force, in the language of the page."""

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

"""``DELETE @procedures/<id>/draft``: throw the draft away that was seen."""

from egov.policy.procedures import drafts
from egov.policy.procedures.services.reading import ProcedureService
from zExceptions import BadRequest


class ProceduresDelete(ProcedureService):
    """Throws a draft away."""

    def reply(self):
        """204; 409 if it is not the one that was seen."""
        if len(self.params) != 2 or self.params[1] != "draft":
            raise BadRequest("@procedures/<id>/draft is expected.")
        drafts.discard(self.params[0], self.stamp(self.body("stamp")))
        return self.reply_no_content()

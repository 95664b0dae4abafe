"""``PUT @procedures/<id>``: save the draft that was seen in another form, or begin one."""

from egov.policy.procedures import drafts
from egov.policy.procedures.services.reading import ProcedureService
from plone import api
from typing import Any
from zExceptions import BadRequest


class ProceduresPut(ProcedureService):
    """Saves a draft."""

    def reply(self) -> dict[str, Any]:
        """The stamp of the new one; 409 if it is not the one that was seen."""
        if len(self.params) != 1:
            raise BadRequest("@procedures/<id> is expected.")
        data, me = self.body("definition", "stamp"), api.user.get_current().getId()
        (id,) = self.params
        saved = drafts.save(id, self.definition(data), me, self.stamp(data))
        self.with_stamp(saved.stamp)
        return {"@id": self.address(id, "draft"), "id": id, "stamp": saved.stamp}

"""``PUT @procedures/<id>``: save the draft that was seen in another form, or begin one.

``PUT @procedures/<id>/options/<unit>``: see :mod:`.options`.
"""

from egov.policy.procedures import drafts
from egov.policy.procedures.services import options
from egov.policy.procedures.services.reading import ProcedureService
from plone import api
from typing import Any
from zExceptions import BadRequest


class ProceduresPut(ProcedureService):
    """Saves a draft, or sets options of a unit."""

    def reply(self) -> dict[str, Any]:
        """The stamp of the new draft, 409 if it is not the one that was seen; or what holds."""
        if len(self.params) == 3 and self.params[1] == options.OPTIONS:
            return options.put(self, self.params[0], self.params[2])
        if len(self.params) != 1:
            raise BadRequest("@procedures/<id> is expected.")
        data, me = self.body("definition", "stamp"), api.user.get_current().getId()
        (id,) = self.params
        saved = drafts.save(id, self.definition(data), me, self.stamp(data))
        self.with_stamp(saved.stamp)
        return {"@id": self.address(id, "draft"), "id": id, "stamp": saved.stamp}

"""The delivery log of a case over REST."""

from egov.policy import _
from egov.policy.calls.log import deliveries
from egov.policy.calls.log import Delivery
from egov.policy.calls.log import FAILED
from egov.policy.calls.log import retry
from egov.policy.calls.log import WAITING
from egov.policy.rest import EgovService
from plone import api
from Products.CMFCore.permissions import ManagePortal
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound


class DeliveriesGet(EgovService):
    """``GET <case>/@deliveries``."""

    def reply(self):
        """All calls of the case, oldest first; a case makes few."""
        technical = api.user.has_permission(ManagePortal, obj=api.portal.get())
        items = [self._shown(item, technical) for item in deliveries(self.context)]
        return {"items": items, "items_total": len(items)}

    def _shown(self, item: Delivery, technical: bool) -> dict[str, Any]:
        """A call; what went wrong names machines, so only who sets the addresses reads that."""
        if not item.error or technical:
            return item.summary()
        return item.summary() | {"error": self.translated(TROUBLES[item.state])}


TROUBLES = {
    WAITING: _("The other system cannot take it at the moment. It is tried again."),
    FAILED: _("The other system did not take it. The technical administrator can see why."),
}
"""What those are told who work on the case, by the state of a call that met with trouble."""


class DeliveriesPost(EgovService):
    """``POST <case>/@deliveries/<id>/retry``: send a call after all that has failed."""

    def reply(self):
        """204."""
        if len(self.params) != 2 or self.params[1] != "retry":
            raise BadRequest("Say which: @deliveries/<id>/retry.")
        try:
            retry(self.context, self.params[0])
        except LookupError:
            raise NotFound(self.params[0]) from None
        return self.reply_no_content()

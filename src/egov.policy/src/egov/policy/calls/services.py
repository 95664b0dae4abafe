"""The delivery log of a case over REST."""

from egov.policy.calls.log import deliveries
from egov.policy.calls.log import retry
from egov.policy.rest import EgovService
from zExceptions import BadRequest
from zExceptions import NotFound


class DeliveriesGet(EgovService):
    """``GET <case>/@deliveries``."""

    def reply(self):
        """All calls of the case, oldest first; a case makes few."""
        items = [item.summary() for item in deliveries(self.context)]
        return {"items": items, "items_total": len(items)}


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

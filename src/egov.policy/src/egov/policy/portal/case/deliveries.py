"""What became of the calls of other systems that a case asked for, as its page tells it."""

from dataclasses import dataclass
from datetime import datetime
from egov.policy import _
from egov.policy import calls
from egov.policy.portal.page import Page


STATES = {
    "waiting": _("to be sent, tried ${n} times"),
    "delivered": _("delivered"),
    "failed": _("not delivered, tried ${n} times"),
}


@dataclass(frozen=True)
class DeliveryRow:
    """One call."""

    endpoint: str
    words: str
    when: str


def delivery_rows(page: Page, case) -> list[DeliveryRow]:
    """The calls of a case, oldest first."""
    return [_row(page, item) for item in calls.deliveries(case)]


def _row(page: Page, item: calls.Delivery) -> DeliveryRow:
    words = _(STATES[item.state], mapping={"n": str(item.attempts)})
    moment = datetime.fromisoformat(item.ended_on or item.asked_on)
    return DeliveryRow(item.endpoint, page.translated(words), page.format.moment(moment))

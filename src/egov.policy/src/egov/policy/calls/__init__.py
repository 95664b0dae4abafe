"""Calls of other systems over the web: asked in a transaction, sent by a job, logged on the case.

Casework asks for them; pages show what became of them.  Only addresses that the settings
name are called, and nothing that they answer is believed: their status is noted, no more.
"""

from egov.policy.calls.errors import CallRefused
from egov.policy.calls.log import deliveries
from egov.policy.calls.log import Delivery
from egov.policy.calls.log import retry
from egov.policy.calls.log import send
from egov.policy.calls.sending import exchange
from egov.policy.calls.sending import SECONDS_IN_ALL
from egov.policy.calls.sending import Unanswered
from egov.policy.calls.settings import endpoints
from egov.policy.calls.settings import networks


__all__ = [
    "SECONDS_IN_ALL",
    "CallRefused",
    "Delivery",
    "Unanswered",
    "deliveries",
    "endpoints",
    "exchange",
    "networks",
    "retry",
    "send",
]

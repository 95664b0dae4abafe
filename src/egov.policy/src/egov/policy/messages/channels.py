"""The channels: which of them the settings open, and a rest for one that is down.

A rest is kept in the memory of a worker only.  It saves waiting in vain, so that a mail
server that hangs does not hold up the papers of other cases; what it puts off is tried
again as after any outage.
"""

from egov.policy.core.messages import EMAIL
from egov.policy.core.messages import SMS
from egov.policy.jobs import Unavailable
from egov.policy.messages import gateway
from egov.policy.messages import mail
from egov.policy.messages.errors import Unreachable
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import Result
from egov.policy.messages.settings import settings
from time import monotonic


REST = 30.0
"""Seconds for which a channel that is down is not tried."""

_SERVERS = {EMAIL: mail.server, SMS: gateway.server}

_resting: dict[str, float] = {}


def is_open(channel: str) -> bool:
    """Whether the settings name a server for a channel."""
    known = settings()
    return bool(known.smtp_host and known.sender) if channel == EMAIL else bool(known.sms_address)


def server_of(channel: str):
    """The server of a channel: ``repeatable``, ``send(letter)``.

    :raises Unavailable: if there is none now.
    """
    found = _SERVERS[channel]()
    if found is None:
        raise Unavailable(f"The settings name no server for {channel}.")
    return found


def send(channel: str, server, letter: Letter) -> Result:
    """Send a letter, unless its channel has just been found to be down.

    :raises Unavailable: if it has to be tried again.
    """
    if monotonic() < _resting.get(channel, 0.0):
        raise Unavailable(f"The server for {channel} was down a moment ago.")
    try:
        return server.send(letter)
    except Unreachable:
        _resting[channel] = monotonic() + REST
        raise

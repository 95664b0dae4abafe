"""What became of a letter, in a sentence for those who work on the case."""

from egov.policy import _
from egov.policy.messages.letter import BAD_ADDRESS
from egov.policy.messages.letter import DAILY
from egov.policy.messages.letter import DELIVERED
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import FAULT
from egov.policy.messages.letter import HELD
from egov.policy.messages.letter import INTERRUPTED
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import NO_ADDRESS
from egov.policy.messages.letter import OFF
from egov.policy.messages.letter import REFUSED
from egov.policy.messages.letter import SENT
from egov.policy.messages.letter import TOO_LATE
from egov.policy.messages.letter import UNANSWERED
from egov.policy.messages.letter import UNCERTAIN
from egov.policy.messages.letter import UNDELIVERED
from egov.policy.messages.letter import WAITING


STATES = {
    WAITING: _("to be sent"),
    SENT: _("sent"),
    DELIVERED: _("delivered"),
    FAILED: _("not sent"),
    UNCERTAIN: _("perhaps sent"),
    OFF: _("not sent: no server is set for it"),
    HELD: _("to be sent in the morning"),
    DAILY: _("in the summary of the day"),
}

REASONS = {
    REFUSED: _("not sent: refused by the server"),
    BAD_ADDRESS: _("not sent: the address is not valid"),
    UNDELIVERED: _("not delivered, as the gateway reports"),
    NO_ADDRESS: _("nobody was told: no address by which this could be is known"),
    TOO_LATE: _("not sent: the server was down for three days"),
    FAULT: _("not sent: the technical administrator can see why"),
    UNANSWERED: _("perhaps sent: the server did not answer"),
    INTERRUPTED: _("perhaps sent: the system stopped in the middle of it"),
}

TRIED = _("to be sent, tried ${n} times: the server cannot take it at the moment")


def outcome(letter: Letter):
    """The sentence, to be translated."""
    if letter.state == WAITING and letter.attempts and letter.detail:
        return _(TRIED, mapping={"n": str(letter.attempts)})
    return REASONS.get(letter.error) or STATES[letter.state]


def masked(letter: Letter) -> str:
    """The address of a letter, as far as one needs to know it again; empty if it has none."""
    if not letter.address:
        return ""
    name, at, domain = letter.address.partition("@")
    if at:
        return f"{name[:1]}…@{domain}"
    return f"{name[:4]}…{name[-2:]}"

"""What keeps a message from leaving for now."""

from egov.policy.jobs import Unavailable


class Unreachable(Unavailable):
    """The channel itself is down: what else is to go by it need not be tried at once."""

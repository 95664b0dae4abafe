"""What can go wrong with a call for good; what may mend itself is ``jobs.Unavailable``."""

from egov.policy.core.errors import EgovError


class CallRefused(EgovError):
    """The receiver does not take the call, or it may not be called."""

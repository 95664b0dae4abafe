"""Contracts of casework."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from zope.interface import Interface


@dataclass(frozen=True)
class Decision:
    """A transition while it is carried out: which, of what actor, by whom and when.

    Made once, so that all it brings about bears one date, also at midnight of
    31 December: ``day`` is the date on the office's wall at that ``moment``.
    """

    transition: str
    actor: str
    by: str
    moment: datetime
    day: date


class IEffect(Interface):
    """A named consequence of a transition, registered as a named utility.

    Its parameters are declared in :data:`egov.policy.core.checks.EFFECTS`, so
    that a definition with a wrong one is refused before it is published.
    It runs inside the transaction of the transition: what is slow or leaves
    the machine belongs into a job that it enqueues.
    """

    def apply(case, procedure, decision, **parameters) -> None:
        """Do it to this case, as a consequence of that :class:`Decision`."""

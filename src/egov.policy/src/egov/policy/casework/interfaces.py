"""Contracts of casework."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.policy.procedures import IEffectType


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


class IEffect(IEffectType):
    """A named consequence of a transition, registered as a utility of that name.

    Its ``type`` declares its parameters, so that a definition with a wrong one is
    refused before it is published.  It runs inside the transaction of the transition:
    what is slow or leaves the machine belongs into a job that it enqueues.  The case
    is kept already as the turn left it; what the effect changes in it stays, and what
    follows by itself from that follows after all effects.
    """

    def apply(case, procedure, decision, **parameters) -> None:
        """Do it to this case, as a consequence of that :class:`Decision`."""

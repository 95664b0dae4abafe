"""Contracts of casework."""

from zope.interface import Interface


class IEffect(Interface):
    """A named consequence of a transition, registered as a named utility.

    Its parameters are declared in :data:`egov.policy.core.checks.EFFECTS`, so
    that a definition with a wrong one is refused before it is published.
    It runs inside the transaction of the transition: what is slow or leaves
    the machine belongs into a job that it enqueues.
    """

    def apply(case, procedure, **parameters) -> None:
        """Do it to this case."""

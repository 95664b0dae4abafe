"""Contracts of published procedures."""

from zope.interface import Attribute
from zope.interface import Interface


class IPublishedProcedure(Interface):
    """A procedure of the site with all its published versions."""

    versions = Attribute("BTree: version number -> Publication, never changed once written")
    current = Attribute("Version that new cases follow, 0 when retired")


class ITransitionGuard(Interface):
    """The one question that a case workflow asks before a transition."""

    def allows(case, transition: str) -> bool:
        """Whether the current person may take this transition now."""

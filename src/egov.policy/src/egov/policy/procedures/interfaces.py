"""Contracts of published procedures."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IPublishedProcedure(Interface):
    """A procedure of the site with all its published versions."""

    versions = Attribute("BTree: version number -> Publication, never changed once written")
    settings = Attribute("BTree: unit -> what it has set, see .unitoptions; None if nothing")
    current = Attribute("Version that new cases follow, 0 when retired or never published")
    newest = Attribute("The highest number of a version, 0 if there is none")
    kept = Attribute("What all versions together have used, see .keeping; None if not kept yet")
    draft = Attribute("The text that is being worked on, see .drafts; None if there is none")
    endings = Attribute("Each time it was retired: plain data, oldest first")


class IVersionPublished(IObjectEvent):
    """A version that takes cases was published; ``object`` is the IPublishedProcedure."""

    procedure = Attribute("The version")
    restores = Attribute("Number of the version of which it is a copy, 0 if of none")


class IDecisions(Interface):
    """What a case workflow asks before a transition, and hands over to."""

    def allows(case, transition: str) -> bool:
        """Whether the current person may take this transition now."""

    def take(case, transition: str, comment: str) -> None:
        """Take it as the current person, with all that follows from it."""

    def is_under_way(case, transition: str) -> bool:
        """Whether it is being taken, so that the workflow has to change the state now."""


class IProcedureAnswers(Interface):
    """What a vertical answers about a procedure under ``@procedures/<id>/<name>``.

    A utility of that name, for those who manage procedures.  ``service`` is the REST service
    that was called, ``item`` the procedure, ``path`` what follows the name in the address.
    """

    def get(service, item, *path: str):
        """What there is to read."""

    def post(service, item, *path: str):
        """Do it; what came of it."""


class IEffectType(Interface):
    """An effect that transitions can have; a utility named as the effect.

    Definitions are held against what it declares before they are published.
    """

    type = Attribute("egov.policy.core.effects.EffectType: its name and parameters")


class IOfficeFact(Interface):
    """What a vertical knows of the office for which definitions are checked.

    A utility named as the attribute of :class:`egov.policy.core.checks.CheckContext`.
    """

    def __call__(of=None):
        """The value of that attribute as it is now; None if nothing is known yet.

        ``of`` is the id and number of a published version that comes again: what was kept
        with it is as it was then.
        """

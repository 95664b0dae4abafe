"""What stays as it is: a filed case stays in its place, a closed one unchanged.

Subscribers of stock events, so that every way in meets them: pages, REST,
WebDAV and the management interface, for the Manager as for anybody, and also
when a folder above the case, or the whole site, is deleted or moved.
"""

from egov.policy import _
from egov.policy.core.errors import RecordProtected
from zExceptions import Forbidden as HTTPForbidden
from zope.container.interfaces import IContainerModifiedEvent
from zope.globalrequest import getRequest
from zope.i18n import translate


class Forbidden(RecordProtected, HTTPForbidden):
    """A record is protected.  Zope and plone.rest find the status, 403, by this very name."""

    @property
    def for_people(self) -> str:
        """What the page of the error says."""
        return str(self)


def refuse_removal(case, event) -> None:
    """A case with a number, or closed, is neither deleted nor moved nor renamed."""
    being_added = event.oldParent is None
    if being_added or not (case.reference or case.closed_on):
        return
    raise _forbidden(
        _(
            "Case ${reference} is filed: it can be neither deleted nor moved.",
            mapping={"reference": case.reference or case.getId()},
        )
    )


def refuse_change(case, event) -> None:
    """A closed case does not change, nor do pieces come or go.

    A filed case changes through casework alone, which writes its journal and
    sends no such event; the coming of a piece does.
    """
    if case.closed_on is None:
        if case.reference and not IContainerModifiedEvent.providedBy(event):
            raise _forbidden(
                _(
                    "Case ${reference} is filed: only its own pages change it.",
                    mapping={"reference": case.reference},
                )
            )
        return
    raise _forbidden(
        _(
            "Case ${reference} is closed: it can no longer be changed.",
            mapping={"reference": case.reference or case.getId()},
        )
    )


def refuse_copy(case, event) -> None:
    """A case is opened, never copied: its number and its journal exist once."""
    raise _forbidden(_("A case cannot be copied: open a new one."))


def _forbidden(message) -> Forbidden:
    return Forbidden(translate(message, context=getRequest()))

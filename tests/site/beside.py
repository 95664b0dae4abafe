"""Other cases on the site, which random walks start, link and close from their own."""

from ..core.engine.others import BESIDE
from ..core.engine.others import OTHER
from ..core.engine.others import Others
from egov.policy import cases
from egov.policy import casework
from egov.policy.casework import links
from egov.policy.core.rehearsal.persons import REQUESTER
from egov.policy.core.terms import StateKind
from egov.policy.procedures import publishing
from plone.uuid.interfaces import ATTRIBUTE_NAME


def settle_beside(stage):
    """Publish the procedure of the other cases, and open the one that answers name."""
    publishing.bring_in(BESIDE, "test", "test")
    other = casework.opening.make(BESIDE, stage.situation.unit, REQUESTER, {})
    setattr(other, ATTRIBUTE_NAME, OTHER)
    other.reindexObject()
    stage.events.clear()


def others(stage):
    """What has become of the other cases: how many were started, are linked and have ended."""
    rows = stage.portal.portal_catalog.unrestrictedSearchResults(procedure=BESIDE.id)
    found = [row._unrestrictedGetObject() for row in rows]
    ended = [case.UID() for case in found if cases.state_of(case).kind is StateKind.FINAL]
    return len(found) - 1, _counted(links.uids(stage.case)), _counted(ended)


def meant(stage):
    """The same, as the effects of the case say in their order."""
    known = Others().follow(stage.events)
    return known.started, _counted(known.linked), _counted(known.ended)


def _counted(names):
    """How many, and whether the one that was there before is among them."""
    return len(names), OTHER in names

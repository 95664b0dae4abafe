"""A filed case stays where it is and a closed one as it is, whoever tries what."""

from egov.policy import casework
from egov.policy.core.errors import RecordProtected
from OFS.SimpleItem import SimpleItem
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from posixpath import normpath
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import transaction


# All that a case grants, so that nothing but the guard stands in the way.
MIGHTY = ["Manager", "Case Editor", "Case Worker"]


def parent(case):
    return case.aq_parent


REMOVALS = {
    "delete": api.content.delete,
    "delete unchecked": lambda case: api.content.delete(case, check_linkintegrity=False),
    "delete in the management interface": lambda case: parent(case).manage_delObjects([case.id]),
    "delete all": lambda case: parent(case).manage_delObjects(list(parent(case).objectIds())),
    "delete as mapping": lambda case: parent(case).__delitem__(case.id),
    "delete the year": lambda case: parent(parent(case)).manage_delObjects([parent(case).id]),
    "delete the unit": lambda case: api.portal.get()["cases"].manage_delObjects(["bwiza"]),
    "delete all cases": lambda case: api.portal.get().manage_delObjects(["cases"]),
    "delete the site": lambda case: case.getPhysicalRoot().manage_delObjects([api.portal.get().id]),
    "rename": lambda case: parent(case).manage_renameObject(case.id, "other"),
    "rename the year": lambda case: parent(parent(case)).manage_renameObject(
        parent(case).id, "2000"
    ),
    "rename the site": lambda case: case.getPhysicalRoot().manage_renameObject(
        api.portal.get().id, "other"
    ),
    "move": lambda case: api.content.move(case, api.portal.get()["cases"]),
    "cut and paste": lambda case: api.portal.get()["cases"].manage_pasteObjects(
        parent(case).manage_cutObjects([case.id])
    ),
}

COPIES = {
    "copy": lambda case: api.content.copy(case, parent(case), "copy"),
    "copy and paste": lambda case: parent(case).manage_pasteObjects(
        parent(case).manage_copyObjects([case.id])
    ),
    "copy the year": lambda case: parent(parent(case)).manage_pasteObjects(
        parent(parent(case)).manage_copyObjects([parent(case).id])
    ),
    "clone": lambda case: parent(case).manage_clone(case, "copy"),
}


@pytest.fixture
def free_types(portal):
    """Let any type be added anywhere, lest a constraint of types hides a missing guard."""
    for name in ("CaseFolder", "attestation-residence-v1"):
        portal.portal_types[name].global_allow = True
        portal.portal_types[name].filter_content_types = False


@pytest.mark.parametrize("remove", REMOVALS.values(), ids=REMOVALS)
@pytest.mark.parametrize("stage", ["open_filed", "open_closed"])
def test_not_even_the_manager_removes_a_filed_case(portal, free_types, request, stage, remove):
    case = request.getfixturevalue(stage)(portal)
    with api.env.adopt_roles(MIGHTY), pytest.raises(Forbidden, match=case.reference) as caught:
        remove(case)
    assert isinstance(caught.value, RecordProtected)


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
@pytest.mark.parametrize("stage", ["open_draft", "open_filed", "open_closed"])
def test_nobody_copies_a_case(portal, free_types, request, stage, copy):
    case = request.getfixturevalue(stage)(portal)
    with api.env.adopt_roles(MIGHTY), pytest.raises(RecordProtected):
        copy(case)


def test_a_draft_may_go(portal, open_draft):
    case = open_draft(portal)
    place = parent(case)
    with api.env.adopt_roles(MIGHTY):
        place.manage_delObjects([case.id])
    assert case.id not in place


def test_a_closed_case_takes_no_change_and_no_piece(portal, open_closed):
    case = open_closed(portal)
    with pytest.raises(Forbidden, match=case.reference):
        notify(ObjectModifiedEvent(case))
    with pytest.raises(Forbidden, match=case.reference):
        case._setObject("piece", SimpleItem("piece"))


def test_a_closed_case_gives_no_piece_away(portal, open_filed, as_user):
    case = open_filed(portal)
    case._setObject("piece", SimpleItem("piece"))
    with as_user(portal, "agent.bwiza"):
        casework.perform(case, "refuse", comment="Ne réside pas dans la zone.")
    with api.env.adopt_roles(MIGHTY), pytest.raises(Forbidden, match=case.reference):
        case.manage_delObjects(["piece"])


def test_a_draft_may_change(portal, open_draft):
    notify(ObjectModifiedEvent(open_draft(portal)))


def test_a_filed_case_changes_through_its_own_pages_only(portal, open_filed):
    case = open_filed(portal)
    with pytest.raises(Forbidden, match=case.reference):
        notify(ObjectModifiedEvent(case))


def test_no_loosened_permission_opens_a_filed_case_to_stock_plone(
    functional_portal, open_filed, manager
):
    case = open_filed(functional_portal)
    case._Modify_portal_content_Permission = ("Manager",)
    transaction.commit()
    path = case.absolute_url_path()
    for method, more in (
        ("PUT", {"data": "surname: Autre", "headers": {"Content-Type": "text/plain", **PLAIN}}),
        ("PATCH", {"json": {"title": "Autre"}}),
    ):
        assert 400 <= manager.request(method, path, **more).status_code < 500
    transaction.begin()
    found = functional_portal.unrestrictedTraverse(path)
    assert (found.surname, found.title) == ("Niyonkuru", case.title)


def test_a_filed_case_takes_pieces(portal, open_filed):
    case = open_filed(portal)
    case._setObject("piece", SimpleItem("piece"))
    assert "piece" in case


@pytest.fixture
def record(functional_portal, open_closed):
    """A record that requests can see."""
    case = open_closed(functional_portal)
    transaction.commit()
    return case


@pytest.fixture
def manager(functional_portal, http):
    """A session of the manager of the whole server."""
    session = http()
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    session.base = functional_portal.getPhysicalRoot().absolute_url()
    return session


# Without the Accept header of REST it is WebDAV.
PLAIN = {"Accept": "*/*"}
TITLE = """<?xml version="1.0"?>
<D:propertyupdate xmlns:D="DAV:" xmlns:z="http://www.zope.org/propsets/default">
  <D:set><D:prop><z:title>Autre</z:title></D:prop></D:set>
</D:propertyupdate>"""

REQUESTS = {
    "REST delete": ("DELETE", "", {}),
    "REST delete of the year": ("DELETE", "..", {}),
    "REST delete of all cases": ("DELETE", "../../..", {}),
    "REST patch": ("PATCH", "", {"json": {"title": "Autre"}}),
    "REST patch of a field": ("PATCH", "", {"json": {"fields": {"surname": "Autre"}}}),
    "REST post of a piece": ("POST", "", {"json": {"@type": "CaseDocument", "title": "x"}}),
    "WebDAV delete": ("DELETE", "", {"headers": PLAIN}),
    "WebDAV delete of the unit": ("DELETE", "../..", {"headers": PLAIN}),
    "WebDAV proppatch": ("PROPPATCH", "", {"data": TITLE, "headers": PLAIN}),
    "WebDAV put": ("PUT", "", {"data": "Autre", "headers": PLAIN}),
}

UNTOLD = """
    changeOwnership manage_acquiredPermissions manage_addLocalRoles manage_addProperty
    manage_changeOwnershipType manage_changePermissions manage_changeProperties
    manage_delLocalRoles manage_delProperties manage_editProperties manage_permission
    manage_role manage_setLocalRoles manage_takeOwnership PROPPATCH
"""
"""Changes that no event tells."""


def state_of(case) -> dict:
    case._p_activate()
    return {name: value for name, value in case.__dict__.items() if not name.startswith("_v_")}


@pytest.mark.parametrize(("method", "where", "more"), REQUESTS.values(), ids=REQUESTS)
def test_no_request_of_the_manager_touches_a_record(
    functional_portal, manager, record, method, where, more
):
    before, path = repr(state_of(record)), record.getPhysicalPath()
    answer = manager.request(method, normpath(f"{record.absolute_url_path()}/{where}"), **more)
    assert 400 <= answer.status_code < 500
    transaction.begin()
    assert repr(state_of(functional_portal.unrestrictedTraverse(path))) == before


@pytest.mark.parametrize("name", UNTOLD.split())
def test_no_change_that_no_event_tells_is_open_to_the_manager(portal, open_draft, name):
    case = open_draft(portal)
    with api.env.adopt_roles(MIGHTY), pytest.raises(Unauthorized):
        case.restrictedTraverse(name)


def test_deleting_over_rest_says_why_it_is_refused(functional_portal, manager, record):
    answer = manager.delete(functional_portal["cases"]["bwiza"].absolute_url_path())
    assert answer.status_code == 403
    assert record.reference in answer.json()["message"]

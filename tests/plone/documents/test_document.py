"""A document as content: it never changes, stays where it is, and shows who may see its case."""

from AccessControl import getSecurityManager
from egov.policy import casework
from egov.policy import documents
from OFS.CopySupport import CopyError
from plone import api
from zExceptions import Forbidden
from zExceptions import Unauthorized

import pytest


@pytest.fixture
def piece(portal, as_user, draft, picture):
    """A piece of a draft."""
    with as_user(portal, "agent.bwiza"):
        return documents.add_piece(draft, "identity_card", "carte.png", picture())


def test_a_document_is_in_no_catalogue_and_under_no_workflow(portal, piece):
    path = "/".join(piece.getPhysicalPath())
    assert not portal.portal_catalog.unrestrictedSearchResults(path=path)
    assert portal.portal_workflow.getChainFor(piece) == ()
    piece.reindexObject()
    assert not portal.portal_catalog.unrestrictedSearchResults(path=path)


def test_adding_a_document_leaves_date_and_row_of_the_case_alone(portal, as_user, draft, picture):
    before = draft.modified()
    with as_user(portal, "agent.bwiza"):
        documents.add_piece(draft, "identity_card", "carte.png", picture())
    assert draft.modified() == before


@pytest.mark.parametrize("permission", ["Modify portal content", "Delete objects", "Copy or Move"])
def test_nobody_may_change_or_delete_a_document_not_even_a_manager(
    portal, as_user, piece, permission
):
    for user in ("agent.bwiza", "chef.bwiza"):
        with as_user(portal, user):
            assert not api.user.has_permission(permission, obj=piece)
    with api.env.adopt_roles(["Manager"]):
        assert not getSecurityManager().checkPermission(permission, piece)


def test_who_sees_the_case_sees_its_documents_and_nobody_else(portal, as_user, piece):
    for user, sees in {
        "agent.bwiza": True,
        "chef.bwiza": True,
        "agent.nyakabiga": False,
        "archiviste": False,
    }.items():
        with as_user(portal, user):
            assert api.user.has_permission("View", obj=piece) is sees


def test_stock_ways_of_deleting_moving_and_renaming_are_refused(portal, as_user, draft, piece):
    with pytest.raises((Forbidden, Unauthorized)):
        draft.manage_delObjects([piece.getId()])
    with api.env.adopt_roles(["Manager"]):
        with pytest.raises(Forbidden):
            draft._delObject(piece.getId())
        with pytest.raises(CopyError):
            draft.manage_renameObject(piece.getId(), "another")
    assert documents.documents(draft) == [piece]


def test_a_draft_that_is_deleted_takes_its_documents_along(portal, as_user, draft, piece):
    folder = draft.aq_parent
    with api.env.adopt_roles(["Manager"]):
        folder._delObject(draft.getId())
    assert draft.getId() not in folder


def test_pieces_come_back_oldest_first(portal, as_user, draft, piece, picture):
    with as_user(portal, "agent.bwiza"):
        second = documents.add_piece(draft, "household_booklet", "b.png", picture())
    assert documents.documents(draft) == [piece, second]


def test_a_closed_case_keeps_its_documents_readable(portal, as_user, draft, piece):
    with as_user(portal, "agent.bwiza"):
        casework.perform(draft, "submit")
        casework.perform(draft, "refuse", "Elle n'habite pas la zone.")
    with as_user(portal, "archiviste"):
        assert api.user.has_permission("View", obj=piece)

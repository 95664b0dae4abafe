"""A class of the plan is there for ever, whoever tries what."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from zExceptions import Forbidden

import pytest
import transaction


REMOVALS = {
    "delete a class": lambda portal: api.content.delete(portal["plan"]["1"]["1.1"]),
    "delete a class unchecked": lambda portal: api.content.delete(
        portal["plan"]["1"], check_linkintegrity=False
    ),
    "delete in the management interface": lambda portal: portal["plan"].manage_delObjects(["1"]),
    "delete the plan": lambda portal: portal.manage_delObjects(["plan"]),
    "rename a class": lambda portal: portal["plan"].manage_renameObject("1", "one"),
    "move a class": lambda portal: api.content.move(portal["plan"]["1"]["1.1"], portal["plan"]),
    "cut and paste": lambda portal: portal["plan"].manage_pasteObjects(
        portal["plan"]["1"].manage_cutObjects(["1.1"])
    ),
}


@pytest.mark.parametrize("remove", REMOVALS.values(), ids=REMOVALS)
def test_not_even_the_manager_removes_a_class(portal, remove):
    with api.env.adopt_roles(["Manager"]), pytest.raises(Forbidden, match=r"\b1\b"):
        remove(portal)


def test_a_class_cannot_be_edited_by_stock_plone(http, functional_portal):
    manager = http()
    manager.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    answer = manager.patch("/plan/1", json={"title": "Changed", "code": "7"})
    assert answer.status_code == 204
    transaction.begin()
    assert functional_portal["plan"]["1"].title == "Administration générale"
    assert functional_portal["plan"]["1"].code == "1"


def test_a_site_without_files_can_be_deleted_with_its_plan(portal):
    app = portal.getPhysicalRoot()
    with api.env.adopt_roles(["Manager"]):
        app.manage_delObjects([portal.getId()])
    assert portal.getId() not in app.objectIds()

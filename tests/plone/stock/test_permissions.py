"""What stock Plone lets its Manager or anybody signed in do, and this site does not."""

from plone import api

import pytest
import transaction


NOBODY = [
    "Add Documents, Images, and Files",
    "Add Page Templates",
    "Add Python Scripts",
    "List undoable changes",
    "Undo changes",
    "WebDAV Lock items",
    "WebDAV Unlock items",
    "WebDAV access",
]


@pytest.mark.parametrize("permission", NOBODY)
def test_nobody_has_it(portal, permission):
    assert [item["name"] for item in portal.rolesOfPermission(permission) if item["selected"]] == []
    assert not portal.acquiredRolesAreUsedBy(permission)


def test_nobody_changes_the_name_that_papers_print(http, functional_portal):
    answer = http("chef.bwiza").patch("@users/chef.bwiza", json={"fullname": "Le Ministre"})
    transaction.begin()
    known = api.user.get("chef.bwiza").getProperty("fullname")
    assert known != "Le Ministre"
    assert answer.status_code in (401, 403)

"""Stock Plone deletes nothing that cases stand on: units, procedures, types, templates, folders."""

from egov.policy.setuphandlers import FOLDERS
from plone import api
from zExceptions import Forbidden

import pytest
import transaction


VERSION = "attestation-residence-v1"

REMOVALS = {
    "a unit": lambda portal: portal["units"].manage_delObjects(["bwiza"]),
    "a unit by name": lambda portal: portal["units"].manage_renameObject("bwiza", "other"),
    "all units": lambda portal: portal.manage_delObjects(["units"]),
    "a procedure": lambda portal: api.content.delete(portal["procedures"].objectValues()[0]),
    "all procedures": lambda portal: portal.manage_delObjects(["procedures"]),
    "a type": lambda portal: portal.portal_types.manage_delObjects([VERSION]),
    "a workflow": lambda portal: portal.portal_workflow.manage_delObjects([VERSION]),
    "a template": lambda portal: portal["templates"].manage_delObjects(
        portal["templates"].objectIds()
    ),
}


@pytest.mark.parametrize("remove", REMOVALS.values(), ids=REMOVALS)
def test_not_even_the_manager_removes(portal, remove):
    with api.env.adopt_roles(["Manager"]), pytest.raises(Forbidden) as caught:
        remove(portal)
    assert caught.value.for_people


@pytest.mark.parametrize("id", sorted(FOLDERS))
def test_the_folders_of_the_site_stay_even_when_empty(portal, id):
    folder = portal[id]
    for item in folder.objectIds():
        folder._delObject(item, suppress_events=True)
    with api.env.adopt_roles(["Manager"]), pytest.raises(Forbidden, match=folder.title):
        portal.manage_delObjects([id])


def test_a_template_that_nothing_names_may_go(portal):
    with api.env.adopt_roles(["Manager"]):
        folder = portal["templates"]
        used = folder.objectValues()[0]
        api.content.copy(used, folder, "spare.odt")
        folder.manage_delObjects(["spare.odt"])
    assert "spare.odt" not in folder


def test_a_type_of_nothing_published_may_go(portal):
    with api.env.adopt_roles(["Manager"]):
        types = portal.portal_types
        types.manage_pasteObjects(types.manage_copyObjects(["Unit"]))
        types.manage_delObjects(["copy_of_Unit"])
    assert "copy_of_Unit" not in types


def test_rest_deletes_no_published_procedure(functional_portal, manager):
    path = f"{functional_portal.absolute_url_path()}/procedures/attestation-residence"
    assert manager.delete(path).status_code == 403
    transaction.begin()
    assert "attestation-residence" in functional_portal["procedures"]

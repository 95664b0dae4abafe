"""Installing twice is installing once; removing takes everything, unless a case is filed."""

from egov.policy import people
from egov.policy import procedures
from egov.policy.interfaces import IBrowserLayer
from egov.policy.people.plugin import PLUGIN_ID
from egov.policy.setuphandlers import FOLDERS
from egov.policy.setuphandlers import HiddenProfiles
from egov.policy.setuphandlers import READING
from egov.policy.setuphandlers import ROLES
from plone import api
from plone.app.testing import applyProfile
from plone.base.utils import get_installer
from plone.browserlayer.utils import registered_layers
from plone.registry.interfaces import IRegistry
from Products.CMFCore.indexing import processQueue
from xml.etree import ElementTree
from zExceptions import Forbidden
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

import egov.policy
import pathlib
import pytest


PROFILES = pathlib.Path(next(iter(egov.policy.__path__))) / "profiles"
INDEXES = {
    node.get("name")
    for node in ElementTree.parse(PROFILES / "default" / "catalog.xml").iter("index")
}
TYPES = {path.stem for path in (PROFILES / "default" / "types").glob("*.xml")} - {
    "ConfigurablePODTemplate",
    "MailingLoopTemplate",
    "PODTemplate",
    "Plone_Site",
    "StyleTemplate",
    "SubTemplate",
}
"""Types of ours; those of documentgenerator and Plone are only changed."""


def _state(portal) -> dict:
    """All that a profile touches, in a form that can be compared."""
    processQueue()
    catalogue, workflows = portal.portal_catalog, portal.portal_workflow
    return {
        "folders": sorted(portal.objectIds()),
        "types": {
            item.getId(): sorted(item.propertyItems(), key=str)
            for item in portal.portal_types.objectValues()
        },
        "workflows": sorted(workflows.objectIds()),
        "chains": dict(workflows._chains_by_type),
        "indexes": sorted(catalogue.indexes()),
        "columns": sorted(catalogue.schema()),
        "objects": sorted(catalogue.objectIds()),
        "rows": sorted(catalogue._catalog.uids),
        "roles": sorted(portal.valid_roles()),
        "permissions": {
            name: (portal[folder].acquiredRolesAreUsedBy(name), _roles(portal[folder], name))
            for folder in FOLDERS
            if folder in portal
            for name in READING
        },
        "plugins": {
            info["id"]: portal.acl_users.plugins.listPluginIds(info["interface"])
            for info in portal.acl_users.plugins.listPluginTypeInfo()
        },
        "layers": sorted(layer.__identifier__ for layer in registered_layers()),
        "records": {name: record.value for name, record in getUtility(IRegistry).records.items()},
        "annotations": sorted(IAnnotations(portal)),
    }


def _roles(item, permission: str) -> list[str]:
    return [role["name"] for role in item.rolesOfPermission(permission) if role["selected"]]


def _people() -> tuple:
    return people.units(), people.functions(), people.assignments(), people.demo_accounts()


@pytest.mark.parametrize("profile", ["default", "commune", "demo"])
def test_a_second_import_changes_nothing(portal, filed, profile):
    before, before_people = _state(portal), _people()
    applyProfile(portal, f"egov.policy:{profile}")
    after = _state(portal)
    assert {name: after[name] for name in after if after[name] != before[name]} == {}
    assert _people() == before_people
    assert filed.reference


def test_only_those_who_should_look_into_the_folders(portal):
    assert set(FOLDERS) <= set(portal.objectIds())
    for id, (_type, _title, readers) in FOLDERS.items():
        if id == "templates":
            continue
        for permission in READING:
            assert _roles(portal[id], permission) == sorted(readers)
            assert not portal[id].acquiredRolesAreUsedBy(permission)


def test_access_hangs_on_no_default_workflow(portal):
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    for name in TYPES:
        assert portal.portal_workflow.getChainForPortalType(name) == ()


def test_administrators_are_offered_structure_and_packs(portal):
    ours = {f"egov.policy:{path.name}" for path in PROFILES.iterdir() if path.is_dir()}
    assert ours - set(HiddenProfiles().getNonInstallableProfiles()) == {
        "egov.policy:default",
        "egov.policy:commune",
    }


@pytest.fixture
def uninstall(portal):
    """``uninstall()``: as the add-on control panel does it."""

    def uninstall() -> None:
        with api.env.adopt_roles(["Manager"]):
            get_installer(portal).uninstall_product("egov.policy")

    return uninstall


@pytest.mark.parametrize("stage", ["filed", "closed"])
def test_the_product_stays_while_a_filed_case_exists(portal, request, uninstall, stage):
    request.getfixturevalue(stage)
    before = _state(portal)
    with pytest.raises(Forbidden, match="1 ") as caught:
        uninstall()
    assert caught.value.for_people
    assert _state(portal) == before


def test_removing_takes_everything(portal, draft, uninstall):
    uninstall()
    state = _state(portal)
    assert set(state["folders"]).isdisjoint(FOLDERS)
    assert set(state["types"]).isdisjoint(TYPES)
    assert [name for name in state["types"] if name.startswith("attestation")] == []
    assert [name for name in state["workflows"] if name.startswith("attestation")] == []
    assert [name for name in state["chains"] if name.startswith("attestation")] == []
    assert set(state["indexes"]).isdisjoint(INDEXES)
    assert "case_row" not in state["columns"]
    assert "egov_french" not in state["objects"]
    assert [path for path in state["rows"] if set(path.split("/")) & set(FOLDERS)] == []
    assert set(state["roles"]).isdisjoint(ROLES)
    assert [ids for ids in state["plugins"].values() if PLUGIN_ID in ids] == []
    assert PLUGIN_ID not in portal.acl_users.objectIds()
    assert IBrowserLayer.__identifier__ not in state["layers"]
    assert [name for name in state["records"] if name.startswith("egov.policy.")] == []
    assert [key for key in state["annotations"] if key.startswith("egov.policy.")] == []
    assert not get_installer(portal).is_product_installed("egov.policy")


def test_what_was_removed_can_be_installed_again(portal, draft, uninstall, open_closed):
    before = _state(portal)
    uninstall()
    applyProfile(portal, "egov.policy:demo")
    after = _state(portal)
    before["rows"].remove("/".join(draft.getPhysicalPath()))
    differing = {name: after[name] for name in after if after[name] != before[name]}
    assert differing == {}
    assert "attestation-residence" in {item.id for item in procedures.published()}
    assert open_closed(portal).reference.endswith("-00001")


def test_removing_twice_does_no_harm(portal, uninstall):
    uninstall()
    before = _state(portal)
    applyProfile(portal, "egov.policy:uninstall")
    assert _state(portal) == before

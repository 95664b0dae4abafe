"""The import steps of a pack: repeatable, and clear about what is wrong in a file."""

from egov.policy import people
from egov.policy.interfaces import IBrowserLayer
from egov.policy.people.functionstep import import_functions
from egov.policy.people.installation import import_people
from egov.policy.people.plugin import INTERFACES
from egov.policy.people.plugin import PLUGIN_ID
from egov.policy.people.unitstep import import_units
from plone.browserlayer.utils import registered_layers
from plone.browserlayer.utils import unregister_layer

import pytest
import transaction


STEPS = (
    ("egov.policy:default", "egov.policy.people"),
    ("egov.policy:commune", "egov.policy.functions"),
    ("egov.policy:demo", "egov.policy.units"),
    ("egov.policy:demo", "egov.policy.people"),
)


@pytest.mark.parametrize(("profile", "step"), STEPS)
def test_a_second_run_changes_nothing(portal, profile, step):
    before = (people.units(), people.functions(), people.assignments())
    transaction.savepoint()
    portal.portal_setup.runImportStepFromProfile(profile, step, run_dependencies=False)
    changed = {type(item).__name__ for item in portal._p_jar._registered_objects}
    assert (people.units(), people.functions(), people.assignments()) == before
    assert not changed & {"Unit", "PeopleStore", "OOBucket", "OOBTree", "PeoplePlugin"}


def test_a_pack_without_the_files_does_nothing(pack):
    before = (people.units(), people.functions(), people.assignments())
    for step in (import_units, import_functions, import_people):
        step(pack())
    assert (people.units(), people.functions(), people.assignments()) == before


def test_a_later_run_brings_titles_up_to_date(portal, pack):
    portal.units.bwiza.title = "Bwizza"
    import_units(pack(**{"units.yaml": "commune: BI-CO-02-09"}))
    assert people.find_unit("bwiza").title == "Bwiza"
    (found,) = portal.portal_catalog.unrestrictedSearchResults(portal_type="Unit", id="bwiza")
    assert found.Title == "Bwiza"


def test_a_later_run_deletes_nothing_and_leaves_other_units_alone(portal, pack):
    import_units(pack(**{"units.yaml": "commune: BI-CO-05-04"}))
    assert people.find_unit("bwiza").parent == "mukaza"
    assert people.find_unit("karusi").title == "Karusi"


def test_a_commune_keeps_its_plain_id_and_its_namesakes_say_their_level(portal, pack):
    import_units(pack(**{"units.yaml": "commune: BI-CO-05-03"}))
    assert people.find_unit("gitega").kind == "commune"
    assert people.find_unit("province-gitega").kind == "province"
    assert people.find_unit("gitega").parent == "province-gitega"


def test_a_pack_says_what_the_gazetteer_does_not_know(portal, pack):
    text = """
    commune: BI-CO-02-09
    units:
      BI-ZO-02-09-02: {valid_from: 2026-02-01, predecessors: [buyenzi]}
    """
    import_units(pack(**{"units.yaml": text}))
    unit = people.find_unit("bwiza")
    assert (unit.valid_from.isoformat(), unit.predecessors) == ("2026-02-01", ("buyenzi",))


def test_a_pack_chooses_ids_for_new_units(portal, pack):
    text = "{commune: BI-CO-05-04, units: {BI-CO-05-04: {id: commune-de-karusi}}}"
    import_units(pack(**{"units.yaml": text}))
    assert people.find_unit("commune-de-karusi").title == "Karusi"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "a mapping is expected"),
        ("{}", "missing: commune"),
        ("{commune: BI-CO-99-99}", "no commune of the gazetteer"),
        ("{commune: BI-ZO-02-09-02}", "no commune of the gazetteer"),
        ("{commune: BI-CO-02-09, zones: all}", "unknown key zones"),
        ("{commune: BI-CO-02-09, units: {nowhere: {}}}", "not in the gazetteer"),
        ("{commune: BI-CO-02-09, units: {BI-PR-02: {name: x}}}", "unknown key name"),
        ("{commune: BI-CO-02-09, units: {BI-PR-02: {valid_from: soon}}}", "a date is expected"),
        ("{commune: BI-CO-05-04, units: {BI-CO-05-04: {id: bwiza}}}", "is taken"),
    ],
)
def test_a_wrong_file_of_units_is_refused_with_the_reason(pack, text, message):
    with pytest.raises(ValueError, match=message):
        import_units(pack(**{"units.yaml": text}))


def test_functions_are_added_and_replaced_and_none_is_lost(pack):
    text = """
    clerk: {title: {fr: Guichetier}, roles: [Civil Servant]}
    registrar: {title: {fr: Officier de l'état civil}, roles: [Civil Servant]}
    """
    import_functions(pack(**{"functions.yaml": text}))
    functions = people.functions()
    assert functions["clerk"].title == {"fr": "Guichetier"}
    assert functions["registrar"].roles == ("Civil Servant",)
    assert "archivist" in functions


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("clerk: {}", "missing: title"),
        ("clerk: {title: Agent}", "title: a mapping is expected"),
        ("clerk: {title: {en: Clerk}}", "missing: fr"),
        ("clerk: {title: {fr: Agent, de: Beamter}}", "unknown key de"),
        ("clerk: {title: {fr: Agent}, roles: [King]}", "no role “King”"),
        ("clerk: {title: {fr: Agent}, rights: all}", "unknown key rights"),
        ("front.desk: {title: {fr: Agent}}", "an id is made of"),
    ],
)
def test_a_wrong_file_of_functions_is_refused_with_the_reason(pack, text, message):
    with pytest.raises(ValueError, match=message):
        import_functions(pack(**{"functions.yaml": text}))


def test_the_plugin_goes_with_the_product_and_comes_back(portal, pack):
    unregister_layer("egov.policy")
    assert IBrowserLayer not in registered_layers()
    import_people(pack())
    plugins = portal.acl_users.plugins
    assert PLUGIN_ID not in portal.acl_users
    assert not any(PLUGIN_ID in plugins.listPluginIds(interface) for interface in INTERFACES)
    portal.portal_setup.runImportStepFromProfile("egov.policy:default", "browserlayer")
    import_people(pack())
    assert all(PLUGIN_ID in plugins.listPluginIds(interface) for interface in INTERFACES)


def test_the_uninstall_profile_takes_the_plugin_out(portal):
    for step in ("browserlayer", "egov.policy.people"):
        portal.portal_setup.runImportStepFromProfile(
            "egov.policy:uninstall", step, run_dependencies=False
        )
    assert PLUGIN_ID not in portal.acl_users

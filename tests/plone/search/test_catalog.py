from plone import api


def known() -> set[str]:
    catalog = api.portal.get_tool("portal_catalog")
    return {*catalog.indexes(), *catalog.schema(), *catalog.objectIds()}


def test_uninstalling_takes_out_of_the_catalogue_what_installing_brought(portal):
    setup = api.portal.get_tool("portal_setup")
    before = known()
    setup.runImportStepFromProfile("profile-egov.policy:uninstall", "catalog")
    without = known()
    setup.runImportStepFromProfile("profile-egov.policy:default", "catalog")
    assert before - without >= {"case_phase", "record_text", "case_row", "egov_french"}
    assert known() == before

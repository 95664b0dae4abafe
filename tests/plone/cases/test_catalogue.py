"""What the catalogue keeps of cases: one row each, nothing of folders and documents."""

from egov.policy import casework
from egov.policy import documents
from plone import api
from plone.app.testing import logout

import pytest
import transaction


def _paths(portal) -> set[str]:
    transaction.savepoint()
    catalogue = portal.portal_catalog
    catalogue.unrestrictedSearchResults(portal_type="CaseFolder")
    place = "/".join((*portal.getPhysicalPath(), "cases"))
    return {path for path in catalogue._catalog.uids if path.startswith(place)}


def _row(case) -> dict:
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=case.UID())
    (brain,) = found
    return brain.case_row


def test_a_case_is_one_row_and_its_folders_are_none(portal, filed):
    assert _paths(portal) == {"/".join(filed.getPhysicalPath())}


def test_papers_are_not_catalogued(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "approve")
    with as_user(portal, "chef.bwiza"):
        casework.perform(filed, "sign")
    assert len(documents.documents(filed)) == 1
    assert _paths(portal) == {"/".join(filed.getPhysicalPath())}


def test_security_is_reindexed_for_the_case_alone(portal, filed):
    filed.reindexObjectSecurity()
    portal["cases"].reindexObjectSecurity()
    portal["cases"].reindexObject()
    assert _paths(portal) == {"/".join(filed.getPhysicalPath())}


def test_a_deleted_draft_leaves_no_row(portal, as_user, draft):
    assert len(_paths(portal)) == 1
    with as_user(portal, "agent.bwiza"):
        draft.aq_parent.manage_delObjects([draft.getId()])
    assert _paths(portal) == set()


def test_the_row_holds_all_that_a_list_shows(filed):
    row = _row(filed)
    assert row["reference"] == filed.reference
    assert row["title"] == "Niyonkuru Aline"
    assert (row["unit"], row["state"], row["phase"]) == ("bwiza", "verification", "open")
    assert row["due"] == filed.open_tasks[0].due.isoformat()
    assert row["path"] == "/".join(filed.getPhysicalPath())


def test_the_row_follows_every_step(portal, as_user, filed):
    with as_user(portal, "agent.bwiza"):
        casework.claim(filed, filed.open_tasks[0].id)
        assert _row(filed)["claimed_by"] == "agent.bwiza"
        casework.perform(filed, "refuse", "Ne réside pas dans la zone.")
    row = _row(filed)
    assert (row["state"], row["phase"], row["claimed_by"]) == ("refused", "final", "")
    assert row["closed_on"]
    assert row["disposal_due"] == filed.disposal["due"]


def test_the_row_follows_the_answers(portal, as_user, draft):
    with as_user(portal, "agent.bwiza"):
        casework.update_case(draft, {"surname": "Bukuru"})
    assert _row(draft)["title"] == "Bukuru Aline"


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        ("agent.bwiza", 3),
        ("chef.bwiza", 3),
        ("administrateur", 3),
        ("archiviste", 1),
        ("fonctionnel", 0),
        ("agent.nyakabiga", 0),
        ("chef.nyakabiga", 0),
    ],
)
def test_the_catalogue_shows_each_what_they_may_see(
    portal, draft, open_filed, open_closed, user, seen
):
    open_filed(portal), open_closed(portal)
    with api.env.adopt_user(user):
        assert len(portal.portal_catalog(procedure="attestation-residence")) == seen


def test_nobody_finds_anything_without_signing_in(portal, draft, closed):
    logout()
    assert len(portal.portal_catalog(procedure="attestation-residence")) == 0


def test_a_case_is_named_in_the_language_of_the_site(portal, as_user):
    given = {"session_kind": "ordinary", "meeting_date": "2026-12-10"}
    with as_user(portal, "secretaire"):
        case = casework.open_case("seance-conseil", "mukaza", given)
        assert _row(case)["title"] == "Ordinaire 10 décembre 2026"
        api.portal.set_registry_record("plone.default_language", "en")
        casework.update_case(case, {"meeting_date": "2026-12-11"})
    assert _row(case)["title"] == "Ordinary December 11, 2026"

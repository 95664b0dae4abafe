"""Discarding a draft: by whom, and what remains."""

import logging
import pytest
import transaction


@pytest.fixture
def draft_url(functional_portal, open_draft) -> str:
    """Address of a draft of Bwiza."""
    case = open_draft(functional_portal)
    transaction.commit()
    return case.absolute_url()


@pytest.mark.parametrize("person", ["chef.bwiza", "administrateur", "fonctionnel", "archiviste"])
def test_only_who_edits_a_draft_discards_it(http, draft_url, person):
    assert http(person).delete(draft_url).status_code in (401, 404)
    assert http("agent.bwiza").get(draft_url).status_code == 200


def test_not_even_a_manager_discards_a_draft(functional_portal, http, draft_url):
    functional_portal.acl_users.userFolderAddUser("chief", "unused secret 1", ["Manager"], [])
    transaction.commit()
    assert http("chief").delete(draft_url).status_code == 401


def test_a_discarded_draft_leaves_a_line_in_the_log(http, draft_url, caplog):
    caplog.set_level(logging.INFO, "egov.policy")
    assert http("agent.bwiza").delete(draft_url).status_code == 204
    (line,) = [item.getMessage() for item in caplog.records if "discarded" in item.getMessage()]
    assert line.startswith("agent.bwiza discarded the draft /plone/cases/bwiza/")
    assert draft_url.rpartition("/")[2] in line

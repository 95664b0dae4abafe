"""Stock Plone offers many ways to touch a content object; a case opens to none but ours."""

from egov.policy import journal
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import transaction


TYPE = "attestation-residence-v1"
HTML = {"headers": {"Accept": "text/html"}}
SHARE = {"entries": [{"id": "agent.nyakabiga", "type": "user", "roles": {"Reader": True}}]}

WAYS = {
    "answers as attributes": ("PATCH", "{case}", {"json": {"surname": "Other"}}),
    "another title": ("PATCH", "{case}", {"json": {"title": "Other"}}),
    "put": ("PUT", "{case}", {"json": {"surname": "Other"}}),
    "order": ("PATCH", "{case}/@order", {"json": {"ordering": {"obj_id": "x", "delta": 1}}}),
    "lock": ("POST", "{case}/@lock", {}),
    "edit form": ("GET", "{case}/edit", HTML),
    "add form": ("GET", "{case}/++add++CaseDocument", HTML),
    "add a paper": ("POST", "{case}", {"json": {"@type": "CaseDocument", "title": "x"}}),
    "add a page": ("POST", "{case}", {"json": {"@type": "Document", "title": "x"}}),
    "add a case": ("POST", "{folder}", {"json": {"@type": TYPE, "surname": "Other"}}),
    "add a folder": ("POST", "{folder}", {"json": {"@type": "CaseFolder", "title": "x"}}),
    "sharing": ("POST", "{case}/@sharing", {"json": SHARE}),
    "sharing form": ("GET", "{case}/@@sharing", HTML),
    "sharing of the folder": ("POST", "{folder}/@sharing", {"json": SHARE}),
    "move": ("POST", "cases/@move", {"json": {"source": "{case}"}}),
    "copy": ("POST", "cases/@copy", {"json": {"source": "{case}"}}),
    "copy beside": ("POST", "{folder}/@copy", {"json": {"source": "{case}"}}),
    "restore": ("PATCH", "{case}/@history", {"json": {"version": 0}}),
    "publish elsewhere": ("POST", "{folder}/@workflow/publish", {"json": {}}),
    "delete the folder": ("DELETE", "{folder}", {}),
    "comment": ("POST", "{case}/@comments", {"json": {"text": "x"}}),
    "alias": ("POST", "{case}/@aliases", {"json": {"items": [{"path": "/x"}]}}),
    "portlet": ("GET", "{case}/@@manage-portlets", HTML),
    "rules": ("GET", "{case}/@@manage-content-rules", HTML),
}
"""What stock Plone and plone.restapi offer beside reading: method, address, request."""

OF_THE_MANAGER = {
    "alias",
    "portlet",
    "rules",
    "sharing",
    "sharing form",
    "sharing of the folder",
}
"""What a Manager may do as on any content; it changes no case and lets nobody see one."""


def _ask(session, way, case):
    method, address, request = WAYS[way]
    places = {"case": case.absolute_url(), "folder": case.aq_parent.absolute_url()}
    if "json" in request and "source" in request["json"]:
        request = {"json": {"source": places["case"]}}
    return session.request(method, address.format(**places), **request)


def _refused(response) -> bool:
    signs_in = response.status_code == 302 and "/require_login" in response.headers["Location"]
    return signs_in or response.status_code >= 400


def _known(case):
    """What a case holds, as the latest transaction sees it."""
    transaction.begin()
    case._p_activate()
    state = {name: value for name, value in case.__dict__.items() if not name.startswith("_")}
    # Sharing, which gives nothing, stamps whatever is shared.
    del state["modification_date"]
    return {**state, "content": list(case.objectIds()), "size": journal.head(case).size}


@pytest.fixture
def stages(functional_portal, open_draft, open_filed, open_closed):
    """A draft, a filed and a closed case, committed."""
    made = [make(functional_portal) for make in (open_draft, open_filed, open_closed)]
    transaction.commit()
    return made


def test_not_even_who_may_edit_gets_in_by_stock_ways(stages, http):
    clerk = http("agent.bwiza")
    for case in stages:
        before = _known(case)
        let_in = [way for way in WAYS if not _refused(_ask(clerk, way, case))]
        assert let_in == []
        assert _known(case) == before


def test_the_manager_changes_no_case_by_stock_ways(stages, http):
    manager = http()
    manager.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    for case in stages:
        before = _known(case)
        let_in = {way for way in WAYS if not _refused(_ask(manager, way, case))}
        assert let_in <= OF_THE_MANAGER
        assert _known(case) == before
    stranger = http("agent.nyakabiga")
    assert [stranger.get(case.absolute_url()).status_code for case in stages] == [404] * 3


def test_who_opens_a_case_owns_neither_it_nor_its_folders(stages):
    for case in stages:
        for item in (case, case.aq_parent, case.aq_parent.aq_parent):
            assert "agent.bwiza" not in dict(item.get_local_roles())


def test_a_draft_is_deleted_by_who_may_edit_it_and_by_nobody_else(stages, http):
    draft, filed, closed = (case.absolute_url() for case in stages)
    for stranger in ("chef.bwiza", "agent.nyakabiga", "archiviste", "administrateur"):
        assert http(stranger).delete(draft).status_code in (401, 404)
    clerk = http("agent.bwiza")
    assert clerk.delete(draft).status_code == 204
    assert clerk.get(draft).status_code == 404
    assert {clerk.delete(address).status_code for address in (filed, closed)} == {401}


def test_a_filed_case_that_may_be_edited_again_is_still_not_deleted(stages, http):
    filed = stages[1].absolute_url()
    clerk = http("agent.bwiza")
    answer = clerk.post(f"{filed}/@workflow/return_for_completion", json={"comment": "Témoin ?"})
    assert answer.status_code == 200, answer.text
    refused = clerk.delete(filed)
    assert refused.status_code == 403
    assert stages[1].reference in refused.json()["message"]

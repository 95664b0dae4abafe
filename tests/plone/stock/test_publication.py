"""Strangers reach our public pages only; nobody a page of what they may not see."""

from egov.policy import casework
from egov.policy.interfaces import IBrowserLayer
from zope.component import getSiteManager
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import providedBy

import pytest
import transaction


METHODS = "title_or_id getId Title absolute_url_path getPhysicalPath PROPFIND OPTIONS HEAD UID"


def names_of_views(case, request) -> list[str]:
    """Names under which something is registered for a case and a request of this site."""
    alsoProvides(request, IBrowserLayer)
    adapters = getSiteManager().adapters
    found = adapters.lookupAll((providedBy(case), providedBy(request)), Interface)
    return sorted(name for name, _ in found if name)


def test_no_page_of_a_case_says_anything_to_a_stranger(
    functional_portal, functional_layer, stranger, filed_path
):
    case = functional_portal.unrestrictedTraverse(filed_path)
    names = names_of_views(case, functional_layer["request"])
    assert {"title", "description", "plone_context_state"} <= set(names)
    secrets = (case.title, case.reference, case.UID())
    told = []
    deeper = ["@@plone_context_state/object_title"]
    for name in [*(f"@@{name}" for name in names), *METHODS.split(), *deeper]:
        answer = stranger.get(f"{filed_path}/{name}", allow_redirects=False)
        if answer.status_code == 200 or any(secret in answer.text for secret in secrets):
            told.append((name, answer.status_code))
    assert told == []


@pytest.mark.parametrize("name", ["@@title", "@@description", "@@uuid", "title_or_id", "Title"])
def test_a_clerk_of_another_unit_reaches_no_page_of_a_case(http, filed_path, name):
    clerk = http("agent.nyakabiga")
    clerk.headers["Accept"] = "text/html"
    base = clerk.base.rsplit("/", 1)[0]
    answer = clerk.get(f"{base}{filed_path}/{name}")
    assert answer.status_code in (403, 404)
    assert "Niyonkuru" not in answer.text


def test_who_sees_a_case_still_reaches_its_pages(http, filed_path):
    clerk = http("agent.bwiza")
    base = clerk.base.rsplit("/", 1)[0]
    assert "Niyonkuru" in clerk.get(f"{base}{filed_path}/@@title", headers={"Accept": "*/*"}).text
    assert clerk.get(f"{base}{filed_path}").status_code == 200


STOCK = [
    ("GET", "@search?fullobjects=1"),
    ("GET", "@search?metadata_fields=_all"),
    ("POST", "@querystring-search"),
    ("GET", "@vocabularies"),
    ("GET", "@vocabularies/plone.app.vocabularies.Users"),
    ("GET", "@sources/title"),
    ("GET", "@querysources/title?query=a"),
    ("GET", "@users"),
    ("GET", "@types"),
    ("GET", "@navigation"),
    ("GET", "@translations"),
    ("POST", "@users/agent.bwiza/reset-password"),
    ("POST", "@email-notification"),
    ("POST", "@email-send"),
]


@pytest.mark.parametrize(("method", "path"), STOCK, ids=[path for _, path in STOCK])
def test_stock_services_are_closed_to_strangers(http, method, path):
    body = {"json": {}} if method == "POST" else {}
    assert http().request(method, path, **body).status_code in (401, 404)


PAGES = ["contact-info", "sendto_form", "mail_password", "mail_password_form", "register"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("user", ["", "agent.bwiza"])
def test_stock_pages_that_send_mail_are_not_there(http, user, name):
    session = http(user)
    session.headers["Accept"] = "text/html"
    for path in (name, f"@@{name}"):
        for method in ("GET", "POST"):
            assert session.request(method, path).status_code in (302, 403, 404)


@pytest.mark.parametrize("name", ["@email-send", "@email-notification"])
def test_nobody_sends_mail_by_a_stock_service(http, name):
    body = {"to": "a@example.org", "message": "x", "subject": "x", "from": "b@example.org"}
    assert http("agent.bwiza").post(name, json=body).status_code == 404


def test_no_service_gives_tokens_that_nobody_can_take_back(http):
    http("agent.bwiza")
    body = {"login": "agent.bwiza", "password": "correct horse battery"}
    assert http().post("@login", json=body).status_code == 404


def test_strangers_verify_papers(http):
    answer = http().get("@verify/AAAA-BBBB")
    assert answer.json().get("type") != "Unauthorized"
    assert answer.status_code not in (401, 403)


@pytest.mark.parametrize("path", ["", "@@welcome", "login", "@@verify", "@@help"])
def test_pages_for_everybody_are_open(http, path):
    nobody = http()
    nobody.headers["Accept"] = "text/html"
    answer = nobody.get(path, allow_redirects=True)
    assert answer.status_code == 200
    assert "require_login" not in answer.url


def test_what_a_service_is_about_may_have_the_name_of_a_stock_page(
    http, functional_portal, as_user
):
    """The decision "register" is no stock page where accounts are made."""
    with as_user(functional_portal, "courrier"):
        case = casework.open_case("courrier-entrant", "mukaza", {"about": "Toit"})
    transaction.commit()
    address = f"{case.absolute_url()}/@workflow/register"
    answer = http("courrier").post(address, json={})
    assert answer.status_code == 400
    assert "scan" in {problem["field"] for problem in answer.json()["problems"]}

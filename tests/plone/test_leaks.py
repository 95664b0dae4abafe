"""Who may not see a case sees nothing of it by any way of asking: lists, search, counts, maps.

Each way is asked by people of another unit and by nobody; what a clerk of the
case's own unit finds by the same way shows that there was something to find.
"""

from egov.policy import casework
from egov.policy import clock
from egov.policy import documents

import pytest
import transaction


STRANGERS = ("agent.nyakabiga", "chef.nyakabiga", "fonctionnel", "")

TYPE = "attestation-residence-v1"

WAYS = {
    "list": "@cases?b_size=100",
    "list by unit": "@cases?unit=bwiza",
    "list by phase": "@cases?phase=final",
    "list by words": "@cases?text=niyonkuru",
    "inbox of the unit": "@inbox?queue=unit",
    "own inbox": "@inbox?queue=mine",
    "records": "@records?facets=unit,class,year",
    "records by words": "@records?text=niyonkuru",
    "records by number": "@records?reference={reference}",
    "stock search": "@search?SearchableText=niyonkuru",
    "stock search by title": "@search?Title=niyonkuru",
    "stock search by type": f"@search?portal_type={TYPE}&metadata_fields=_all",
    "stock search by number": "@search?case_reference={reference}&metadata_fields=case_row",
    "stock search by place": "@search?path.query=/plone/cases&path.depth=5",
    "stock search by person": "@search?Creator=agent.bwiza",
    "stock search by turn": "@search?waiting_for=bwiza.clerk&metadata_fields=case_row",
    "stock search with objects": f"@search?portal_type={TYPE}&fullobjects=1",
    "stock search by id": "@search?UID={uid}",
    "navigation": "@navigation?expand.navigation.depth=6",
    "context navigation": "@contextnavigation",
    "vocabulary": "@vocabularies/plone.app.vocabularies.Catalog?title=niyonkuru",
    "site with its items": "?include_items=1&b_size=500&fullobjects=1",
    "folder": "cases?include_items=1",
    "folder of the unit": "cases/bwiza/2026",
    "listing of a folder": "cases/bwiza/@@listing_view",
    "contents of a folder": "cases/bwiza/{year}/@@folder_contents",
    "search page": "@@search?SearchableText=niyonkuru",
    "search as one types": "@@ajax-search?SearchableText=niyonkuru",
    "records page": "@@records?text=niyonkuru",
    "inbox page": "@@inbox?queue=unit",
    "site map": "sitemap",
    "site map for machines": "sitemap.xml.gz",
    "feed": "cases/RSS",
    "picker": (
        '@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=["UID","Title"]'
        '&query={{"criteria":[]}}&batch={{"page":1,"size":500}}'
    ),
    "link by id": "resolveuid/{uid}",
    "author page": "author/agent.bwiza",
    "journal": "{path}/@journal",
    "content of the case": "{path}/@@folder_contents",
    "answer": "{path}/surname",
    "title": "{path}/Title",
    "values": "{path}/propertyValues",
}
"""Addresses of the site; words in braces are those of a closed case."""

FOUND = {
    "list",
    "list by unit",
    "list by phase",
    "list by words",
    "inbox of the unit",
    "records",
    "records by words",
    "records by number",
    "stock search by title",
    "stock search by type",
    "records page",
    "inbox page",
    "journal",
}
"""Ways by which the clerk of the unit does find the cases."""


@pytest.fixture
def cases(functional_portal, open_draft, open_filed, open_closed):
    """A draft, an open and a closed case of Bwiza."""
    made = [make(functional_portal) for make in (open_draft, open_filed, open_closed)]
    transaction.commit()
    return made


def _secrets(cases) -> list[str]:
    told = ["Niyonkuru", "Désiré", "531.0201", "RES-BWIZA"]
    return told + [value for case in cases for value in (case.UID(), case.getId())]


def _ask(session, way: str, cases) -> str:
    """All that is answered, without the id that the address itself names."""
    words = {
        "reference": cases[-1].reference,
        "uid": cases[-1].UID(),
        "path": "/".join(cases[-1].getPhysicalPath()[2:]),
        "year": clock.today().year,
    }
    address = WAYS[way].format(**words)
    session.headers["Accept"] = "text/html" if "@@" in address else "application/json"
    answer = session.get(address)
    assert answer.status_code < 500, f"{address}: {answer.text[:500]}"
    told = f"{answer.headers}{answer.text}"
    for named in (words["reference"], words["uid"], cases[-1].getId()):
        told = told.replace(named, "") if named in address else told
    return told


@pytest.mark.parametrize("stranger", STRANGERS)
def test_strangers_find_nothing(cases, http, stranger):
    session, secrets = http(stranger), _secrets(cases)
    told = {way: _ask(session, way, cases) for way in WAYS}
    leaks = {way: [word for word in secrets if word in text] for way, text in told.items()}
    assert {way: words for way, words in leaks.items() if words} == {}


def test_the_clerk_of_the_unit_finds_them(cases, http):
    clerk, secrets = http("agent.bwiza"), _secrets(cases)
    told = {way: _ask(clerk, way, cases) for way in WAYS}
    found = {way for way, text in told.items() if any(secret in text for secret in secrets)}
    assert found >= FOUND


@pytest.mark.parametrize("stranger", STRANGERS[:3])
def test_counts_are_those_of_an_empty_office(cases, http, stranger):
    session = http(stranger)
    assert session.get("@cases").json()["items_total"] == 0
    inbox = session.get("@inbox").json()
    assert (inbox["items_total"], set(inbox["counts"].values())) == (0, {0})
    records = session.get("@records?facets=unit,class,year").json()
    assert records["items_total"] == 0
    assert not any(records["facets"].values())
    assert session.get(f"@search?portal_type={TYPE}").json()["items_total"] == 0
    query = {
        "query": [
            {"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": [TYPE]}
        ]
    }
    assert session.post("@querystring-search", json=query).json()["items_total"] == 0


def test_the_archivist_finds_what_is_closed_and_no_more(cases, http):
    archivist = http("archiviste")
    found = archivist.get("@cases").json()["items"]
    assert [row["reference"] for row in found] == [cases[-1].reference]
    assert archivist.get("@records").json()["items_total"] == 1
    assert archivist.get("@inbox").json()["items_total"] == 0
    for case in cases[:2]:
        assert not archivist.get(case.absolute_url()).ok


def test_a_case_that_exists_looks_like_one_that_does_not(cases, http):
    real, missing = cases[1].absolute_url(), f"{cases[1].aq_parent.absolute_url()}/0123456789abcdef"
    for stranger in STRANGERS:
        session = http(stranger)
        for way in ("", "/@journal", "/@tasks", "/@workflow", "/@documents"):
            answers = [session.get(f"{address}{way}") for address in (real, missing)]
            texts = [answer.text.replace(real, "").replace(missing, "") for answer in answers]
            assert answers[0].status_code == answers[1].status_code, way
            assert texts[0] == texts[1], way


def test_verification_shows_the_public_minimum(functional_portal, as_user, http, open_filed):
    case = open_filed(functional_portal)
    with as_user(functional_portal, "agent.bwiza"):
        casework.perform(case, "approve")
    with as_user(functional_portal, "chef.bwiza"):
        casework.perform(case, "sign")
    (paper,) = documents.documents(case)
    transaction.commit()
    for visitor in ("", "agent.nyakabiga"):
        session = http(visitor)
        shown = session.get(f"@verify/{paper.code}").json()
        assert set(shown) == {"status", "title", "number", "unit", "issued_on", "holder", "office"}
        session.headers["Accept"] = "text/html"
        for text in (str(shown), session.get(f"verify/{paper.code}").text):
            for secret in (*_secrets([case]), "Niyonkuru", "Aline", paper.UID(), paper.getId()):
                assert secret not in text

"""The page on which the way of a request is drawn, for who manages procedures."""

from egov.policy import procedures

import pytest
import transaction


ID = "attestation-residence"
PAGE = f"@@procedure-flow?id={ID}"


@pytest.fixture
def office(browse):
    return browse("fonctionnel")


def save(text, stamp=""):
    saved = procedures.save(ID, text, "fonctionnel", stamp)
    transaction.commit()
    return saved.stamp


def test_a_version_is_drawn(office):
    page = office.get(PAGE)
    assert page.one(".picture svg") is not None
    assert "Renvoyer pour complément" in page.text(".picture")
    assert "Renvoyer pour complément" in page.text("main ol")
    assert page.all(".anchors a") == [], "there is nothing to choose from"
    assert office.get(f"{PAGE}&version=9").status == 404


def test_the_draft_is_drawn_before_it_is_published(office, definition):
    text = definition({"version: 1\n": "version: 2\n"})
    stamp = save(text.replace("Renvoyer pour complément", "Rendre au demandeur"))
    draft = office.get(PAGE)
    assert "Rendre au demandeur" in draft.text(".picture")
    assert draft.texts(".anchors a") == ["projet", "Version 1"]
    assert "Renvoyer pour complément" in office.get(f"{PAGE}&version=1").text(".picture")
    save("procedure: [", stamp)
    broken = office.get(PAGE)
    assert "ne peut pas être lu" in broken.text("main")
    assert broken.all(".picture") == []


def links_of(office, id):
    return [link.get("href") for link in office.get(f"@@procedure?id={id}").all(".anchors a")]


def test_the_page_of_a_procedure_leads_to_its_picture_and_to_the_sheet_for_the_public(office):
    assert any("@@procedure-flow" in link for link in links_of(office, ID))
    (sheet,) = [link for link in links_of(office, ID) if "/services/" in link]
    assert office.get(sheet[sheet.index("services/") :]).text("h1") == "Attestation de résidence"


def test_an_internal_procedure_is_drawn_too_and_has_no_sheet(office):
    assert not any("/services/" in link for link in links_of(office, "conge-agent"))
    assert office.get("@@procedure-flow?id=conge-agent").one(".picture svg") is not None

"""What can be asked for, for everybody: the list, the sheet of each procedure, over REST too."""

import pytest


@pytest.fixture
def public(browse, functional_portal):
    """A browser of nobody."""
    return browse()


def test_the_front_page_leads_the_public_to_what_they_can_ask_for(public):
    assert public.get("").one('a[href$="/services"]') is not None
    page = public.get("services")
    assert "Attestation de résidence" in page.text(".procedures")


def test_what_the_office_does_for_itself_is_told_to_nobody(public, http):
    assert "Séance" not in public.get("services").text(".procedures")
    assert public.get("services/seance-conseil").status == 404
    assert http().get("@services/seance-conseil").status_code == 404
    listed = [item["id"] for item in http().get("@services").json()["items"]]
    assert "seance-conseil" not in listed
    assert "attestation-residence" in listed


def test_a_sheet_says_where_how_how_long_and_what_to_bring(public):
    page = public.get("services/attestation-residence")
    said = page.text("article")
    assert "2 jours ouvrables" in said
    assert "au guichet" in said
    assert "Carte nationale d'identité" in said
    assert "dans certains cas seulement" in said
    assert "Chef de zone" in said


def test_the_numbers_of_the_picture_are_explained_in_words(public):
    page = public.get("services/attestation-residence")
    assert page.one(".picture svg").get("aria-label") == "Attestation de résidence"
    explained = page.text("article ol.reading")
    assert "Déposer la demande" in explained
    assert "Brouillon" in explained


def test_a_sheet_speaks_the_language_of_the_reader(public):
    public.get("@@language?to=en")
    page = public.get("services/attestation-residence")
    assert "2 working days" in page.text("article")
    assert "What to bring" in page.text("article")


@pytest.mark.parametrize("place", ["unknown", "attestation-residence/more", "a%00b"])
def test_what_is_not_offered_is_not_found(public, http, place):
    assert public.get(f"services/{place}").status == 404
    assert http().get(f"@services/{place}").status_code == 404


def test_a_sheet_over_rest_holds_the_facts_and_the_picture(http):
    sheet = http().get("@services/attestation-residence").json()
    assert sheet["legal_delay"] == "2 working days"
    assert {item["id"] for item in sheet["pieces"]} >= {"identity_card"}
    assert sheet["decisions"][0]["number"] == 1
    assert sheet["decisions"][0]["from"] == ["draft"]
    assert set(sheet["states"]) >= {item["to"] for item in sheet["decisions"]}
    assert sheet["diagram"].startswith("<svg")


def test_nothing_of_the_inside_of_a_definition_is_told(http):
    sheet = http().get("@services/attestation-residence").json()
    assert set(sheet) == {
        "@id", "id", "title", "description", "legal_basis", "channels", "unit_kinds",
        "legal_delay", "pieces", "fees", "papers", "states", "decisions", "diagram",
    }  # fmt: skip

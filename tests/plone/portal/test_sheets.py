"""What can be asked for, for everybody: the list, the sheet of each procedure, over REST too."""

from egov.policy import clock
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.core.serialize import as_data

import json
import pytest
import transaction


ID = "attestation-residence"


def plain(page) -> str:
    """What a page says, with plain spaces in its amounts."""
    return " ".join(page.text("article").replace("\u202f", " ").replace("\xa0", " ").split())


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


@pytest.mark.parametrize(
    ("language", "commune"), [("fr", "Commune"), ("en", "Commune"), ("rn", "Komine")]
)
def test_the_kinds_of_office_are_told_in_the_language_of_the_reader(public, language, commune):
    public.get(f"@@language?to={language}")
    page = public.get("services/declaration-naissance")
    assert page.texts("article dl dd")[0] == commune


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
        "legal_delay", "pieces", "fees", "papers", "states", "steps", "decisions", "diagram",
    }  # fmt: skip


SET_BY_UNITS = {
    "options": {
        "delay": {
            "kind": "period",
            "title": {"fr": "Délai", "en": "Delay"},
            "default": "5 working days",
        },
        "price": {"kind": "amount", "title": {"fr": "Prix", "en": "Price"}, "default": 1000},
    },
    "legal_delay": "option('delay')",
    "fees": {
        "paper": {"title": {"fr": "Papier", "en": "Paper"}, "amount": "option('price')"},
        "copy": {"title": {"fr": "Copie", "en": "Copy"}, "tariff": "copies_of_it"},
    },
}


@pytest.fixture
def varied(functional_portal, as_user):
    """Version 2 of the attestation: a zone has set delay and price, the commune a tariff."""
    data = as_data(procedures.get(ID))
    data |= SET_BY_UNITS | {"version": 2, "options": data["options"] | SET_BY_UNITS["options"]}
    del data["tests"]
    procedures.publish(json.dumps(data), "varied.json", "tester", "a reason")
    with as_user(functional_portal, "fonctionnel"):
        given = {"delay": "9 working days", "price": 2500}
        procedures.set_options(ID, "bwiza", given, clock.today())
        tariffs.enter("copies_of_it", "mukaza", clock.today(), 300)
        tariffs.enter("copies_of_it", "nyakabiga", clock.today(), 400)
    transaction.commit()


def test_a_sheet_tells_what_holds_in_a_unit(public, varied):
    everywhere = public.get(f"services/{ID}")
    assert "5 jours ouvrables" in everywhere.text("article")
    assert "1 000 FBu" in plain(everywhere)
    assert {"bwiza", "nyakabiga"} < {item.get("value") for item in everywhere.all("select option")}
    there = public.get(f"services/{ID}?unit=bwiza")
    assert "9 jours ouvrables" in there.text("article")
    assert "2 500 FBu" in plain(there) and "1 000 FBu" not in plain(there)
    assert "Commune Mukaza : 300 FBu" in plain(there) and "400 FBu" not in plain(there)
    assert there.one("select option[selected]").get("value") == "bwiza"
    assert "selon vos réponses" not in there.text("article")


def test_rest_tells_the_same_as_the_page(http, varied):
    ask = http()
    sheet = ask.get(f"@services/{ID}").json()
    assert sheet["legal_delay"] == "5 working days"
    assert sheet["fees"][0]["prices"] == [{"unit": "", "amount": "1000"}]
    there = ask.get(f"@services/{ID}?unit=bwiza").json()
    assert there["legal_delay"] == "9 working days"
    assert [fee["prices"] for fee in there["fees"]] == [
        [{"unit": "", "amount": "2500"}],
        [{"unit": "mukaza", "amount": "300"}],
    ]
    listed = {item["id"]: item for item in ask.get("@services").json()["items"]}
    assert listed[ID]["legal_delay"] == "5 working days"


@pytest.mark.parametrize("unit", ["nowhere", "mukaza", "a%00b"])
def test_a_unit_that_takes_no_such_requests_is_refused(public, http, varied, unit):
    assert public.get(f"services/{ID}?unit={unit}").status == 404
    assert http().get(f"@services/{ID}?unit={unit}").status_code == 400


def test_rest_tells_who_is_at_work(http):
    first, *_rest = http().get(f"@services/{ID}").json()["steps"]
    assert first["state"] == "verification"
    assert [actor["title"]["fr"] for actor in first["who"]]

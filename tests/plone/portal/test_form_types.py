"""Every type of field on a page: asked, read as people type it, shown again, told what is wrong."""

from decimal import Decimal
from egov.policy import cases

import pytest


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


@pytest.fixture
def form(publish_form):
    return publish_form()


def test_every_type_is_asked(clerk, form):
    page = clerk.get(form)
    assert page.status == 200
    boxes = {box.get("name") for box in page.all("input, select, textarea")}
    wanted = """field-label field-story field-minutes field-phone field-email field-count
        field-area field-price field-day-day field-built-year field-hour field-urgent
        field-colour field-month field-languages field-zone field-birthplace-find
        field-adviser field-service field-earlier-find field-applicant-surname
        field-company-name field-paper-kind field-children-0-name piece-plan
        field-signature field-agreed""".split()
    assert set(wanted) <= boxes
    assert page.text("#field-fee-label") == "Droits à payer"
    assert "Bon à savoir" in page.text("main") and "Avant de commencer" in page.text("main")
    assert "field-remark" not in boxes, "what comes later is not asked when opening"


def test_every_box_has_a_label_or_a_legend(clerk, form):
    page = clerk.get(form)
    named = {label.get("for") for label in page.all("label")}
    boxes = page.all("main input:not([type=hidden]), main select, main textarea")
    unnamed = [box.get("id") for box in boxes if box.get("id") not in named]
    assert [id for id in unnamed if not page.one(f"#{id}").get("aria-label")] == []


def test_why_personal_data_are_asked_for_is_told_once_for_each_reason(clerk, form):
    page = clerk.get(form)
    assert page.texts(".why summary") == ["Pourquoi nous le demandons"]
    told = dict(zip(page.texts(".why dt"), page.texts(".why dd"), strict=True))
    assert told == {
        "Demandeur · Entreprise": "pour savoir qui demande",
        "Pièce d'identité": "preuve de l'identité",
        "Enfants": "composition du ménage",
    }


def test_limits_are_said_before_typing(clerk, form):
    page = clerk.get(form)
    assert page.text("#field-count-hint") == "De 1 à 20."
    assert page.text("#piece-plan-hint") == "PNG, PDF, 2 Mo au plus."
    assert page.one("#field-count").get("aria-describedby") == "field-count-hint"


def test_answers_are_stored_as_people_mean_them(clerk, form, every_box, case_at):
    values = cases.values(case_at(clerk.post("@@new-case", every_box).location))
    assert values["area"] == Decimal("1200.50")
    assert values["price"] == Decimal(15000)
    assert values["fee"] == Decimal(1000)
    assert values["phone"] == "+25779123456"
    assert values["day"].isoformat() == "2020-03-07"
    assert values["built"] == "1987-05"
    assert values["hour"] == "08:30"
    assert values["urgent"] is False
    assert values["languages"] == ["rn", "fr"]
    assert values["applicant"] == {
        "surname": "Ndayizeye",
        "birth_date": "1990",
        "nationality": "BI",
    }
    assert values["paper"] == {"kind": "passport", "number": "OP 123"}
    assert [row["name"] for row in values["children"]] == ["Bella", "Chris"]
    assert values["total"] == Decimal(7500)
    assert values["signature"]["name"] == "Aline Ndayizeye"
    assert values["agreed"]["given"] is True
    assert values["minutes"].startswith("<p>Présents : <strong>tous</strong>.</p>")


def test_the_only_place_found_is_taken(clerk, form, every_box, case_at):
    case = case_at(clerk.post("@@new-case", every_box).location)
    assert "Mutara" in clerk.get(case.absolute_url()).text("#data")


def test_words_that_fit_several_places_are_no_answer(clerk, form, every_box):
    answer = clerk.post("@@new-case", {**every_box, "field-birthplace-find": "gihosha"})
    assert answer.status == 400
    line = answer.one(".error-summary a")
    assert line.get("href") == "#field-birthplace"
    assert len(answer.all("#field-birthplace option")) > 2


def test_answers_are_shown_as_people_read_them(clerk, form, every_box):
    shown = clerk.get(clerk.post("@@new-case", every_box).location).text("#data")
    for words in (
        "1 200,5",
        "15 000 FBu",
        "mai 1987",
        "Kirundi, Français",
        "Nom : Ndayizeye",
        "Passeport",
        "1. Prénom : Bella",
        "Aline Ndayizeye (signé par",
        "Donné le",
    ):
        assert words in shown


def test_the_same_boxes_come_back_for_changing(clerk, form, every_box):
    address = clerk.post("@@new-case", every_box).location
    page = clerk.get(f"{address}/@@edit-case")
    held = {box.get("name"): box.get("value") for box in page.all("main input")}
    assert held["field-area"] == "1200,50"
    assert held["field-built-month"] == "5"
    assert held["field-children-1-name"] == "Chris"
    assert page.one("#field-minutes").text.startswith("Présents : <strong>tous</strong>.")
    ticked = [box.get("value") for box in page.all("input[name=field-languages][checked]")]
    assert ticked == ["rn", "fr"]
    assert page.all("#field-birthplace option[selected]") != []


def test_sending_them_back_changes_nothing(clerk, form, every_box, case_at):
    address = clerk.post("@@new-case", every_box).location
    before = cases.values(case_at(address))
    assert clerk.post(f"{address}/@@edit-case", _boxes(clerk, address)).status == 303
    assert cases.values(case_at(address)) == before


def _boxes(clerk, address) -> dict:
    """What a browser would send of the form as it is."""
    page, sent = clerk.get(f"{address}/@@edit-case"), {}
    for name, value in page.one("main form").form_values():
        sent.setdefault(name, []).append(value)
    return sent


def test_what_is_wrong_in_a_part_or_a_cell_is_told_there(clerk, form, every_box):
    answer = clerk.post(
        "@@new-case",
        {
            **every_box,
            "field-children-1-name": "Dora",
            "field-children-1-born-year": "2999",
            "field-children-1-born-month": "1",
            "field-children-1-born-day": "1",
            "field-applicant-birth_date-year": "soon",
            "field-company-phone": "12",
        },
    )
    lines = {link.get("href"): link.text_content() for link in answer.all(".error-summary a")}
    assert list(lines) == [
        "#field-applicant-birth_date-day",
        "#field-company-phone",
        "#field-children-1-born-day",
    ]
    assert lines["#field-children-1-born-day"].startswith("Enfants, ligne 2, Né(e) le")
    assert answer.one("#field-company-phone").get("aria-invalid") == "true"
    assert answer.one("#field-children-1-name").get("value") == "Dora"


def test_a_row_is_added_and_what_was_typed_stays(clerk, form, every_box):
    answer = clerk.post("@@new-case", {**every_box, "refresh": "add:field-children"})
    assert answer.status == 200
    assert answer.one("[autofocus]").get("name") == "field-children-3-name"
    assert answer.one("#field-children-2-name").get("value") == "Chris"
    assert answer.one("#field-label").get("value") == "Essai"


def test_a_row_is_taken_out(clerk, form, every_box):
    answer = clerk.post("@@new-case", {**every_box, "refresh": "remove:field-children-0"})
    names = [box.get("value") for box in answer.all("[data-rows] [name$='-name']")]
    assert names == ["", "Chris"]


def test_such_buttons_keep_nothing(clerk, form, every_box, functional_portal):
    import transaction

    clerk.post("@@new-case", {**every_box, "refresh": "add:field-children"})
    transaction.begin()
    assert list(functional_portal["cases"].objectIds()) == []


@pytest.mark.parametrize("wanted", ["", "add:", "add:field-label", "remove:field-children-x", "x"])
def test_a_button_that_is_not_there_shows_the_same_page(clerk, form, every_box, wanted):
    answer = clerk.post("@@new-case", {**every_box, "refresh": wanted})
    assert answer.status == 200
    assert answer.one("#field-children-0-name").get("value") == "Bella"


def test_places_that_fit_the_words_are_offered(clerk, form, every_box):
    sent = {**every_box, "field-birthplace-find": "Gíhosha", "refresh": "find:field-birthplace"}
    page = clerk.post("@@new-case", sent)
    offered = page.texts("#field-birthplace option")
    assert all("gihosha" in words.lower() for words in offered[1:])
    assert len(offered) > 2


def test_an_earlier_request_is_found_by_its_number(clerk, form, filed_url, every_box, case_at):
    filed = case_at(filed_url)
    sent = {**every_box, "field-earlier-find": filed.reference}
    page = clerk.post("@@new-case", {**sent, "refresh": "find:field-earlier"})
    assert filed.reference in page.texts("#field-earlier option")[1]
    case = case_at(clerk.post("@@new-case", sent).location)
    assert case.earlier == filed.UID()


def test_a_file_in_the_form_becomes_a_document(clerk, form, every_box, case_at, png):
    from egov.policy import documents

    files = {"piece-plan": ("croquis.png", png, "image/png")}
    case = case_at(clerk.post("@@new-case", every_box, files=files).location)
    assert documents.supplied(case) == {"plan"}
    page = clerk.get(f"{case.absolute_url()}/@@edit-case")
    assert "Un fichier a été ajouté" in page.text("#piece-plan-all")


def test_a_value_that_is_offered_no_more_still_shows(clerk, form, every_box, case_at):
    import transaction

    address = clerk.post("@@new-case", every_box).location
    case_at(address).colour = "blue"
    transaction.commit()
    assert "blue" in clerk.get(address).text("#data")
    page = clerk.get(f"{address}/@@edit-case")
    assert page.one("input[name=field-colour][checked]").get("value") == "blue"


def test_the_form_of_everything_is_within_its_budget(clerk, form):
    import gzip

    page = clerk.get(form)
    assert len(gzip.compress(page.body.encode())) < 15_000
    assert len(page.all("*")) < 1500

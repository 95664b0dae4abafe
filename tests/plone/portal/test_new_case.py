"""Opening a case at the counter: the form, what is wrong with it, the draft."""

from egov.policy import cases
from egov.policy import documents

import pytest


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc```\x00\x00\x00\x04\x00\x01\xf6\x178U\x00\x00\x00\x00IEND\xaeB`\x82"
)

FORM = "@@new-case?procedure=attestation-residence&unit=bwiza"


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


def test_a_procedure_is_chosen_and_then_asks(clerk):
    choice = clerk.get("@@new-case")
    assert "Attestation de résidence, Zone Bwiza" in choice.texts("main .procedures a")
    page = clerk.get(FORM)
    assert page.text("h1") == "Attestation de résidence"
    assert len(page.all("input[type=file]")) == 2


def test_who_may_open_nothing_is_told_so(browse, nothing_to_open):
    page = browse("chef.bwiza").get("@@new-case")
    assert "Vos fonctions ne permettent pas" in page.text()
    assert browse("chef.bwiza").get("@@inbox").all("a[href$=new-case]") == []


def test_a_unit_of_others_is_not_offered(clerk):
    page = clerk.get("@@new-case?procedure=attestation-residence&unit=nyakabiga")
    assert page.all("input[name=request_id]") == []
    assert not [text for text in page.texts("main .procedures a") if "Nyakabiga" in text]


def test_good_answers_make_a_draft_that_is_read_again(clerk, typed, case_at):
    answer = clerk.post("@@new-case", typed)
    assert answer.status == 303
    case = case_at(answer.location)
    assert case.surname == "Niyonkuru"
    assert case.birth_date.isoformat() == "1993-03-12"
    page = clerk.get(answer.location)
    assert page.text("h1") == "Relisez les réponses avant le dépôt"
    assert "12 mars 1993" in page.text("#data")
    assert "Féminin" in page.text("#data")


def test_what_is_missing_is_told_above_and_at_the_box(clerk, typed):
    typed |= {
        "field-surname": " ",
        "field-birth_date-month": "13",
        "field-resident_since": "l'an dernier",
    }
    answer = clerk.post("@@new-case", typed)
    assert answer.status == 400
    assert answer.one("title").text.startswith("Erreur\N{NO-BREAK SPACE}: ")
    lines = {link.get("href"): link.text_content() for link in answer.all(".error-summary a")}
    assert set(lines) == {"#field-surname", "#field-birth_date-day", "#field-resident_since"}
    for href, sentence in lines.items():
        assert answer.one(href).get("aria-invalid") == "true"
        assert sentence.partition(": ")[2] in answer.text("form[enctype]")


def test_what_was_typed_is_kept_when_something_is_wrong(clerk, typed):
    typed |= {"field-birth_date-month": "13", "field-mother": '"><b>Immaculée'}
    page = clerk.post("@@new-case", typed)
    assert page.one("#field-birth_date-month").get("value") == "13"
    assert page.one("#field-mother").get("value") == '"><b>Immaculée'
    assert page.one("input[name=field-sex][checked]").get("value") == "F"
    assert page.one("#field-origin option[selected]").get("value") == "BI-CO-02-09"
    assert page.one("input[name=request_id]").get("value") == "form-1"


def test_nothing_is_kept_of_a_form_with_errors(clerk, typed, functional_portal):
    import transaction

    clerk.post("@@new-case", {**typed, "field-surname": ""})
    transaction.begin()
    assert list(functional_portal["cases"].objectIds()) == []


def test_a_form_can_be_saved_without_being_finished(clerk, typed, case_at):
    answer = clerk.post("@@new-case", {**typed, "field-surname": "", "save": "1"})
    assert answer.status == 303
    assert "surname" not in cases.values(case_at(answer.location))


def test_the_same_form_sent_twice_opens_one_case(clerk, typed, functional_portal):
    first, again = (clerk.post("@@new-case", typed) for _ in range(2))
    assert first.location == again.location


def test_files_of_the_form_become_pieces(clerk, typed, case_at):
    files = {"piece-household_booklet": ("cahier.png", PNG, "image/png")}
    first, again = (clerk.post("@@new-case", typed, files=files) for _ in range(2))
    assert again.location == first.location
    assert documents.supplied(case_at(first.location)) == {"household_booklet"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("vide.png", b"", "vide"),
        ("virus.pdf", b"MZ\x90\x00" + b"\x00" * 200, "acceptés"),
        ("carte.pdf", PNG, "se dit"),
    ],
)
def test_a_bad_file_is_told_at_its_box_and_nothing_is_kept(
    clerk, typed, functional_portal, name, content, said
):
    import transaction

    files = {"piece-household_booklet": (name, content, "application/octet-stream")}
    answer = clerk.post("@@new-case", typed, files=files)
    assert answer.status == 400
    assert answer.one(".error-summary a").get("href") == "#piece-household_booklet"
    assert said in answer.text("#piece-household_booklet-error")
    transaction.begin()
    assert list(functional_portal["cases"].objectIds()) == []


def test_boxes_in_shapes_that_the_page_does_not_send_are_no_failure(clerk, typed):
    answer = clerk.post(
        "@@new-case", {**typed, "field-surname": ["A", "B"], "request_id": "x" * 500}
    )
    assert answer.status == 400
    assert "#field-surname" in {link.get("href") for link in answer.all(".error-summary a")}


def test_a_question_with_a_condition_tells_it_to_the_browser(clerk):
    import json

    page = clerk.get(FORM)
    (question,) = [
        item for item in page.all("[data-when]") if item.cssselect("#field-nationality_other")
    ]
    assert json.loads(question.get("data-when")) == {"===": [{"var": "nationality"}, "other"]}
    assert question.get("hidden") is None


def test_places_are_grouped_by_the_place_around_them(clerk):
    page = clerk.get(FORM)
    assert len(page.all("#field-origin optgroup")) == 5
    assert len(page.all("#field-origin option")) == 43
    assert page.all("#field-residence optgroup") == []


def test_the_whole_phone_and_number_as_people_write_them(clerk, typed, case_at):
    answer = clerk.post(
        "@@new-case", {**typed, "field-phone": "79 12 34 56", "field-resident_since": "2 009"}
    )
    case = case_at(answer.location)
    assert (case.phone, case.resident_since) == ("+25779123456", 2009)
    assert "+257 79 12 34 56" in clerk.get(answer.location).text("#data")

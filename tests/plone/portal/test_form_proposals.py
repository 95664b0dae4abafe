"""First answers in the boxes of a form: shown as such, once, and never over what was typed."""

from decimal import Decimal
from egov.policy import cases

import pytest


NEW = "@@new-case?procedure=renewal&unit=bwiza"
BASE = {"procedure": "renewal", "unit": "bwiza"}


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


@pytest.fixture
def earlier(renewal):
    """An earlier licence; the form is on one page."""
    return renewal()


def boxes(page):
    """What the boxes of a page hold."""
    return {box.get("name"): box.get("value") for box in page.all("main input[type=text]")}


def test_what_is_proposed_is_told_to_be_so(clerk, earlier):
    page = clerk.get(NEW)
    assert boxes(page)["field-seats"] == "4"
    assert page.text("#field-seats-proposed").startswith("Rempli d'avance")
    assert (
        page.one("#field-seats").get("aria-describedby") == "field-seats-hint field-seats-proposed"
    )
    assert page.all("#field-surname-proposed") == []


def test_an_earlier_case_brings_its_answers_when_the_form_is_shown_again(clerk, earlier):
    sent = {**BASE, "field-earlier": earlier.UID(), "field-seats": "5", "refresh": "find:x"}
    page = clerk.post("@@new-case", sent)
    held = boxes(page)
    assert (held["field-surname"], held["field-plate"]) == ("Niyonkuru", "A 1234")
    assert held["field-seats"] == "5"
    assert page.text("#field-surname-proposed").startswith("Repris de la demande antérieure")
    assert page.one("#field-surname-all").get("data-source") == "earlier"
    assert page.one("[name=field-earlier-taken]").get("value") == earlier.UID()


def test_what_was_typed_stays_whether_it_is_good_or_not(clerk, earlier):
    sent = {**BASE, "field-earlier": earlier.UID(), "field-surname": "Ndayizeye"}
    sent |= {"field-plate": "x" * 3000, "refresh": "find:x"}
    held = boxes(clerk.post("@@new-case", sent))
    assert (held["field-surname"], held["field-plate"]) == ("Ndayizeye", "x" * 3000)


def test_who_goes_on_reads_first_what_was_taken_over(clerk, earlier, case_at):
    sent = {**BASE, "field-earlier": earlier.UID(), "field-copies": "1"}
    page = clerk.post("@@new-case", sent)
    assert page.status == 200
    assert "ont été reprises" in page.text("main [role=status]")
    assert boxes(page)["field-surname"] == "Niyonkuru"
    seen = {**sent, "field-earlier-taken": earlier.UID(), "field-surname": "Niyonkuru"}
    made = clerk.post("@@new-case", seen)
    assert made.status == 303
    values = cases.values(case_at(made.location))
    assert values["surname"] == "Niyonkuru"
    assert "plate" not in values, "a person emptied it, so it is empty"


def test_what_the_clerk_does_not_see_there_does_not_come_here(clerk, earlier):
    sent = {**BASE, "field-earlier": earlier.UID(), "refresh": "find:x"}
    page = clerk.post("@@new-case", sent)
    assert boxes(page)["field-remark"] == ""
    assert "Prudence" not in page.body


def test_what_was_left_empty_is_not_proposed_again(clerk, earlier, case_at):
    made = clerk.post("@@new-case", {**BASE, "field-seats": "", "save": "1"}).location
    assert case_at(made).left_empty == ("author", "copies", "seats")
    page = clerk.get(f"{made}/@@edit-case")
    assert boxes(page)["field-seats"] == boxes(page)["field-author"] == ""


def test_who_leaves_before_reading_it_is_asked_again(clerk, earlier, case_at):
    sent = {**BASE, "field-earlier": earlier.UID(), "field-seats": "5", "save": "1"}
    made = clerk.post("@@new-case", sent).location
    assert "surname" not in cases.values(case_at(made))
    assert boxes(clerk.get(f"{made}/@@edit-case"))["field-surname"] == "Niyonkuru"


def test_each_page_of_a_form_proposes_its_own(clerk, renewal, case_at):
    earlier = renewal("pages")
    sent = {**BASE, "field-earlier": earlier.UID(), "field-earlier-taken": earlier.UID()}
    second = clerk.post("@@new-case", sent).location
    assert second.endswith("page=vehicle")
    page = clerk.get(second)
    assert (boxes(page)["field-plate"], boxes(page)["field-copies"]) == ("A 1234", "2")
    assert page.text("#field-plate-proposed").startswith("Repris")
    assert "plate" not in cases.values(case_at(second)), "nothing is stored that was not sent"


def test_what_a_decision_asks_is_proposed(browse, clerk, earlier, case_at):
    sent = {**BASE, "field-earlier": earlier.UID(), "field-earlier-taken": earlier.UID()}
    made = clerk.post("@@new-case", sent).location
    clerk.post(made, {"transition": "submit"})
    chief = browse("chef.bwiza")
    page = chief.get(made)
    held = boxes(page)
    assert (held["ask-grant-fee"], held["ask-grant-opinion"]) == ("500", "Prudence")
    assert page.text("#ask-grant-fee-proposed").startswith("Rempli d'avance")
    assert "fee" not in cases.values(case_at(made))
    chief.post(made, {"transition": "grant", "ask-grant-fee": "600"})
    values = cases.values(case_at(made))
    assert values["fee"] == Decimal(600)
    assert "opinion" not in values

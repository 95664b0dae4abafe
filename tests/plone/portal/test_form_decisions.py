"""What a transition asks is asked on the page of the case, and told there if it is wrong."""

from decimal import Decimal
from egov.policy import cases

import pytest


@pytest.fixture
def address(browse, publish_form, every_box):
    """A request that waits for the head of the zone."""
    publish_form()
    clerk = browse("agent.bwiza")
    found = clerk.post("@@new-case", every_box).location
    assert clerk.post(found, {"transition": "submit"}).status == 303
    return found


@pytest.fixture
def chief(browse):
    return browse("chef.bwiza")


def test_the_questions_stand_with_the_decision(chief, address):
    page = chief.get(address)
    boxes = {box.get("name") for box in page.all("[data-questions] input")}
    assert boxes == {"ask-endorse-remark", "ask-endorse-rate", "ask-endorse-secret"}


def test_what_is_missing_or_wrong_is_told_at_its_box(chief, address):
    answer = chief.post(address, {"transition": "endorse", "ask-endorse-rate": "1,25"})
    assert answer.status == 400
    lines = [link.get("href") for link in answer.all(".error-summary a")]
    assert lines == ["#ask-endorse-remark", "#ask-endorse-rate"]
    assert answer.one("#ask-endorse-rate").get("value") == "1,25"
    assert answer.one("#ask-endorse-rate").get("aria-invalid") == "true"


def test_good_answers_are_kept_with_the_decision(chief, address, case_at):
    sent = {"transition": "endorse", "ask-endorse-remark": "Vu", "ask-endorse-rate": "1,5"}
    assert chief.post(address, sent).status == 303
    values = cases.values(case_at(address))
    assert (values["remark"], values["rate"]) == ("Vu", Decimal("1.5"))


def test_an_answer_is_shown_to_those_who_may_see_it_alone(browse, chief, address):
    sent = {
        "transition": "endorse",
        "ask-endorse-remark": "Vu",
        "ask-endorse-secret": "Entre nous",
    }
    chief.post(address, sent)
    assert "Entre nous" in chief.get(address).text("#data")
    assert "Entre nous" not in browse("agent.bwiza").get(address).text("main")

"""Papers with a form: asked when they concern the request, good still, or in our records."""

from datetime import timedelta
from egov.policy import clock
from egov.policy import documents

import pytest


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


@pytest.fixture
def add(clerk, publish_form, every_box, png):
    """``add(issued, **boxes)``: a request with the deed, issued that day."""
    publish_form()

    def send(issued=None, file=True, **boxes):
        day = issued or clock.today()
        sent = {
            **every_box,
            "field-count": "3",
            "piece-deed-day": str(day.day),
            "piece-deed-month": str(day.month),
            "piece-deed-year": str(day.year),
            **boxes,
        }
        files = {"piece-deed": ("acte.png", png, "image/png")} if file else None
        return clerk.post("@@new-case", sent, files=files)

    return send


def test_a_paper_that_is_good_still_is_taken(add, case_at):
    assert documents.supplied(case_at(add().location)) == {"deed"}


def test_a_paper_that_is_no_longer_good_is_refused_with_the_day(add):
    answer = add(clock.today() - timedelta(days=200))
    assert answer.status == 400
    assert "était valable jusqu'au" in answer.text("#piece-deed-error")


def test_a_draft_tells_of_a_paper_that_is_no_longer_good_before_it_is_filed(
    add, clerk, monkeypatch
):
    url = add().location.partition("?")[0]
    assert "était valable" not in clerk.get(url).text("main")
    later = clock.now() + timedelta(days=200)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "était valable jusqu'au" in clerk.get(url).text("main")


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ({"piece-deed-day": "", "piece-deed-month": "", "piece-deed-year": ""}, "délivrée"),
        ({"piece-deed-day": "31", "piece-deed-month": "2"}, "en chiffres"),
        ({"piece-deed-year": "2999"}, "futur"),
    ],
)
def test_the_date_of_issue_is_asked_and_must_be_one(add, boxes, said):
    answer = add(**boxes)
    assert answer.status == 400
    assert said in answer.text("#piece-deed-error")


def test_a_paper_of_an_earlier_request_need_not_be_brought_again(add, clerk, case_at):
    first = add().location
    assert clerk.post(first, {"transition": "submit"}).status == 303
    number = case_at(first).reference
    again = add(file=False, **{"piece-deed-record": number.lower()})
    assert again.status == 303, again.texts(".error-summary a")
    assert documents.supplied(case_at(again.location)) == {"deed"}


def test_a_number_under_which_there_is_no_such_paper_is_told(add):
    answer = add(file=False, **{"piece-deed-record": "TOUS-BWIZA-2020-00009"})
    assert answer.status == 400
    assert "Aucune demande de ce numéro" in answer.text("#piece-deed-error")
    assert answer.one("#piece-deed-record").get("value") == "TOUS-BWIZA-2020-00009"


def test_a_paper_that_does_not_concern_the_request_is_not_asked(clerk, publish_form, every_box):
    page = clerk.get(publish_form())
    assert page.all("#piece-proof") == []
    urgent = {**every_box, "field-urgent": "true", "field-label": ""}
    assert clerk.post("@@new-case", urgent).all("#piece-proof") != []

"""Pieces that are good for some time only, and pieces that are in our records."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import journal
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from pathlib import Path
from plone.namedfile.file import NamedBlobFile

import pytest


BOOKLET = Path(__file__).with_name("booklet.yaml")


@pytest.fixture
def at(monkeypatch):
    """``at(2026, 3, 2)``: set the clock of the site to the morning of that day."""

    def at(*day):
        monkeypatch.setattr(clock, "now", lambda: datetime(*day, 9, tzinfo=UTC))

    return at


@pytest.fixture
def open_booklet(portal, as_user, at):
    """``open_booklet("bwiza")``: a draft of the clerk of that zone, on 2 March 2026."""
    at(2026, 3, 2)
    procedures.publish(BOOKLET.read_text("utf-8"), BOOKLET.name, "test", "test")

    def make(zone="bwiza", **given):
        with as_user(portal, f"agent.{zone}"):
            return casework.open_case("booklet", zone, {"surname": "Niyonkuru", **given})

    return make


@pytest.fixture
def booklet(open_booklet):
    return open_booklet()


@pytest.fixture
def bring(portal, as_user, picture):
    """``bring(case, "extract", "2026-01-15")``: the clerk hands in a picture."""

    def bring(case, piece, issued_on="", name="PNG"):
        with as_user(portal, f"agent.{case.unit}"):
            filename = f"page.{name.lower()}"
            content = picture(name)
            return documents.add_piece(case, piece, filename, content, issued_on=issued_on)

    return bring


@pytest.fixture
def file(portal, as_user):
    """``file(case)``: the clerk files it."""

    def file(case):
        with as_user(portal, f"agent.{case.unit}"):
            casework.perform(case, "submit")
        return case

    return file


@pytest.fixture
def take_over(portal, as_user):
    """``take_over(case, "extract", reference)``: the clerk takes a piece from an earlier case."""

    def take_over(case, piece, reference, **more):
        with as_user(portal, f"agent.{case.unit}"):
            return documents.add_from_records(case, piece, reference, **more)

    return take_over


def problem(function, *arguments, **more):
    with pytest.raises(InvalidValues) as caught:
        function(*arguments, **more)
    (found,) = caught.value.problems
    return found.field, found.code


def test_the_day_of_issue_is_kept_and_says_until_when_a_piece_is_good(booklet, bring):
    piece = bring(booklet, "extract", "2026-01-15")
    assert piece.issued_on == date(2026, 1, 15)
    assert documents.valid_until(piece) == date(2026, 4, 15)
    assert piece.summary()["issued_on"] == date(2026, 1, 15)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_issue_date"),
        ("15.1.2026", "not_a_date"),
        ("2026-02-30", "not_a_date"),
        ("2026-03-03", "future_date"),
        ("2025-12-01", "expired"),
    ],
)
def test_a_day_that_is_missing_wrong_or_too_long_ago_is_refused(booklet, bring, text, code):
    assert problem(bring, booklet, "extract", text) == ("extract", code)
    assert documents.supplied(booklet) == frozenset()


def test_a_piece_is_good_on_its_last_day(booklet, bring):
    assert documents.valid_until(bring(booklet, "extract", "2025-12-02")) == date(2026, 3, 2)


def test_what_is_good_for_ever_needs_no_day(booklet, bring):
    piece = bring(booklet, "photo")
    assert (piece.issued_on, documents.valid_until(piece)) == (None, None)


def test_a_piece_that_has_expired_since_holds_up_the_filing(booklet, bring, file, at):
    bring(booklet, "extract", "2025-12-20")
    at(2026, 3, 21)
    assert [(item.field, item.code) for item in casework.gaps(booklet)] == [("extract", "expired")]
    assert problem(file, booklet) == ("extract", "expired")
    bring(booklet, "extract", "2026-03-20")
    assert casework.gaps(booklet) == []
    assert file(booklet).reference


def test_an_expired_piece_that_is_asked_no_more_holds_up_nothing(
    portal, as_user, open_booklet, bring, file, at
):
    case = open_booklet(married=True)
    bring(case, "extract", "2026-03-01")
    bring(case, "marriage", "2026-03-01")
    at(2026, 3, 20)
    assert problem(file, case) == ("marriage", "expired")
    with as_user(portal, "agent.bwiza"):
        casework.update_case(case, {"married": False})
    assert file(case).reference


def test_a_piece_of_an_earlier_case_is_taken_over_with_its_origin(
    open_booklet, booklet, bring, file, take_over
):
    first = bring(booklet, "extract", "2026-01-15")
    file(booklet)
    second = open_booklet()
    piece = take_over(second, "extract", booklet.reference)
    assert piece.file.data == first.file.data
    assert (piece.sha256, piece.issued_on) == (first.sha256, first.issued_on)
    origin = {"reference": booklet.reference, "case": booklet.UID(), "document": first.getId()}
    assert piece.origin == origin
    assert journal.entries(second)[-1].data["origin"] == origin
    assert file(second).reference


def test_the_latest_file_is_taken_and_another_piece_may_be_named(
    open_booklet, booklet, bring, file, take_over, at
):
    bring(booklet, "photo")
    at(2026, 3, 3)
    second_photo = bring(booklet, "photo")
    bring(booklet, "extract", "2026-01-15")
    file(booklet)
    case = open_booklet(married=True)
    more = {"from_piece": "photo", "issued_on": "2026-03-01"}
    piece = take_over(case, "marriage", f" {booklet.reference.lower()} ", **more)
    assert piece.sha256 == second_photo.sha256
    assert piece.issued_on == date(2026, 3, 1)
    assert problem(take_over, case, "extract", booklet.reference, from_piece="photo") == (
        "extract",
        "no_issue_date",
    )


def test_what_has_expired_is_not_taken_over(open_booklet, booklet, bring, file, take_over, at):
    bring(booklet, "extract", "2026-01-15")
    file(booklet)
    case = open_booklet()
    at(2026, 4, 16)
    assert problem(take_over, case, "extract", booklet.reference) == ("extract", "expired")


def test_a_piece_that_is_not_in_records_is_brought(open_booklet, booklet, bring, file, take_over):
    bring(booklet, "photo")
    bring(booklet, "extract", "2026-01-15")
    file(booklet)
    case = open_booklet()
    assert problem(take_over, case, "photo", booklet.reference) == ("photo", "not_taken_over")


def test_a_case_that_one_may_not_see_looks_like_none(open_booklet, booklet, bring, file, take_over):
    bring(booklet, "extract", "2026-01-15")
    file(booklet)
    elsewhere = open_booklet("nyakabiga")
    answers = {
        problem(take_over, elsewhere, "extract", reference)
        for reference in (booklet.reference, "LIV-BWIZA-2026-99999", "", "*")
    }
    own = {problem(take_over, open_booklet(), "extract", booklet.reference, from_piece="other")}
    assert answers == own == {("extract", "not_in_records")}


def test_a_file_that_is_no_longer_what_came_is_not_taken_over(
    open_booklet, booklet, bring, file, take_over, picture
):
    piece = bring(booklet, "extract", "2026-01-15")
    file(booklet)
    piece.file = NamedBlobFile(picture(), "image/png", "page.png")
    assert problem(take_over, open_booklet(), "extract", booklet.reference) == (
        "extract",
        "altered",
    )


def test_the_format_is_that_of_the_piece_that_takes_it(
    open_booklet, booklet, bring, file, take_over
):
    bring(booklet, "extract", "2026-01-15")
    case = open_booklet(married=True)
    bring(case, "extract", "2026-01-15")
    bring(case, "marriage", "2026-03-01", "JPEG")
    file(case)
    third = open_booklet()
    assert problem(take_over, third, "extract", case.reference, from_piece="marriage") == (
        "extract",
        "wrong_type",
    )


def test_who_may_hand_nothing_in_takes_nothing_over(
    portal, as_user, open_booklet, booklet, bring, file
):
    bring(booklet, "extract", "2026-01-15")
    file(booklet)
    case = open_booklet()
    with as_user(portal, "chef.bwiza"), pytest.raises(NotAllowed):
        documents.add_from_records(case, "extract", booklet.reference)

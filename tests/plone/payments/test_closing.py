"""A cashier closes the till for a day; from then on no cash of that day comes or goes."""

from datetime import date
from egov.policy import payments
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Undo
from functools import partial

import pytest
import transaction


DAY = date(2026, 3, 2)


@pytest.fixture
def busy(owing, by):
    """A case of which each cashier took a part."""
    case = owing(copies=4)
    by("caisse.bwiza", payments.take_cash, case, 1500)
    by("caisse.mukaza", payments.take_cash, case, 700)
    return case


def close(by, user="caisse.bwiza", unit="bwiza", day=DAY, counted=1500, reason=""):
    return by(user, payments.close, unit, day, counted, reason)


def test_a_till_is_closed_with_what_was_counted(busy, by):
    closing = close(by, counted="1 400", reason="Monnaie rendue en trop")
    assert (closing.computed, closing.difference, closing.receipts) == (1500, -100, 1)
    assert payments.closings("bwiza", DAY, DAY) == [closing]
    assert by("caisse.bwiza", payments.is_closed, "bwiza", DAY)


def test_a_difference_needs_a_reason(busy, by):
    with pytest.raises(InvalidValues) as refused:
        close(by, counted=1400)
    assert [item.field for item in refused.value.problems] == ["reason"]


def test_after_closing_no_cash_is_taken_that_day_by_that_cashier(busy, by, transfer, at):
    close(by)
    for act in (
        lambda: by("caisse.bwiza", payments.take_cash, busy, 100),
        lambda: close(by),
    ):
        with pytest.raises(StateConflict) as refused:
            act()
        assert refused.value.reason == "till_closed"
        assert refused.value.details["by"] == "caisse.bwiza"
    assert by("caisse.mukaza", payments.take_cash, busy, 100).receipt
    by("caisse.bwiza", payments.check, transfer(busy).id, True)
    at("2026-03-03")
    assert by("caisse.bwiza", payments.take_cash, busy, 100).receipt


def test_a_day_that_was_forgotten_is_told_and_closed_later(busy, by, at):
    at("2026-03-04")
    first = date(2026, 2, 1)
    open_tills = partial(payments.open_tills, "bwiza", first, date(2026, 3, 4))
    assert by("caisse.bwiza", open_tills) == [(DAY, "caisse.bwiza")]
    assert by("caisse.mukaza", open_tills) == []
    close(by)
    assert by("caisse.bwiza", open_tills) == []


def test_the_till_of_who_is_gone_is_closed_by_who_controls_it(busy, by, at):
    def close_for(user="comptable", cashier="caisse.bwiza", reason="Parti à la retraite", **more):
        given = {"day": DAY, "counted": 1500, **more}
        return by(user, payments.close, "bwiza", given["day"], given["counted"], reason, cashier)

    with pytest.raises(InvalidValues) as refused:
        close_for()
    assert [(item.field, item.code) for item in refused.value.problems] == [("day", "not_over")]
    at("2026-03-04")
    found = by("comptable", payments.open_tills, "bwiza", DAY, date(2026, 3, 4))
    assert found == [(DAY, "caisse.bwiza")]
    for user in ("caisse.mukaza", "agent.bwiza"):
        with pytest.raises(NotAllowed):
            close_for(user)
    for given, field in (
        ({"cashier": "nobody"}, "cashier"),
        ({"reason": " "}, "reason"),
        ({"day": date(2026, 3, 3)}, "cashier"),
    ):
        with pytest.raises(InvalidValues) as refused:
            close_for(**given)
        assert [item.field for item in refused.value.problems] == [field]
    closing = close_for()
    assert (closing.cashier, closing.closed_by) == ("caisse.bwiza", "comptable")
    assert payments.closings("bwiza", DAY, DAY) == [closing]
    with pytest.raises(StateConflict) as conflict:
        close_for()
    assert conflict.value.reason == "till_closed"


def test_a_till_is_closed_by_its_cashier_for_days_that_have_come(busy, by):
    for user, unit in (("comptable", "mukaza"), ("caisse.mukaza", "bwiza")):
        with pytest.raises(NotAllowed):
            close(by, user, unit)
    for given, field in (
        ({"day": None}, "day"),
        ({"day": date(2026, 3, 3)}, "day"),
        ({"counted": ""}, "counted"),
        ({"counted": "-"}, "counted"),
        ({"counted": "-1"}, "reason"),
        ({"reason": "x" * 501}, "reason"),
    ):
        with pytest.raises(InvalidValues) as refused:
            close(by, **given)
        assert [item.field for item in refused.value.problems] == [field]


def test_an_empty_till_is_closed_too(owing, by):
    owing()
    assert close(by, counted=0).receipts == 0


@pytest.fixture
def given_back(owing, by, at):
    """A till of the next day, out of which 1000 went back and into which nothing came."""
    taken = by("caisse.bwiza", payments.take_cash, owing(copies=2), 3000)
    close(by, counted=3000)
    at("2026-03-03")
    by("caisse.bwiza", payments.propose, taken.id, Undo.REFUND, "Trop perçu", 1000)
    by("comptable", payments.approve, taken.id)


def test_a_till_that_gave_back_more_than_it_took_is_closed_to_the_franc(given_back, by):
    closing = close(by, day=date(2026, 3, 3), counted="-1 000")
    assert (closing.computed, closing.counted, closing.difference) == (-1000, -1000, 0)
    assert payments.closings("bwiza", closing.day, closing.day) == [closing]


def test_what_to_type_then_is_told_on_the_page_and_taken_over_rest(given_back, http):
    transaction.commit()
    session = http("caisse.bwiza")
    page = session.get("@@cash-closing?unit=bwiza", headers={"Accept": "text/html"}).text
    assert "avec son signe moins" in page
    sent = {"unit": "bwiza", "day": "2026-03-03", "counted": -1000}
    made = session.post("@cash-closings", json=sent)
    assert (made.status_code, made.json()["difference"]) == (201, "0")
    page = session.get("@@cash-closing?unit=bwiza", headers={"Accept": "text/html"}).text
    assert "-1\xa0000\xa0FBu" in page.replace("\u202f", "\xa0").replace("\u2212", "-")

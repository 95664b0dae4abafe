"""What a case has booked in totals of others, and what changes there when it books anew."""

from collections import Counter
from decimal import Decimal
from egov.policy.core.bookings import booked_anew
from egov.policy.core.bookings import Booking
from egov.policy.core.bookings import booking_of
from egov.policy.core.bookings import Change
from hypothesis import given
from hypothesis import strategies

import pytest


def booking(case="line", amount=300, field="budget_line", total="committed"):
    return Booking(field, case, total, Decimal(amount))


def test_the_first_booking_is_all_that_changes():
    booked, changes = booked_anew((), booking())
    assert (booked, changes) == ((booking(),), (Change("line", "committed", Decimal(300)),))


def test_only_the_difference_is_booked_where_something_was_booked_before():
    _, changes = booked_anew((booking(),), booking(amount=250))
    assert changes == (Change("line", "committed", Decimal(-50)),)


def test_the_same_again_changes_nothing():
    assert booked_anew((booking(),), booking()) == ((booking(),), ())


def test_another_case_takes_what_the_first_gives_back():
    booked, changes = booked_anew((booking(),), booking("other", 400))
    assert booked == (booking("other", 400),)
    assert changes == (
        Change("line", "committed", Decimal(-300)),
        Change("other", "committed", Decimal(400)),
    )


@pytest.mark.parametrize("wanted", [booking(amount=0), booking("", 500)])
def test_nothing_and_no_case_take_back_what_was_booked(wanted):
    booked, changes = booked_anew((booking(),), wanted)
    assert (booked, changes) == ((), (Change("line", "committed", Decimal(-300)),))


def test_what_was_booked_by_another_field_or_in_another_total_stays():
    others = booking(field="grant"), booking(total="paid")
    booked, changes = booked_anew(iter(others), booking(amount=0))
    assert (booked, changes) == (others, ())


@pytest.mark.parametrize(("amount", "much"), [(None, 0), (Decimal(-5), 0), (Decimal(5), 5)])
def test_an_amount_that_is_missing_or_below_zero_is_nothing(amount, much):
    asked = {"case": "budget_line", "total": "committed", "amount": "price"}
    assert booking_of(asked, "line", amount) == booking(amount=much)


def test_a_booking_is_kept_as_plain_data():
    kept = booking(amount="12.50").plain()
    assert kept["amount"] == "12.50"
    assert Booking.of(kept) == booking(amount="12.50")


BOOKINGS = strategies.builds(
    booking,
    case=strategies.sampled_from(["", "a", "b", "c"]),
    amount=strategies.integers(0, 5),
    field=strategies.sampled_from(["one", "two"]),
    total=strategies.sampled_from(["committed", "paid"]),
)


@given(strategies.lists(BOOKINGS, max_size=12))
def test_totals_are_always_the_sum_of_what_is_booked(wanted):
    booked, totals = (), Counter()
    for item in wanted:
        booked, changes = booked_anew(booked, item)
        for change in changes:
            totals[change.case, change.total] += change.amount
    sums = Counter()
    for item in booked:
        sums[item.case, item.total] += item.amount
    assert {key: value for key, value in totals.items() if value} == dict(sums)
    assert all(item.case and item.amount for item in booked)

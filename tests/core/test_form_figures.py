"""Single answers in figures: numbers, amounts, dates of which a part is known, times."""

from decimal import Decimal
from egov.policy.core import form

import pytest


def bad(code):
    return [("x", code)]


# --- numbers


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (12, Decimal(12)),
        (12.5, Decimal("12.5")),
        ("12.50", Decimal("12.5")),
        (Decimal("12.50"), Decimal("12.5")),
        ("12,5", Decimal("12.5")),
        ("-0,25", Decimal("-0.25")),
        ("1 234 567,5", Decimal("1234567.5")),
        ("1\u202f234,5", Decimal("1234.5")),
        ("1\u00a0234", Decimal(1234)),
        ("007", Decimal(7)),
        (0.1, Decimal("0.1")),
    ],
)
def test_a_decimal_number_is_exact(clean, field, value, stored):
    found = clean(field("x", "decimal"), value)
    assert found == stored
    assert str(found) == str(stored)


def test_no_decimals_are_made_up_or_lost(clean, field):
    two = field("x", "decimal", places=2)
    assert str(clean(two, "12,5")) == "12.50"
    assert str(clean(two, 3)) == "3.00"
    assert clean(two, "12.505") == bad("too_precise")
    assert clean(field("x", "decimal"), "0.1234567") == bad("too_precise")
    assert clean(field("x", "decimal"), 1e-7) == bad("too_precise")


def test_a_number_is_never_written_with_an_exponent(clean, field):
    assert str(clean(field("x", "decimal"), Decimal("1E+3"))) == "1000"
    assert form.json_value(clean(field("x", "decimal"), 1e-6)) == "0.000001"


def test_a_zero_has_no_sign(clean, field):
    assert str(clean(field("x", "decimal"), "-0")) == "0"
    assert str(clean(field("x", "money"), -0.0)) == "0"


HOSTILE = [
    float("nan"),
    float("inf"),
    float("-inf"),
    Decimal("NaN"),
    Decimal("Infinity"),
    "NaN",
    "Infinity",
    "1e999",
    "1e3",
    "0x10",
    "1_000",
    "١٢",
    "²",
    "12.5.1",
    "1 23",
    "12 3456",
    "1,234,567",
    ".5",
    "5.",
    "--5",
    "9" * 5000,
    "",
    True,
    [],
    {},
    [1],
    {"a": 1},
]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("type", ["decimal", "money"])
def test_what_is_no_number_is_refused(clean, field, type, value):
    expected = None if value == "" else bad("not_a_decimal")
    assert clean(field("x", type), value) == expected


@pytest.mark.parametrize(
    "value",
    [10**15, 10**5000, 1e300, "999999999999999999", Decimal("1e99")],
    ids=["first too large", "of 5000 figures", "float", "text", "decimal"],
)
def test_a_number_is_bounded(clean, field, value):
    assert clean(field("x", "decimal"), value) == bad("above")
    negative = -value if not isinstance(value, str) else f"-{value}"
    assert clean(field("x", "decimal"), negative) == bad("below")


def test_a_number_keeps_within_its_bounds(clean, field):
    asked = field("x", "decimal", minimum=0, maximum=10, places=1)
    assert clean(asked, "10,0") == 10
    assert clean(asked, "10,1") == bad("above")
    assert clean(asked, "-0,1") == bad("below")


def test_an_amount_has_the_decimals_of_its_currency(clean, field):
    francs = field("x", "money")
    assert str(clean(francs, "12 500")) == "12500"
    assert str(clean(francs, 12500.0)) == "12500"
    # A point is no sign between thousands.
    assert clean(francs, "12.500") == bad("too_precise")
    assert str(clean(field("x", "money", currency="USD"), "12,5")) == "12.50"


def test_thousands_of_a_whole_number_may_stand_apart(clean, field):
    assert clean(field("x", "integer"), "1\u202f234\u202f567") == 1234567
    assert clean(field("x", "integer"), "20 15") == bad("not_a_number")
    assert clean(field("x", "integer"), "2,0") == bad("not_a_number")


# --- days and times


@pytest.mark.parametrize("value", ["2015", "2015-03", "2015-03-12", "2000-02-29", "2026-11"])
def test_a_date_may_be_known_in_part(clean, field, value):
    assert clean(field("x", "partial_date", latest="today"), value) == value


@pytest.mark.parametrize(
    "value",
    ["15", "2015-13", "2015-00", "2015-3", "2015-02-29", "0000", "٢٠١٥", "2015-03-12T00:00", 2015],
)
def test_what_is_no_part_of_a_date_is_refused(clean, field, value):
    assert clean(field("x", "partial_date"), value) == bad("not_a_partial_date")


@pytest.mark.parametrize("value", ["2027", "2026-12", "2026-11-22"])
def test_no_part_of_a_date_lies_in_the_future(clean, field, value):
    assert clean(field("x", "partial_date", latest="today"), value) == bad("future_date")
    assert clean(field("x", "partial_date"), value) == value


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("08:30", "08:30"),
        ("8:30", "08:30"),
        ("8h30", "08:30"),
        ("00:00", "00:00"),
        ("23H59", "23:59"),
    ],
)
def test_a_time_of_day_has_hours_and_minutes(clean, field, value, stored):
    assert clean(field("x", "time"), value) == stored


@pytest.mark.parametrize(
    "value", ["24:00", "12:60", "12", "12:5", "08:30:00", "٠٨:٣٠", "-1:30", 830]
)
def test_what_is_no_time_of_day_is_refused(clean, field, value):
    assert clean(field("x", "time"), value) == bad("not_a_time")

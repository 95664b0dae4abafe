from egov.policy.core.numbering import placeholders
from egov.policy.core.numbering import reference
from hypothesis import given
from hypothesis import strategies as st

import pytest


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("RES-{unit}-{year}-{number:05}", "RES-0103-2026-00042"),
        ("{number:04}/{year}", "0042/2026"),
        ("{number}", "42"),
        ("{number:01}", "42"),
        ("N° {number}/{year}/{unit}", "N° 42/2026/0103"),
    ],
)
def test_a_reference_follows_its_pattern(pattern, expected):
    assert reference(pattern, unit="0103", year=2026, number=42) == expected


def test_a_number_longer_than_its_zeros_is_never_cut():
    assert reference("{number:02}", unit="x", year=2026, number=12345) == "12345"


def test_text_of_a_unit_is_not_read_as_a_pattern():
    assert reference("{unit}-{number}", unit="{year}", year=2026, number=1) == "{year}-1"


@pytest.mark.parametrize(
    "pattern",
    [
        "{unit.__class__}-{number}",
        "{unit[0]}-{number}",
        "{unit!r}-{number}",
        "{unit:>99999999}-{number}",
        "{unit:05}-{number}",
        "{number:99999999d}",
        "{number:5}",
        "{number:00}",
        "{number:{year}}",
        "{month}-{number}",
        "{}-{number}",
        "{0}-{number}",
        "{ number }",
        "{number",
        "number}",
        "{{number}}",
    ],
)
def test_anything_else_in_braces_is_refused(pattern):
    with pytest.raises(ValueError, match="may stand in braces"):
        placeholders(pattern)
    with pytest.raises(ValueError, match="may stand in braces"):
        reference(pattern, unit="0103", year=2026, number=1)


def test_placeholders_are_named_in_their_order():
    assert placeholders("{number:04}/{year}") == ("number", "year")
    assert placeholders("no number") == ()


def test_a_pattern_without_number_gives_no_reference():
    with pytest.raises(ValueError, match="would be named alike"):
        reference("{unit}/{year}", unit="0103", year=2026, number=1)


@pytest.mark.parametrize(
    "bad",
    [{"number": 0}, {"number": -1}, {"year": 0}, {"unit": ""}],
)
def test_a_reference_needs_a_unit_a_year_and_a_number(bad):
    with pytest.raises(ValueError, match="no reference for"):
        reference("{unit}{year}{number}", **{"unit": "0103", "year": 2026, "number": 1, **bad})


@given(st.lists(st.integers(1, 10**7), unique=True, min_size=2, max_size=20))
def test_two_numbers_of_a_register_are_never_written_alike(numbers):
    written = {reference("A-{year}-{number:05}", unit="u", year=2026, number=n) for n in numbers}
    assert len(written) == len(numbers)

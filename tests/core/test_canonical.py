from datetime import date
from egov.policy.core.canonical import canonical
from egov.policy.core.model import Text
from egov.policy.core.terms import PeriodUnit
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import json
import pytest


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
few = settings(max_examples=30, deadline=None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None, -7]}, '{"a":[true,null,-7],"b":1}'),
        ({"é": "Ngozi « Kayanza »"}, '{"é":"Ngozi « Kayanza »"}'),
        ('"\\/\b\f\n\r\t\x1f\x7f', '"\\"\\\\/\\b\\f\\n\\r\\t\\u001f\x7f"'),
        (Text(fr="oui"), '{"fr":"oui"}'),
        (PeriodUnit.DAYS, '"days"'),
        ({}, "{}"),
    ],
)
def test_data_has_one_written_form(value, expected):
    assert canonical(value) == expected.encode()


def test_keys_are_sorted_as_in_the_example_of_rfc_8785():
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    written = json.loads(canonical(dict.fromkeys(keys, 0)))
    assert list(written) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        {"fee": [float("nan")]},
        2**53,
        (1, 2),
        b"bytes",
        date(2026, 11, 21),
        {1: "one"},
        {None: 0},
        "\ud800",
        {"\ud800": 0},
    ],
)
def test_what_json_would_have_to_guess_at_is_refused(value):
    with pytest.raises(ValueError, match=r"no place for|is not text|surrogates"):
        canonical(value)


def test_data_without_end_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="too deeply"):
        canonical(endless)


@given(PLAIN)
@few
def test_what_is_written_reads_back_the_same(value):
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(TEXT, PLAIN, max_size=5))
@few
def test_the_order_of_keys_does_not_matter(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)

"""What holds of every expression: well typed, hostile, together with others."""

from datetime import date
from decimal import Decimal
from egov.policy.core import conditions
from egov.policy.core.conditions import reading
from egov.policy.core.conditions import ValueType
from egov.policy.core.errors import ConditionError
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path

import ast
import pytest


def _expressions():
    """The strategies, shared with the tests in the browser."""
    path = Path(__file__).with_name("expressions.py")
    spec = spec_from_file_location("expressions", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


expressions = _expressions()
TYPES = expressions.TYPES

few = settings(max_examples=60, deadline=None)


def read(text, how=conditions.parse):
    """What a text says, unless it is too long for the language."""
    try:
        return how(text, TYPES)
    except ConditionError as error:
        assume("too many" not in error.message and "at most" not in error.message)
        raise


@few
@given(expressions.booleans(3), expressions.FACTS)
def test_a_condition_is_true_or_false_of_any_facts(text, facts):
    condition, opposite = read(text), read(f"not ({text})")
    assert conditions.holds(condition, facts) in (True, False)
    assert conditions.holds(opposite, facts) is not conditions.holds(condition, facts)


@few
@given(expressions.numbers(3), expressions.FACTS)
def test_a_number_is_exact_and_bounded_or_missing(text, facts):
    value = conditions.evaluate(read(text, conditions.formula), facts)
    assert value is None or (isinstance(value, Decimal) and abs(value) < 10**15)
    assert value is None or value.as_tuple().exponent >= -6


@few
@given(expressions.days(3), expressions.FACTS)
def test_a_day_is_a_date_or_missing(text, facts):
    value = conditions.evaluate(read(f"add_days({text}, 0)", conditions.formula), facts)
    assert value is None or type(value) is date


@few
@given(expressions.comparisons(2))
def test_what_is_not_given_makes_a_comparison_false_whichever_it_is(text):
    condition = read(text)
    inside = text.replace("given(", "").replace("count(", "").replace("sum(", "")
    assume(inside == text and " if " not in text and conditions.names_in(condition))
    assert not conditions.holds(condition, {})


@few
@given(expressions.numbers(2), expressions.numbers(2), expressions.FACTS)
def test_sums_and_products_do_not_depend_on_the_order_of_their_sides(one, other, facts):
    for operator in "+*":
        left, right = f"{one} {operator} {other}", f"{other} {operator} {one}"
        values = {
            conditions.evaluate(read(text, conditions.formula), facts) for text in (left, right)
        }
        assert len(values) == 1


@few
@given(st.decimals(-(10**14), 10**14, places=6), st.decimals(-(10**14), 10**14, places=6))
def test_numbers_add_as_decimals_do(one, other):
    total = conditions.formula("a + b", {"a": ValueType.NUMBER, "b": ValueType.NUMBER})
    assert conditions.evaluate(total, {"a": one, "b": str(other)}) == one + other


@few
@given(st.lists(expressions.booleans(2), min_size=1, max_size=3), expressions.FACTS)
def test_what_is_said_to_be_impossible_never_is(texts, facts):
    found = [read(text) for text in texts]
    possible = conditions.possible(found)
    answers = tuple(conditions.holds(condition, facts) for condition in found)
    assert possible is None or answers in possible


TOKENS = st.sampled_from(
    "a d t x many rows p zzz given count sum part round year outcome and or not in is if else "
    "== != < <= > ( ) [ ] , . : True None 'a' 'amount' '2026-01-01' 5 -1 1.5 1e400 + - * / % ~ "
    "** // lambda for { } f'{a}' := await \\ \n __class__ __import__".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(TOKENS, max_size=14).map(" ".join)))
def test_no_text_raises_anything_but_a_condition_error(text):
    for how in (conditions.parse, conditions.formula):
        try:
            how(text, TYPES)
        except ConditionError as error:
            assert 0 <= error.column <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 900,
        "-" * 900 + "a",
        "not " * 240 + "x",
        "[" * 450 + "]" * 450,
        "a." * 450 + "b",
        "x if " * 180 + "x",
        "a" + "+a" * 490,
        "a" + "<a" * 490,
        "round(" * 160,
        "9" * 990,
    ],
)
def test_a_text_that_nests_deeply_is_refused(text):
    with pytest.raises(ConditionError):
        conditions.parse(text, TYPES)


DENSE = [
    "a>" * 29 + "a",
    "a!=" * 19 + "a",
    "-" * 59 + "a",
    "~" * 59 + "a",
    "(" * 29 + "a" + ")" * 29,
]
SIGNS = "ab01.-+*/<>=!()[],: '\"{}%&|^~@"


@few
@given(st.one_of(st.sampled_from(DENSE), st.text(SIGNS, max_size=reading.SHORT)))
def test_a_short_text_cannot_have_more_parts_than_are_allowed(text):
    assert len(text) <= reading.SHORT
    try:
        found = ast.parse(text.strip(), mode="eval")
    except SyntaxError:
        return
    assert sum(1 for _ in ast.walk(found)) <= reading.MAX_NODES


@few
@given(st.one_of(expressions.booleans(2), expressions.booleans(1)))
def test_a_short_text_cannot_say_more_than_is_allowed(text):
    assume(len(text) <= reading.SHORT)
    depths = list(reading._depths(read(text).logic))
    assert len(depths) <= reading.MAX_SIZE
    assert max(depths) <= reading.MAX_DEPTH

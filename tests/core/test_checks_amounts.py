"""A fee to which no amount could be given is found before anybody files a case."""

from decimal import Decimal
from egov.policy.core import conditions
from egov.policy.core.checks import check
from egov.policy.core.conditions import ranges
from egov.policy.core.conditions import ValueType
from egov.policy.core.reader import read_source
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path

import pytest


COPIES = (Path(__file__).parents[1] / "plone" / "casework" / "fees.yaml").read_text("utf-8")
FIELD = "- {id: copies, type: integer, title: {fr: Copies, en: Copies}, required: true, minimum: 1}"
FEE = """  copy:
    title: {fr: Copie, en: Copy}
    tariff: copy
    quantity: copies
    exempt_when: indigent
    exempt_because: {fr: Indigent reconnu, en: Recognised as indigent}
"""


def found(field="required: true, minimum: 1", more="", **fee):
    """What is said of a fee that asks for copies, with the field and the fee changed."""
    keys = {"amount": "copies * 500", **fee}
    lines = "".join(f'    {name}: "{text}"\n' for name, text in keys.items())
    line = FIELD.replace("required: true, minimum: 1", field)
    text = COPIES.replace(FEE, f"  copy:\n    title: {{fr: Copie, en: Copy}}\n{lines}")
    text = text.replace(FIELD, line + more).partition("\ntests:")[0]
    source = read_source(text, "copies.yaml")
    return sorted({item.code for item in check(source.procedure, source)} & {"W235", "W236"})


NEXT = "\n      - {id: urgent, type: boolean, title: {fr: Urgent, en: Urgent}}"
PAID = "\n      - {id: paid, type: computed, title: {fr: Dû}, formula: copies * 2}"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"field": "minimum: 0"}, ["W235"]),
        ({"field": "required: true"}, ["W236"]),
        ({"field": "maximum: 9"}, ["W235", "W236"]),
        ({"field": "minimum: 0", "when": "copies > 2"}, []),
        ({"field": "maximum: 9", "when": "copies >= 0"}, []),
        ({"field": "minimum: 0", "when": "given(copies)"}, []),
        ({"field": "required_when: urgent, minimum: 0", "more": NEXT}, ["W235"]),
        ({"field": "required_when: urgent, minimum: 0", "more": NEXT, "when": "urgent"}, []),
        (
            {"field": "required: true, visible_when: urgent, minimum: 0", "more": NEXT},
            ["W235"],
        ),
        ({"field": "minimum: 0", "more": PAID, "amount": "paid"}, ["W235"]),
        ({"field": "required: true", "more": PAID, "amount": "paid"}, ["W236"]),
        ({"more": PAID, "amount": "paid"}, []),
        ({"amount": "copies * 500 - 400"}, []),
        ({"amount": "copies * 500 - 600"}, ["W236"]),
        ({"amount": "copies * 500 - 600", "when": "copies >= 2"}, []),
        ({"amount": "500", "quantity": "greatest(copies - 3, 0)"}, []),
        ({"amount": "500", "quantity": "copies - 3"}, ["W236"]),
        ({"amount": "500 if copies > 3 else -1"}, ["W236"]),
        ({"amount": "round(copies / 3, 0)"}, []),
    ],
)
def test_what_a_fee_asks_for_is_there_and_gives_nothing_below_zero(said, codes):
    assert found(**said) == codes


TYPES = {"a": ValueType.NUMBER, "b": ValueType.NUMBER}
FORMULAS = st.recursive(
    st.sampled_from(["a", "b", "2", "-3", "0.5"]),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner)
        | st.builds("greatest({}, {})".format, inner, inner)
        | st.builds("least({}, {})".format, inner, inner)
        | st.builds("({} if a > 1 else {})".format, inner, inner)
    ),
    max_leaves=6,
)
BOUNDS = st.tuples(st.integers(-9, 9), st.integers(-9, 9)).map(sorted)


@given(FORMULAS, BOUNDS, BOUNDS, st.data())
def test_no_answer_leads_out_of_the_range(text, a, b, data):
    formula = conditions.formula(text, TYPES)
    known = {"a": tuple(map(Decimal, a)), "b": tuple(map(Decimal, b))}
    least, most = ranges.range_of(formula.logic, known)
    answers = {"a": data.draw(st.integers(*a)), "b": data.draw(st.integers(*b))}
    assert least <= conditions.evaluate(formula, answers) <= most

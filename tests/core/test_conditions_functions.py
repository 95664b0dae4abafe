"""The table of functions keeps its word, and the reference is made of it."""

from decimal import Decimal
from egov.policy.core import conditions
from egov.policy.core.conditions import ValueType
from egov.policy.core.conditions.calls import RULES
from egov.policy.core.conditions.functions import FUNCTIONS
from egov.policy.core.conditions.functions import SAMPLE
from egov.policy.core.conditions.reference import FACTS_SAID
from egov.policy.core.conditions.reference import lines
from egov.policy.core.conditions.reference import OPERATORS

import pytest


TYPES = {name: type_ for name, (type_, _) in SAMPLE.items()}
FACTS = {name: value for name, (_, value) in SAMPLE.items()}


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_the_example_of_a_function_has_the_value_it_says(function):
    found = conditions.formula(function.example, TYPES)
    expected = conditions.formula(function.value, {})
    value = conditions.evaluate(found, FACTS)
    written = value.isoformat() if found.type is ValueType.DATE else value
    assert written == conditions.evaluate(expected, {})
    assert function.example.startswith(f"{function.name}(")


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_a_function_gives_the_type_it_says(function):
    found = conditions.formula(function.example, TYPES)
    stated = {str(type_) for type_ in ValueType}
    assert found.type == function.gives or function.gives not in stated


def test_every_function_is_translated_by_its_types_or_by_a_rule():
    assert {name for name, function in FUNCTIONS.items() if not function.takes} == set(RULES)


@pytest.mark.parametrize(("operator", "says", "example", "value"), OPERATORS)
def test_the_example_of_an_operator_has_the_value_it_says(operator, says, example, value):
    expected = conditions.evaluate(conditions.formula(value, {}), {})
    assert conditions.evaluate(conditions.formula(example, TYPES), FACTS) == expected


def test_the_reference_names_every_function_fact_and_type():
    page = "\n".join(lines())
    assert set(FACTS_SAID) == set(conditions.FACTS)
    for name in [*(item.signature for item in FUNCTIONS.values()), *FACTS_SAID]:
        assert f"| `{name}` |" in page
    for type_ in [*ValueType, "table", "record"]:
        assert f"| {type_} |" in page


def test_numbers_may_be_given_in_any_exact_way():
    double = conditions.formula("n * 2", {"n": ValueType.NUMBER})
    given = [3, Decimal(3), Decimal("3.000"), "3", "3.0", 3.0]
    assert {conditions.evaluate(double, {"n": value}) for value in given} == {Decimal(6)}


@pytest.mark.parametrize("value", [True, "", "3,5", "1e3", "NaN", float("nan"), Decimal("NaN")])
def test_what_is_no_number_is_not_given(value):
    assert (
        conditions.evaluate(conditions.formula("n", {"n": ValueType.NUMBER}), {"n": value}) is None
    )


def test_a_number_is_written_without_zeros_that_say_nothing():
    value = conditions.evaluate(conditions.formula("n", {"n": ValueType.NUMBER}), {"n": "1200.50"})
    assert format(value, "f") == "1200.5"
    assert str(conditions.evaluate(conditions.formula("100", {}), {})) == "100"

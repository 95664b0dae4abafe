"""What can be told of conditions without facts: never, always, together."""

from egov.policy.core import conditions
from egov.policy.core.conditions import TableType
from egov.policy.core.conditions import ValueType
from egov.policy.core.conditions.satisfiability import Taken

import pytest


TYPES = {
    "age": ValueType.NUMBER,
    "price": ValueType.NUMBER,
    "sex": ValueType.TEXT,
    "born": ValueType.DATE,
    "opens": ValueType.TIME,
    "married": ValueType.BOOLEAN,
    "rich": ValueType.BOOLEAN,
    "flags": ValueType.LIST,
    "rows": TableType.of({"name": ValueType.TEXT}),
}
CHOICES = Taken({"sex": ("F", "M")})


def read(*texts):
    return [conditions.parse(text, TYPES) for text in texts]


BOUNDED = Taken(numbers={"age": (0, 120), "price": (1, None)}, rows={"rows": (2, 4)})


@pytest.mark.parametrize(
    "text",
    ["age > 120", "age == 121", "age < 0", "price < 1", "price == 0.5", "count(rows) < 2"],
)
def test_what_the_form_does_not_take_never_holds(text):
    (condition,) = read(text)
    assert conditions.satisfiable([condition], BOUNDED) is False
    assert conditions.satisfiable([condition]) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count(rows) >= 2", True),
        ("count(rows) > 2", False),
        ("age >= 0", False),
        ("age >= 0 or not given(age)", True),
        ("age <= 120 or not given(age)", True),
        ("age <= 119 or not given(age)", False),
    ],
)
def test_what_the_form_takes_may_always_hold(text, expected):
    (condition,) = read(text)
    assert conditions.always(condition, BOUNDED) is expected


def test_a_table_of_which_nothing_is_known_may_be_empty():
    assert conditions.always(*read("count(rows) >= 1")) is False
    assert conditions.always(*read("count(rows) >= 0")) is True


@pytest.mark.parametrize(
    "texts",
    [
        ["false"],
        ["age > 3 and age < 2"],
        ["age > 3", "age <= 3"],
        ["age == 1.5", "age == 1.6"],
        ["age in [1, 2]", "age in [3, 4]"],
        ["age > 3", "not given(age)"],
        ["sex == 'F' and sex == 'M'"],
        ["sex == 'X'"],
        ["sex != 'F'", "sex != 'M'"],
        ["born > '2026-01-01'", "born < '2025-01-01'"],
        ["opens < '08:00'", "opens > '09:00'"],
        ["married", "not married"],
        ["married == true", "married == false"],
        ["not given(married)", "married"],
        ["married and rich", "not (married or rich)"],
        ["'late' in flags", "'late' not in flags"],
        ["age + price > 3", "age + price < 2"],
        ["(married if age > 3 else rich)", "age > 3", "not married"],
        ["given(age) == false", "age == 5"],
    ],
)
def test_these_never_hold_together(texts):
    assert conditions.satisfiable(read(*texts), CHOICES) is False


@pytest.mark.parametrize(
    "texts",
    [
        ["true"],
        ["age > 3", "age < 5"],
        ["age >= 3", "age <= 3"],
        ["age > 3", "given(age)"],
        ["age != 3", "age != 4"],
        ["sex != 'F'"],
        ["born > '2026-01-01'", "born < '2026-06-01'"],
        ["given(married)", "not married"],
        ["'late' in flags", "'urgent' not in flags"],
        ["not ('late' in flags)", "'late' not in flags"],
    ],
)
def test_these_can_hold_together(texts):
    assert conditions.satisfiable(read(*texts), CHOICES) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("married or not married", True),
        ("given(married) or married", False),
        ("given(married) or not married", True),
        ("age > 3 or age <= 3", False),
        ("age > 3 or age <= 3 or not given(age)", True),
        ("sex in ['F', 'M']", False),
        ("sex in ['F', 'M'] or not given(sex)", True),
        ("not (age > 3 and age < 2)", True),
        ("age + price > 3 or age + price <= 3 or not given(age + price)", True),
        ("age < price", False),
    ],
)
def test_a_condition_holds_always_or_not(text, expected):
    (condition,) = read(text)
    assert conditions.always(condition, CHOICES) is expected


def test_without_its_options_a_choice_may_be_something_else():
    assert conditions.satisfiable(read("sex != 'F'", "sex != 'M'")) is True


def test_all_combinations_of_answers_are_told():
    found = conditions.possible(read("age > 3", "age > 5"))
    assert found == {(False, False), (True, False), (True, True)}


def test_too_many_cases_are_given_up():
    types = {f"n{number}": ValueType.NUMBER for number in range(9)}
    condition = conditions.parse(" and ".join(f"{name} > 5" for name in types), types)
    assert conditions.possible([condition]) is None
    assert conditions.satisfiable([condition]) is None
    assert conditions.always(condition) is None

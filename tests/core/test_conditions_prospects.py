"""What conditions can still come to give while part of what they ask stays as it is."""

from datetime import date
from egov.policy.core import conditions
from egov.policy.core.conditions import ValueType

import pytest


TYPES = {
    "age": ValueType.NUMBER,
    "price": ValueType.NUMBER,
    "sex": ValueType.TEXT,
    "married": ValueType.BOOLEAN,
    "flags": ValueType.LIST,
    "today": ValueType.DATE,
}
FACTS = {
    "age": 3,
    "price": "2.5",
    "sex": "F",
    "married": False,
    "flags": ["late"],
    "today": date(2026, 3, 2),
}


TAKEN = conditions.Taken(choices={"sex": ("F", "M")})


def attainable(*texts, changing=()):
    read = [conditions.parse(text, TYPES) for text in texts]
    return conditions.attainable(read, FACTS, changing, ["today"], TAKEN)


@pytest.mark.parametrize(
    ("text", "changing"),
    [
        ("age > 3", ["price"]),
        ("married", ["age"]),
        ("today > '2026-03-09' and age > 3", []),
        ("today < '2026-03-02'", ["age"]),
        ("age > 3 or today == '2026-03-01'", ["price"]),
        ("'hot' in flags and age > 3", ["age"]),
        ("age + 1 > 5 and price > 2", ["price"]),
        ("sex == 'X' and age == 3", ["sex"]),
        ("price > 2.5", ["age"]),
    ],
)
def test_what_stands_in_the_way_for_ever_is_told(text, changing):
    assert not attainable(text, changing=changing)


@pytest.mark.parametrize(
    ("text", "changing"),
    [
        ("age > 3", ["age"]),
        ("married", ["married"]),
        ("today > '2026-03-09' and age == 3", []),
        ("today >= '2026-03-02'", []),
        ("price >= 2.5 and age > 5", ["age"]),
        ("age > price and 'late' in flags", ["age"]),
        ("sex == 'M'", ["sex"]),
    ],
)
def test_what_may_still_come_to_be_so_may(text, changing):
    assert attainable(text, changing=changing)


def test_conditions_have_to_hold_together():
    assert not attainable("age > 3", "age < 3", changing=["age"])
    assert not attainable("today > '2026-03-09'", "today < '2026-03-05'")
    assert attainable("today > '2026-03-09'", "age > 3", changing=["age"])

"""One table of cases for the server and the browser: tests/browser runs it in Chromium.

A row with ``result`` is a condition, one with ``value`` a formula whose value has the type
``gives``; numbers are decimal texts there.  ``logic`` is what the text becomes.
"""

from datetime import date
from decimal import Decimal
from egov.policy.core import conditions
from egov.policy.core.conditions.types import described
from egov.policy.core.conditions.types import from_description
from json_logic import jsonLogic
from pathlib import Path

import json
import pytest


TABLE = json.loads((Path(__file__).parent / "data" / "conditions.json").read_text("utf-8"))

CONDITIONS = [row for row in TABLE if "result" in row]
FORMULAS = [row for row in TABLE if "value" in row]


def named(row):
    return f"{row['text']} {row['facts']}"


def types(row):
    return {name: from_description(type_) for name, type_ in row["types"].items()}


def shown(value):
    """A value as the table writes it."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def test_the_table_is_large():
    assert len(TABLE) > 150
    assert len(TABLE) == len(CONDITIONS) + len(FORMULAS)


@pytest.mark.parametrize("row", CONDITIONS, ids=named)
def test_a_condition_holds_of_these_facts_or_does_not(row):
    condition = conditions.parse(row["text"], types(row))
    assert conditions.holds(condition, row["facts"]) is row["result"]
    assert conditions.evaluate(condition, row["facts"]) is row["result"]
    assert conditions.names_in(condition) == set(row["types"])
    assert json.loads(json.dumps(condition.logic)) == condition.logic


@pytest.mark.parametrize("row", FORMULAS, ids=named)
def test_a_formula_has_this_value_of_these_facts(row):
    formula = conditions.formula(row["text"], types(row))
    assert formula.type == row["gives"]
    assert shown(conditions.evaluate(formula, row["facts"])) == row["value"]
    assert conditions.names_in(formula) == set(row["types"])
    assert json.loads(json.dumps(formula.logic)) == formula.logic


@pytest.mark.parametrize("row", [row for row in TABLE if "logic" in row], ids=named)
def test_a_condition_becomes_standard_json_logic(row):
    condition = conditions.parse(row["text"], types(row))
    assert condition.logic == row["logic"]
    assert bool(jsonLogic(condition.logic, row["facts"])) is row["result"]


@pytest.mark.parametrize(
    "row", [row for row in TABLE if "date" in row["types"].values()], ids=named
)
def test_dates_may_come_as_dates(row):
    read = conditions.formula(row["text"], types(row))
    facts = {name: as_date(value) for name, value in row["facts"].items()}
    assert shown(conditions.evaluate(read, facts)) == row.get("result", row.get("value"))


def as_date(value):
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value


@pytest.mark.parametrize("row", TABLE, ids=named)
def test_types_survive_their_description(row):
    assert {name: described(type_) for name, type_ in types(row).items()} == row["types"]

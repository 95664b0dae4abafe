"""What the conditions of a procedure may name: fields, facts, tasks, named conditions."""

from dataclasses import replace
from decimal import Decimal
from egov.policy.core import conditions
from egov.policy.core.conditions import RecordType
from egov.policy.core.conditions import TableType
from egov.policy.core.conditions import ValueType
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Field
from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Section
from egov.policy.core.model import Task
from egov.policy.core.model import Text
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from pathlib import Path

import pytest


WORKFLOWS = Path(__file__).parents[2] / "workflows"
ATTESTATION = read_file(WORKFLOWS / "attestation-residence.yaml", read_library(WORKFLOWS))


def field(id, type, **more):
    return Field(id, FieldType(type), Text(), **more)


def procedure(*fields, named=(), tasks=()):
    """A procedure with these fields, named conditions and tasks."""
    base = ATTESTATION.procedure
    state = replace(base.initial, tasks=tuple(Task(id, "clerk", Text()) for id in tasks))
    return replace(
        base,
        sections=(Section("one", Text(), fields),),
        states=(state, *base.states[1:]),
        conditions=tuple(NamedCondition(*item) for item in named),
    )


def refusal(found, text):
    with pytest.raises(ConditionError) as caught:
        conditions.for_procedure(found, text)
    return caught.value.message


# --- types


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ("integer decimal money", ValueType.NUMBER),
        ("date", ValueType.DATE),
        ("time", ValueType.TIME),
        ("boolean consent file signature", ValueType.BOOLEAN),
        ("choices", ValueType.LIST),
        ("text long_text rich_text partial_date choice location phone email", ValueType.TEXT),
        ("reference agent unit", ValueType.TEXT),
    ],
)
def test_a_field_has_a_type_of_value(types, expected):
    fields = [field(type, type) for type in types.split()]
    found = conditions.types_of(procedure(*fields))
    assert {found[item.id] for item in fields} == {expected}


def test_headings_and_notes_have_no_value():
    found = procedure(field("head", "heading"), field("hint", "note"))
    assert {"head", "hint"}.isdisjoint(conditions.types_of(found))


def test_every_type_of_field_is_known():
    silent = {FieldType.HEADING, FieldType.NOTE}
    fields = [field(type, type, formula="1") for type in FieldType]
    found = conditions.types_of(procedure(*fields))
    assert {type for type in FieldType if type in found} == set(FieldType) - silent


def test_tables_and_persons_carry_their_members():
    table = field(
        "children",
        "table",
        columns=(field("name", "text"), field("fee", "money"), field("father", "person")),
    )
    found = conditions.types_of(procedure(table, field("buyer", "person", parts=("surname",))))
    columns = {"name": ValueType.TEXT, "fee": ValueType.NUMBER}
    assert found["children"] == TableType.of(columns)
    assert found["buyer"] == RecordType.of({"surname": ValueType.TEXT})


def test_a_paper_of_identity_has_its_usual_parts_when_it_names_none():
    found = procedure(field("paper", "identity"))
    assert conditions.for_procedure(found, "part(paper, 'date') > '2020-01-01'")


def test_facts_and_tasks_can_be_named():
    found = conditions.types_of(procedure(tasks=["board"]))
    assert found.items() >= conditions.FACTS.items()
    assert found["outcome:board"] is ValueType.TEXT
    assert {found[f"votes:board:{way}"] for way in Outcome} == {ValueType.NUMBER}


def test_no_fact_is_read_from_a_clock():
    age = conditions.formula_for(procedure(field("born", "date")), "years_between(born, today)")
    facts = {"born": "2008-11-21"}
    assert conditions.evaluate(age, facts) is None
    assert conditions.evaluate(age, {**facts, "today": "2026-11-21"}) == 18


# --- named conditions


def test_a_named_condition_is_written_out_where_it_is_named():
    found = procedure(
        field("age", "integer"),
        named=[("adult", "age >= 18"), ("senior", "adult and age >= 60")],
    )
    condition = conditions.for_procedure(found, "not senior")
    assert condition.expanded == ("adult", "senior")
    assert conditions.names_in(condition) == {"age"}
    assert conditions.holds(condition, {"age": 59})
    assert not conditions.holds(condition, {"age": 60})


def test_a_named_condition_can_be_compared():
    found = procedure(field("age", "integer"), named=[("adult", "age >= 18")])
    assert conditions.holds(conditions.for_procedure(found, "adult == false"), {})


def test_what_needs_itself_is_refused_with_the_way_round():
    found = procedure(named=[("a", "b or true"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "e")])
    assert refusal(found, "a") == "a → b → c → a: nothing can need itself."
    assert refusal(found, "not e") == "e → e: nothing can need itself."
    assert refusal(found, "d") == "d cannot be read itself."


def test_what_cannot_be_read_spoils_only_what_names_it():
    found = procedure(named=[("bad", "no_such == 1"), ("worse", "bad"), ("good", "true")])
    assert refusal(found, "worse") == "worse cannot be read itself."
    assert conditions.holds(conditions.for_procedure(found, "good"), {})


def test_conditions_cannot_grow_without_bound():
    """Each line doubles what the one before says, as in the attack with a billion laughs."""
    lines = [("c0", "age > 1")] + [(f"c{n}", f"c{n - 1} or c{n - 1}") for n in range(1, 40)]
    found = procedure(field("age", "integer"), named=lines)
    assert refusal(found, "c39") == "c39 cannot be read itself."
    assert conditions.for_procedure(found, "c5")


def test_a_long_chain_of_conditions_is_refused_without_falling_over():
    lines = [("c0", "age > 1")] + [(f"c{n}", f"not c{n - 1}") for n in range(1, 3000)]
    assert refusal(procedure(field("age", "integer"), named=lines), "c2999")


def test_what_names_too_much_says_so():
    lines = [("c0", " or ".join(["age > 1"] * 20)), ("c1", " or ".join(["c0"] * 60))]
    found = procedure(field("age", "integer"), named=lines)
    message = "With the conditions that it names, this has too many parts."
    assert refusal(found, " or ".join(["c0"] * 60)) == message


# --- computed fields


def test_a_computed_field_has_the_type_of_its_formula():
    found = procedure(
        field("total", "computed", formula="price + fee"),
        field("fee", "computed", formula="round(price * 0.03, 0)"),
        field("price", "money"),
        field("label", "computed", formula="'dear' if total > 10 else 'cheap'"),
    )
    types = conditions.types_of(found)
    assert [types[id] for id in ("total", "fee", "label")] == [
        ValueType.NUMBER,
        ValueType.NUMBER,
        ValueType.TEXT,
    ]


def test_a_computed_field_is_a_fact_like_any_other():
    found = procedure(field("fee", "computed", formula="price * 2"), field("price", "money"))
    double = conditions.formula_for(found, "fee * 2")
    assert conditions.names_in(double) == {"fee"}
    assert conditions.evaluate(double, {"fee": Decimal("1.5")}) == 3


def test_a_formula_that_needs_itself_is_refused():
    found = procedure(
        field("a", "computed", formula="b + 1"), field("b", "computed", formula="a + 1")
    )
    assert refusal(found, "a > 1") == "a → b → a: nothing can need itself."
    assert {"a", "b"}.isdisjoint(conditions.types_of(found))


# --- rows of a table

LINES = field(
    "lines",
    "table",
    columns=(
        field("amount", "integer"),
        field("price", "money"),
        field("gross", "computed", formula="net * rate"),
        field("net", "computed", formula="amount * price"),
    ),
)
SALE = procedure(field("rate", "decimal"), LINES, field("price", "text"))


def test_a_row_knows_its_columns_first_and_then_what_is_around():
    types = conditions.types_of(SALE, "lines")
    assert (types["price"], types["rate"], types["net"]) == (ValueType.NUMBER,) * 3
    assert conditions.types_of(SALE)["price"] is ValueType.TEXT
    gross = conditions.formula_for(SALE, "gross + price", "lines")
    assert conditions.evaluate(gross, {"gross": "2.5", "price": 1}) == Decimal("3.5")


def test_computed_columns_can_be_summed():
    total = conditions.formula_for(SALE, "sum(lines, 'gross')")
    assert conditions.evaluate(total, {"lines": [{"gross": Decimal("1.5")}, {"gross": 2}]}) == 3.5


def test_a_condition_in_a_row_uses_named_conditions():
    found = replace(SALE, conditions=(NamedCondition("taxed", "rate > 0"),))
    condition = conditions.for_procedure(found, "taxed and amount > 1", "lines")
    assert conditions.holds(condition, {"rate": "0.18", "amount": 2})
    with pytest.raises(ConditionError):
        conditions.for_procedure(found, "amount > 1")


# --- reading is done once


def test_a_text_is_read_once_for_a_procedure():
    found = procedure(field("age", "integer"))
    same = replace(found)
    assert conditions.for_procedure(found, "age > 1") is conditions.for_procedure(same, "age > 1")

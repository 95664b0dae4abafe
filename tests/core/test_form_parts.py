"""Persons, organisations, identity papers and tables: answers of several parts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy.core import composites
from egov.policy.core import form
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType

import pytest


PERSON = {"surname": "Niyonkuru", "given_names": "Aline", "sex": "F", "birth_date": "1993-03"}
CARD = {"kind": "national_id", "number": "531/12.345", "place": "Bwiza", "date": "2015-05-01"}


@pytest.fixture
def problems(asking, form_context):
    """``problems(field, value)``: where something is wrong, and what."""

    def problems(asked, value, complete=False):
        with pytest.raises(InvalidValues) as caught:
            form.validate(asking(asked), {asked.id: value}, form_context, complete=complete)
        return {item.field: item.code for item in caught.value.problems}

    return problems


# --- things of several parts


def test_a_person_has_the_usual_parts_unless_the_field_names_others(clean, field):
    assert clean(field("x", "person"), PERSON) == PERSON
    asked = field("x", "person", parts=("phone", "surname", "identity"))
    assert [part.id for part in composites.parts_of(asked)] == ["surname", "identity", "phone"]
    value = {"phone": "79 12 34 56", "surname": " N ", "identity": CARD}
    stored = {"surname": "N", "identity": {**CARD, "date": date(2015, 5, 1)}}
    assert clean(asked, value) == {**stored, "phone": "+25779123456"}


def test_empty_parts_are_left_out_and_a_thing_without_parts_is_no_answer(clean, field):
    asked = field("x", "person")
    assert clean(asked, {"surname": "N", "sex": "", "given_names": None}) == {"surname": "N"}
    assert clean(asked, {"surname": " "}) is None
    assert clean(asked, {}) is None


def test_what_is_wrong_in_a_part_is_told_at_its_place(problems, field):
    asked = field("x", "person", parts=("surname", "sex", "birth_date", "identity"))
    value = {
        "surname": ["N"],
        "sex": "X",
        "birth_date": "2027",
        "identity": {"date": "soon"},
        "rank": "colonel",
    }
    assert problems(asked, value) == {
        "x.surname": "type",
        "x.sex": "not_an_option",
        "x.birth_date": "future_date",
        "x.identity.date": "not_a_date",
        "x.rank": "unknown_field",
    }


def test_a_part_that_is_not_asked_for_is_unknown(problems, field):
    assert problems(field("x", "person"), {"father": "Pascal"}) == {"x.father": "unknown_field"}


@pytest.mark.parametrize("value", ["N", 5, True, ["surname"], [{"surname": "N"}]])
@pytest.mark.parametrize("type", ["person", "organisation", "identity"])
def test_what_has_no_parts_is_refused(clean, field, type, value):
    assert clean(field("x", type), value) == [("x", "type")]


def test_a_thing_that_is_given_has_its_required_parts(problems, clean, field):
    asked = field("x", "person")
    assert problems(asked, {"sex": "F"}, complete=True) == {"x.surname": "required"}
    assert clean(asked, {}, complete=True) is None
    named = field("x", "person", required_parts=("surname", "birth_date"))
    assert problems(named, {"surname": "N"}, complete=True) == {"x.birth_date": "required"}
    required = field("x", "person", required=True)
    assert problems(required, {}, complete=True) == {"x": "required"}
    paper = field("x", "person", parts=("surname", "identity"))
    given = {"surname": "N", "identity": {"place": "Bwiza"}}
    assert problems(paper, given, complete=True) == {
        "x.identity.kind": "required",
        "x.identity.number": "required",
    }


def test_a_field_names_the_kinds_of_papers_that_it_takes(clean, field, problems):
    asked = field("x", "identity", kinds=("passport",))
    assert clean(asked, {**CARD, "kind": "passport"})["kind"] == "passport"
    assert problems(asked, CARD) == {"x.kind": "not_an_option"}
    person = field("x", "person", parts=("surname", "identity"), kinds=("passport",))
    assert problems(person, {"identity": CARD}) == {"x.identity.kind": "not_an_option"}


def test_a_contact_is_inside_an_organisation(clean, field):
    asked = field("x", "organisation", parts=("name", "contact"))
    value = {"name": "Coopérative", "contact": {"surname": "N", "email": "N@Coop.BI"}}
    assert clean(asked, value)["contact"]["email"] == "N@coop.bi"


def test_every_part_of_every_thing_has_words_and_every_country_a_name():
    for parts in composites.PARTS.values():
        assert [part.id for part in parts if not (part.title["fr"] and part.title["en"])] == []
        assert len({part.id for part in parts}) == len(parts)
    for type, names in (*composites.USUAL.items(), *composites.NEEDED.items()):
        assert set(names) <= {part.id for part in composites.PARTS[type]}
    codes = {option.id: option.title["fr"] for option in composites.countries()}
    assert (len(codes), codes["BI"]) == (249, "Burundi")


# --- tables


@pytest.fixture
def children(field):
    """A table of children."""
    columns = (
        field("name", "text", required=True),
        field("birth_date", "partial_date", latest="today"),
        field("school", "text", visible_when="at_school"),
        field("at_school", "boolean"),
        field("fee", "money", minimum=0),
    )
    # The question that shows another stands before it.
    columns = (*columns[:2], columns[3], columns[2], columns[4])
    return field("x", "table", columns=columns, most_rows=20)


def test_rows_are_kept_in_order_and_blank_ones_are_not_counted(clean, children):
    rows = [{"name": " A "}, {"name": "", "fee": None}, {}, {"name": "B", "fee": "5 000"}]
    assert clean(children, rows) == [{"name": "A"}, {"name": "B", "fee": Decimal(5000)}]
    assert clean(children, [{}, {"name": ""}]) is None
    assert clean(children, []) is None


def test_what_is_wrong_in_a_cell_is_told_at_its_place(problems, children):
    rows = [{"name": "A"}, {}, {"name": "B", "birth_date": "soon", "toy": 1}, "C"]
    assert problems(children, rows) == {
        "x.1.birth_date": "not_a_partial_date",
        "x.1.toy": "unknown_field",
        "x.2": "type",
    }
    assert problems(children, [{"name": "A"}, {"fee": 5}], complete=True) == {
        "x.1.name": "required"
    }


def test_a_cell_may_depend_on_the_cells_before_it(clean, children):
    rows = [{"name": "A", "at_school": True, "school": "S"}, {"name": "B", "school": "S"}]
    assert [row.get("school") for row in clean(children, rows)] == ["S", None]


def test_a_table_has_so_many_rows(clean, problems, children, field):
    assert problems(children, [{"name": "A"}] * 21) == {"x": "too_many_rows"}
    assert problems(children, [{"name": "A"}] * 10_000) == {"x": "too_many_rows"}
    two = replace(children, least_rows=2)
    assert problems(two, [{"name": "A"}], complete=True) == {"x": "too_few_rows"}
    assert problems(two, [], complete=True) == {"x": "too_few_rows"}
    assert clean(two, [{"name": "A"}]) == [{"name": "A"}]
    free = field("x", "table", columns=children.columns)
    assert clean(free, [{"name": "A"}] * 501) == [("x", "too_many_rows")]


@pytest.mark.parametrize("value", ["A", 5, {"0": {"name": "A"}}, True])
def test_what_has_no_rows_is_refused(clean, children, value):
    assert clean(children, value) == [("x", "type")]


def test_a_cell_may_be_a_thing_of_several_parts(clean, problems, field):
    columns = (field("person", "person"), field("share", "decimal", places=2))
    asked = field("x", "table", columns=columns)
    assert clean(asked, [{"person": PERSON, "share": "0,5"}]) == [
        {"person": PERSON, "share": Decimal("0.50")}
    ]
    assert problems(asked, [{"person": {"sex": "X"}}]) == {"x.0.person.sex": "not_an_option"}


def test_a_cell_may_be_computed_from_its_row_and_the_form(asking, field, form_context):
    columns = (
        field("price", "money"),
        field("number", "integer"),
        field("total", "computed", formula="price * number * rate", places=0),
    )
    procedure = asking(field("rate", "decimal"), field("items", "table", columns=columns))
    given = {"rate": "1,5", "items": [{"price": 300, "number": 3}, {"price": 10}]}
    values = form.validate(procedure, given, form_context, complete=False)
    assert values["items"][0]["total"] == 1350
    assert "total" not in values["items"][1]
    forged = {**given, "items": [{"price": 300, "number": 3, "total": 1}]}
    assert (
        form.validate(procedure, forged, form_context, complete=False)["items"][0]["total"] == 1350
    )


def test_a_rule_of_a_cell_is_told_at_its_place(asking, field, form_context):
    columns = (
        field("start", "date"),
        field("end", "date", valid_when="end >= start", valid_message=Text(fr="Avant le début.")),
    )
    procedure = asking(field("stays", "table", columns=columns))
    rows = [
        {"start": "2026-01-02", "end": "2026-01-03"},
        {"start": "2026-01-02", "end": "2026-01-01"},
    ]
    with pytest.raises(InvalidValues) as caught:
        form.validate(procedure, {"stays": rows}, form_context, complete=False)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("stays.1.end", "rule")
    assert problem.parameters == {"text": {"fr": "Avant le début."}}


# --- whatever comes


def nested(depth):
    value = {}
    for _ in range(depth):
        value = {"surname": value, "identity": value}
    return value


@pytest.mark.parametrize("type", [kind for kind in FieldType if kind not in ("heading", "note")])
def test_data_nested_without_end_is_refused_without_descending(clean, field, type):
    columns = (field("name", "text"), field("person", "person"))
    asked = field("x", type, columns=columns, formula="1 + 1")
    for value in (nested(5_000), [nested(100)] * 3):
        found = clean(asked, value) or []
        assert all(isinstance(item, tuple) for item in found)


def test_no_more_problems_are_told_than_anybody_reads(asking, field, form_context):
    procedure = asking(*(field(f"f{number}", "integer") for number in range(300)))
    given = {f"f{number}": "?" for number in range(300)} | {f"g{n}": 1 for n in range(10_000)}
    with pytest.raises(InvalidValues) as caught:
        form.validate(procedure, given, form_context, complete=True)
    assert len(caught.value.problems) == 100

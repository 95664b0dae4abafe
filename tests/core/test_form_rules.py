"""What a form asks when: conditions, rules, computed answers, later sections, decisions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy.core import form
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Piece
from egov.policy.core.model import Section
from egov.policy.core.model import Text
from egov.policy.core.model import Transition

import pytest


WORDS = Text(fr="Essai")


@pytest.fixture
def problems(form_context):
    """``problems(procedure, given)``: where something is wrong, and what."""

    def problems(procedure, given, **options):
        with pytest.raises(InvalidValues) as caught:
            form.validate(procedure, given, form_context, **{"complete": False} | options)
        return {item.field: item.code for item in caught.value.problems}

    return problems


@pytest.fixture
def fill(form_context):
    """``fill(procedure, given)``: the answers as they are stored."""

    def fill(procedure, given, **options):
        return form.validate(procedure, given, form_context, **{"complete": False} | options)

    return fill


def section(id, *fields, **more):
    return Section(id, WORDS, fields, **more)


# --- asked or not


def test_a_hidden_section_asks_nothing(asking, field, fill, problems, form_context):
    married = field("married", "boolean")
    spouse = section("s", field("spouse", "text", required=True), visible_when="married")
    procedure = asking(sections=(section("a", married), spouse))
    assert fill(procedure, {"married": False, "spouse": "N"}, complete=True) == {"married": False}
    assert problems(procedure, {"married": True}, complete=True) == {"spouse": "required"}
    assert form.shown(procedure, {"married": True}, form_context) == {"married", "spouse"}
    assert form.shown(procedure, {}, form_context) == {"married"}


def test_what_is_shown_is_found_in_one_go(asking, field, form_context):
    procedure = asking(
        field("a", "boolean"),
        field("b", "boolean", visible_when="a"),
        field("c", "text", visible_when="b"),
    )
    shown = form.shown(procedure, {"a": False, "b": True}, form_context)
    assert shown == {"a"}
    assert form.shown(procedure, {"a": True, "b": True}, form_context) == {"a", "b", "c"}


@pytest.mark.parametrize("day", ["today", "opened_on", "filed_on"])
def test_conditions_may_ask_the_day_and_named_conditions(asking, field, problems, day):
    procedure = asking(
        field("birth_date", "date"),
        field("guardian", "text", required_when="minor"),
        conditions=(NamedCondition("minor", f"years_between(birth_date, {day}) < 18"),),
    )
    assert problems(procedure, {"birth_date": "2010-01-01"}, complete=True) == {
        "guardian": "required"
    }


def test_a_consent_a_signature_and_a_file_are_a_yes_to_conditions(
    asking, field, form_context, problems
):
    procedure = asking(
        field("agreed", "consent"),
        field("signed", "signature"),
        field("plan", "file"),
        field("note", "text", required_when="agreed and signed and plan"),
    )
    given = {"agreed": True, "signed": "N"}
    assert form.validate(procedure, given, form_context, complete=True)
    there = replace(form_context, supplied=frozenset({"plan"}))
    with pytest.raises(InvalidValues, match="note: required"):
        form.validate(procedure, given, there, complete=True)
    assert form.validate(procedure, {**given, "agreed": False}, there, complete=True)


# --- rules


@pytest.fixture
def stay(asking, field):
    """A stay that ends after it began."""
    rule = {"valid_when": "end >= start", "valid_message": Text(fr="Avant le début.")}
    return asking(field("start", "date"), field("end", "date", **rule), field("why", "text"))


def test_a_broken_rule_is_told_in_its_own_words(stay, form_context):
    given = {"start": "2026-02-01", "end": "2026-01-01"}
    with pytest.raises(InvalidValues) as caught:
        form.validate(stay, given, form_context, complete=False)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("end", "rule")
    assert problem.parameters == {"text": {"fr": "Avant le début."}}


def test_a_draft_is_not_judged_by_what_is_not_there_yet(stay, fill, problems):
    assert fill(stay, {"end": "2026-01-01"}) == {"end": date(2026, 1, 1)}
    assert fill(stay, {}, complete=True) == {}
    assert problems(stay, {"end": "2026-01-01"}, complete=True) == {"end": "rule"}


def test_an_answer_that_is_wrong_already_breaks_no_rule_as_well(stay, problems):
    given = {"start": "2026-02-01", "end": "soon"}
    assert problems(stay, given, complete=True) == {"end": "not_a_date"}


def test_an_old_fault_stops_nobody_from_mending_the_rest(stay, fill, problems):
    old = {"start": date(2026, 2, 1), "end": date(2026, 1, 1)}
    assert fill(stay, {"why": "Visite"}, stored=old)["why"] == "Visite"
    assert problems(stay, {"start": "2026-03-01"}, stored=old) == {"end": "rule"}
    assert problems(stay, {}, stored=old, complete=True) == {"end": "rule"}


# --- computed


@pytest.fixture
def bill(asking, field):
    """A bill whose total stands before its lines."""
    lines = field("lines", "table", columns=(field("amount", "money"),))
    return asking(
        field("total", "computed", formula="subtotal + tax", places=0),
        lines,
        field("subtotal", "computed", formula="sum(lines, 'amount')"),
        field("tax", "computed", formula="subtotal * 0.18", places=2),
        field("reason", "text", visible_when="total > 1000", required=True),
    )


def test_a_formula_may_stand_before_what_it_needs(bill, fill):
    values = fill(bill, {"lines": [{"amount": 100}, {"amount": "50"}]})
    computed = {id: str(values[id]) for id in ("total", "subtotal", "tax")}
    assert computed == {"total": "177", "subtotal": "150", "tax": "27.00"}


def test_what_is_computed_shows_and_hides_as_any_answer(bill, fill, problems):
    rich = {"lines": [{"amount": 5000}]}
    assert problems(bill, rich, complete=True) == {"reason": "required"}
    assert fill(bill, {**rich, "reason": "N"}, complete=True)["reason"] == "N"
    poor = {"lines": [{"amount": 5}], "reason": "N"}
    assert "reason" not in fill(bill, poor, complete=True)


def test_what_is_computed_is_the_servers_to_say(bill, fill, problems):
    stored = fill(bill, {"lines": [{"amount": 100}]})
    assert problems(bill, {"total": "1"}, stored=stored) == {"total": "read_only"}
    back = form.json_value(stored)
    assert fill(bill, back, stored=stored) == stored
    changed = fill(bill, {**back, "lines": [{"amount": 200}]}, stored=stored)
    assert changed["total"] == 236
    assert fill(bill, {"lines": []}, stored=stored)["total"] == 0


def test_what_cannot_be_computed_any_more_goes(asking, field, fill):
    procedure = asking(field("born", "integer"), field("age", "computed", formula="2026 - born"))
    stored = fill(procedure, {"born": 1993})
    assert stored["age"] == 33
    assert fill(procedure, {"born": None}, stored=stored) == {}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("add_days(day, 30)", date(2026, 1, 31)),
        ("day > '2025-12-31'", True),
        ("year(day) * 2", Decimal(4052)),
    ],
)
def test_what_is_computed_has_the_type_of_its_formula(asking, field, fill, formula, value):
    procedure = asking(field("day", "date"), field("x", "computed", formula=formula))
    assert fill(procedure, {"day": "2026-01-01"})["x"] == value
    assert fill(procedure, {"day": "2026-01-01"}, stored={"x": value})["x"] == value


# --- what stays, what comes later, what a decision asks


def test_answers_that_are_not_sent_stay_and_null_takes_one_back(stay, fill):
    stored = fill(stay, {"start": "2026-01-01", "why": "Visite"})
    assert fill(stay, {"why": "Études"}, stored=stored) == {**stored, "why": "Études"}
    assert fill(stay, {"start": None}, stored=stored) == {"why": "Visite"}


def test_only_what_a_person_may_change_is_changed(stay, fill, problems):
    stored = fill(stay, {"start": "2026-01-01", "why": "Visite"})
    only = {"stored": stored, "editable": {"why"}}
    same = {"start": "2026-01-01", "end": "", "why": "Études"}
    assert fill(stay, same, **only)["why"] == "Études"
    assert problems(stay, {"start": "2026-01-02"}, **only) == {"start": "not_editable"}
    assert problems(stay, {"start": None}, **only) == {"start": "not_editable"}
    assert problems(stay, {"end": "2026-01-02"}, **only) == {"end": "not_editable"}


@pytest.fixture
def decided(asking, field):
    """A form with a section that a decision asks for."""
    later = section(
        "later",
        field("amount", "money", required=True),
        field("why", "text", required_when="amount > 1000"),
        field("remark", "text"),
        later=True,
    )
    return asking(sections=(section("a", field("name", "text", required=True)), later))


GRANT = Transition("grant", WORDS, ("open",), "granted", ask=("amount", "why"))


def test_a_later_section_is_no_gap_of_a_filing(decided, fill, problems):
    assert fill(decided, {"name": "N"}, complete=True) == {"name": "N"}
    assert problems(decided, {}, complete=True) == {"name": "required"}


def test_a_decision_asks_for_its_fields_and_for_no_other(decided, form_context):
    def ask(given, values):
        try:
            return form.validate_asked(decided, GRANT, given, values, form_context)
        except InvalidValues as error:
            return {item.field: item.code for item in error.problems}

    assert ask({"amount": "500"}, {"name": "N"}) == {"name": "N", "amount": 500}
    assert ask({}, {}) == {"amount": "required"}
    assert ask({"amount": 5000}, {"name": "N"}) == {"why": "required"}
    assert ask({"amount": 5, "remark": "x"}, {}) == {"remark": "not_editable"}
    assert ask({"amount": 5, "name": "M"}, {"name": "N"}) == {"name": "not_editable"}
    assert ask({}, {"name": "N", "amount": Decimal(7)}) == {"name": "N", "amount": 7}
    assert ask([], {}) == {"fields": "type"}


# --- pieces


def test_pieces_and_files_are_asked_for_on_conditions(asking, field):
    card = Piece("card", WORDS, required=True, visible_when="adult")
    plan = field("plan", "file", accept=("pdf",), required_when="adult")
    procedure = asking(field("adult", "boolean"), plan, pieces=(card,))
    assert [piece.id for piece in form.missing_pieces(procedure, {"adult": True}, ())] == ["card"]
    assert form.missing_pieces(procedure, {"adult": False}, ()) == []
    pieces = form.all_pieces(procedure)
    assert [(piece.id, piece.accept, piece.max_megabytes) for piece in pieces] == [
        ("card", ("pdf", "jpeg", "png"), 10),
        ("plan", ("pdf",), 10),
    ]
    assert form.piece_required(procedure, pieces[1], {"adult": True})


# --- a large form


def test_a_large_form_is_judged_whole(asking, field, fill):
    """How fast is measured by ``make bench``; here that nothing is lost."""
    fields = [field("f0", "boolean")]
    for number in range(1, 300):
        more = {"visible_when": f"f{number - 1}", "required_when": "f0"} if number % 2 else {}
        fields.append(field(f"f{number}", "boolean", **more))
    procedure = asking(*fields)
    given = {item.id: True for item in fields}
    assert fill(procedure, given, complete=True) == given

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core import form
from egov.policy.core.errors import InvalidValues
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from functools import partial
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
READ = partial(read, library=read_library(ROOT / "workflows"))
TEXT = (ROOT / "tests" / "data" / "attestation-residence.yaml").read_text("utf-8")
PROCEDURE = READ(TEXT)
ANSWERS = {
    "surname": "Ndayishimiye",
    "sex": "F",
    "birth_date": "1993-05-14",
    "origin": "BI-CO-05-03",
    "nationality": "BI",
    "residence": "BI-QT-02-09-02-01",
    "witness1_name": "Nkurunziza Pierre",
    "witness1_card": "0201/11.111",
    "witness2_name": "Hakizimana Jeanne",
    "witness2_card": "0201/22.222",
}
TODAY = date(2026, 11, 21)
CARD = {"card_number": "0201/12.345", "card_place": "Bujumbura", "card_date": "2019-03-04"}


def is_location(value, field, day):
    return value.startswith({"commune": "BI-CO", "quarter": "BI-QT"}[field.level])


CONTEXT = form.FormContext(
    today=TODAY,
    now=datetime(2026, 11, 21, 8, tzinfo=UTC),
    country="BI",
    currency="BIF",
    is_location=is_location,
    is_case=lambda id, field: False,
    is_agent=lambda id, field: False,
    is_unit=lambda id, field: False,
)


def validate(given, procedure=PROCEDURE, complete=True):
    return form.validate(procedure, given, CONTEXT, complete=complete)


def problems(given, **options):
    with pytest.raises(InvalidValues) as caught:
        validate(given, **options)
    return {item.field: item.code for item in caught.value.problems}


# --- the whole form


def test_answers_leave_in_their_own_types():
    values = validate({**ANSWERS, "resident_since": "2015", "has_identity_card": "false"})
    assert values["birth_date"] == date(1993, 5, 14)
    assert values["resident_since"] == 2015
    assert values["has_identity_card"] is False


def test_what_was_cleaned_once_stays_as_it_is():
    once = validate({**ANSWERS, **CARD, "has_identity_card": "on", "phone": "79 12 34 56"})
    assert validate(once) == once


def test_empty_answers_are_left_out():
    assert "father" not in validate({**ANSWERS, "father": "  ", "mother": None})
    assert "mother" not in validate({**ANSWERS, "father": "  ", "mother": None})


def test_a_complete_form_has_every_required_answer():
    required = {field.id for field in PROCEDURE.fields if field.required}
    assert problems({}) == dict.fromkeys(required, "required")


def test_a_draft_may_lack_answers_but_not_have_wrong_ones():
    assert validate({"surname": "N"}, complete=False) == {"surname": "N"}
    assert problems({"sex": "X"}, complete=False) == {"sex": "not_an_option"}


def test_an_answer_that_is_wrong_is_not_said_to_be_missing_too():
    with pytest.raises(InvalidValues) as caught:
        validate({**ANSWERS, "sex": "X"})
    assert [(item.field, item.code) for item in caught.value.problems] == [("sex", "not_an_option")]


def test_all_problems_are_told_at_once():
    given = {**ANSWERS, "sex": "X", "birth_date": "soon", "nobody": 1}
    del given["surname"]
    assert problems(given) == {
        "nobody": "unknown_field",
        "surname": "required",
        "sex": "not_an_option",
        "birth_date": "not_a_date",
    }


@pytest.mark.parametrize("given", [None, [], "text", 5, [["surname", "N"]]])
def test_what_is_no_set_of_answers_is_refused(given):
    assert problems(given) == {"fields": "type"}


# --- conditions


@pytest.mark.parametrize(
    ("given", "asked"),
    [({"has_identity_card": True}, True), ({"has_identity_card": False}, False), ({}, False)],
)
def test_a_field_is_asked_for_only_when_its_condition_holds(form_context, given, asked):
    shown = form.shown(PROCEDURE, given, form_context)
    assert ("card_number" in shown) is asked
    assert "surname" in shown


def test_a_condition_makes_an_answer_required():
    assert problems({**ANSWERS, "has_identity_card": True}) == dict.fromkeys(CARD, "required")
    assert problems({**ANSWERS, "nationality": "other"}) == {"nationality_other": "required"}
    assert problems({**ANSWERS, "origin": ""}) == {"origin": "required"}


def test_answers_to_hidden_fields_are_left_out():
    values = validate({**ANSWERS, **CARD, "has_identity_card": False})
    assert not CARD.keys() & values.keys()


def test_a_wrong_answer_to_a_hidden_field_stops_nobody():
    assert "card_date" not in validate({**ANSWERS, "card_date": "soon"})


def test_a_hidden_field_answers_nothing_to_later_ones():
    head, first, tail = TEXT.partition("visible_when: has_identity_card")
    tail = tail.replace("visible_when: has_identity_card", "visible_when: card_number == 'x'")
    given = {**ANSWERS, **CARD, "card_number": "x", "has_identity_card": False}
    assert not CARD.keys() & validate(given, procedure=READ(head + first + tail)).keys()


def test_pieces_are_required_as_the_answers_say():
    def missing(values, supplied=()):
        return [piece.id for piece in form.missing_pieces(PROCEDURE, values, supplied)]

    assert missing({}) == []
    assert missing({"has_identity_card": True}) == ["identity_card"]
    assert missing({"has_identity_card": True}, ["identity_card"]) == []


# --- single values


@pytest.mark.parametrize(
    ("name", "value", "cleaned"),
    [
        ("surname", "  Nd\u0065\u0301 ", "Ndé"),
        ("surname", "N" * 80, "N" * 80),
        ("surname", "’ « » — œ", "’ « » — œ"),
        ("resident_since", 1900, 1900),
        ("resident_since", "2026", 2026),
        ("birth_date", "2026-11-21", TODAY),
        ("birth_date", date(2000, 2, 29), date(2000, 2, 29)),
        ("birth_date", "2000-02-29", date(2000, 2, 29)),
        ("has_identity_card", True, True),
        ("has_identity_card", "on", True),
        ("has_identity_card", "true", True),
        ("has_identity_card", "false", False),
        ("phone", "79 12 34 56", "+25779123456"),
        ("phone", "+257 79 12 34 56", "+25779123456"),
        ("phone", "+33 1 40 20 50 50", "+33140205050"),
        ("sex", "M", "M"),
        ("origin", "BI-CO-05-03", "BI-CO-05-03"),
    ],
)
def test_a_good_value_is_cleaned(name, value, cleaned):
    assert validate({"nationality": "BI", name: value}, complete=False)[name] == cleaned


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("surname", "N" * 81, "too_long"),
        ("surname", 5, "type"),
        ("surname", ["N"], "type"),
        ("surname", True, "type"),
        ("surname", "a\nb", "control_character"),
        ("surname", "a\tb", "control_character"),
        ("surname", "a\0b", "control_character"),
        ("surname", "a\x1b[31mb", "control_character"),
        ("surname", "a\ud800b", "control_character"),
        ("surname", "a\u202eb", "control_character"),
        ("surname", "a\u2028b", "control_character"),
        ("surname", "a\uffffb", "control_character"),
        ("resident_since", "abc", "not_a_number"),
        ("resident_since", "20 15", "not_a_number"),
        ("resident_since", "--5", "not_a_number"),
        ("resident_since", "-", "not_a_number"),
        ("resident_since", "²", "not_a_number"),
        ("resident_since", "٢٠١٥", "not_a_number"),
        ("resident_since", "9" * 5000, "not_a_number"),
        ("resident_since", 2015.0, "not_a_number"),
        ("resident_since", float("nan"), "not_a_number"),
        ("resident_since", True, "not_a_number"),
        ("resident_since", 1899, "below"),
        ("resident_since", -(10**40), "below"),
        ("resident_since", 10**16, "above"),
        ("resident_since", 2027, "future_year"),
        ("resident_since", "2050", "future_year"),
        ("birth_date", "2026-11-22", "future_date"),
        ("birth_date", date(2090, 7, 3), "future_date"),
        ("birth_date", "14/05/1993", "not_a_date"),
        ("birth_date", "1993-02-29", "not_a_date"),
        ("birth_date", "19930514", "not_a_date"),
        ("birth_date", "1993-W19-5", "not_a_date"),
        ("birth_date", "1993-05-14T00:00", "not_a_date"),
        ("birth_date", datetime(1993, 5, 14), "not_a_date"),
        ("birth_date", 19930514, "not_a_date"),
        ("birth_date", ["1", "9", "9", "3", "-", "0", "5", "-", "1", "4"], "not_a_date"),
        ("has_identity_card", "yes", "type"),
        ("has_identity_card", 1, "type"),
        ("has_identity_card", [], "type"),
        ("phone", "12", "not_a_phone"),
        ("phone", "+257 99 99 99 99 99", "not_a_phone"),
        ("phone", "call me", "not_a_phone"),
        ("phone", 79123456, "not_a_phone"),
        ("sex", "f", "not_an_option"),
        ("sex", ["F"], "not_an_option"),
        ("sex", {"F": 1}, "not_an_option"),
        ("origin", "BI-QT-02-09-02-01", "not_a_location"),
        ("origin", 5, "not_a_location"),
        ("origin", {}, "not_a_location"),
    ],
)
def test_a_bad_value_is_refused_with_a_code(name, value, code):
    assert problems({"nationality": "BI", name: value}, complete=False) == {name: code}


def test_a_problem_gives_the_bound_that_was_crossed():
    with pytest.raises(InvalidValues) as caught:
        validate({"surname": "N" * 81, "resident_since": 1}, complete=False)
    assert [item.parameters for item in caught.value.problems] == [{"most": 80}, {"least": 1900}]


def test_only_what_cannot_lie_in_the_future_is_held_against_the_day():
    coming = READ(TEXT.replace("        latest: today\n", ""))
    given = {"birth_date": "2090-07-03", "resident_since": 2050}
    assert validate(given, procedure=coming, complete=False)["resident_since"] == 2050


def test_a_long_text_keeps_its_lines():
    long = READ(TEXT.replace("id: father\n        type: ", "id: father\n        type: long_"))
    values = validate({"father": "one\r\n\ttwo\n"}, procedure=long, complete=False)
    assert values["father"] == "one\n\ttwo"


def test_a_text_without_a_bound_is_bounded_all_the_same():
    unbounded = READ(TEXT.replace("        max_length: 80\n", ""))
    found = problems({"father": "a" * 10_001}, procedure=unbounded, complete=False)
    assert found == {"father": "too_long"}


# --- whatever comes


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)
NAMES = st.sampled_from([field.id for field in PROCEDURE.fields])


@settings(max_examples=30, deadline=None)
@given(st.one_of(JSON, st.dictionaries(st.one_of(NAMES, st.text()), JSON)), st.booleans())
def test_no_json_raises_anything_but_invalid_values(given, complete):
    try:
        values = validate(given, complete=complete)
    except InvalidValues as error:
        assert error.problems
    else:
        assert values.keys() <= given.keys()


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(NAMES, st.text("aF1-0:/ \té", max_size=12)))
def test_what_is_accepted_once_is_accepted_again_unchanged(given):
    try:
        values = validate(given, complete=False)
    except InvalidValues:
        return
    assert validate(values, complete=False) == values

from dataclasses import replace
from egov.policy.core import form
from egov.policy.core.model import Change
from egov.policy.core.model import Option
from egov.policy.core.model import Section
from egov.policy.core.model import Sight
from egov.policy.core.model import Text
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Layout
from jsonschema import Draft202012Validator
from pathlib import Path

import json
import pytest


ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / "workflows"
LIBRARY = read_library(WORKFLOWS)
TEXT = (ROOT / "tests" / "data" / "attestation-residence.yaml").read_text("utf-8")
PROCEDURE = read(TEXT, library=LIBRARY)
WITNESSES = ("witness1_name", "witness1_card", "witness2_name", "witness2_card")


def test_the_form_is_a_json_schema_in_the_language_that_was_asked_for():
    schema = form.form_schema(PROCEDURE, "en")
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Certificate of residence"
    assert list(schema["properties"]) == [field.id for field in PROCEDURE.fields]
    assert schema["properties"]["surname"] == {
        "title": "Surname",
        "type": "string",
        "x-type": "text",
        "x-order": 0,
        "maxLength": 80,
        "x-personal": "to identify the person",
    }
    assert schema["properties"]["sex"]["oneOf"] == [
        {"const": "F", "title": "Female"},
        {"const": "M", "title": "Male"},
    ]
    assert schema["properties"]["resident_since"]["minimum"] == 1900
    assert schema["properties"]["birth_date"]["x-latest"] == "today"
    assert schema["properties"]["birth_date"]["description"] == "As on the identity card."


def test_the_form_says_what_a_field_depends_on_as_json_logic():
    shown = form.form_schema(PROCEDURE, "fr")["properties"]["nationality_other"]
    logic = {"===": [{"var": "nationality"}, "other"]}
    assert (shown["x-visible-when"], shown["x-required-when"]) == (logic, logic)


def test_the_form_requires_what_is_always_required():
    schema = form.form_schema(PROCEDURE, "fr")
    assert set(schema["required"]) == {field.id for field in PROCEDURE.fields if field.required}
    text = TEXT.replace("required_when: nationality == 'other'", "required: true")
    hidden = read(text, library=LIBRARY)
    assert "nationality_other" not in form.form_schema(hidden, "fr")["required"]


def test_answers_that_a_form_accepts_follow_its_schema(form_context):
    answers = {
        "surname": "Ndayishimiye",
        "sex": "F",
        "birth_date": "1993-05-14",
        "has_identity_card": "on",
        "resident_since": "2015",
        "phone": "79 12 34 56",
        "nationality": "BI",
    }
    values = form.validate(PROCEDURE, answers, form_context, complete=False)
    required = {"origin": "x", "residence": "y", **dict.fromkeys(WITNESSES, "z")}
    plain = form.json_value({**values, **required})
    assert Draft202012Validator(form.form_schema(PROCEDURE, "fr")).is_valid(plain)


# --- every type


@pytest.fixture(scope="session")
def everything(asking, field):
    """A form with a question of every type, and what is said of questions."""
    options = tuple(Option(id, Text(fr=id.upper())) for id in ("a", "b"))
    columns = (
        field("name", "text", required=True),
        field("price", "money", visible_when="given(name)"),
        field("total", "computed", formula="price * 2"),
    )
    special = {
        "choice": {
            "options": options,
            "see": ("judge",),
            "see_in": (Sight("clerk", ("review",)),),
            "hidden_in": ("draft",),
            "locked_in": ("review",),
        },
        "choices": {"options": options, "change": (Change("review", ("judge",)),)},
        "table": {"columns": columns, "least_rows": 1, "most_rows": 9},
        "computed": {"formula": "x_integer + 1"},
        "integer": {"minimum": 0, "maximum": 5, "default": 1},
        "money": {"minimum": 0, "currency": "USD"},
        "decimal": {"places": 2, "valid_when": "x_decimal > 1", "valid_message": Text(fr="Non.")},
        "person": {"parts": ("surname", "birth_date", "identity"), "required": True},
        "reference": {"procedures": ("birth",), "prefill": "requester.name"},
        "file": {"accept": ("pdf",), "required": True},
        "text": {"required": True, "help": Text(fr="Aide.")},
        "phone": {"personal": Text(fr="pour vous joindre", en="to reach you")},
    }
    fields = [field(f"x_{kind}", kind, **special.get(kind, {})) for kind in FieldType]
    later = Section("later", Text(fr="Suite"), (field("after", "text", required=True),), later=True)
    hidden = Section(
        "hidden",
        Text(fr="Cachée"),
        (field("maybe", "text", required=True),),
        visible_when="x_boolean",
    )
    return asking(sections=(Section("all", Text(fr="Tout"), tuple(fields)), later, hidden))


def test_a_form_with_every_type_is_a_json_schema(everything):
    schema = form.form_schema(everything, "fr")
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["required"] == ["x_text", "x_person"]
    assert [item["x-order"] for item in schema["properties"].values()] == list(range(30))


def test_the_schema_tells_what_is_inside(everything):
    shown = form.form_schema(everything, "fr")["properties"]
    assert list(shown["x_person"]["properties"]) == ["surname", "birth_date", "identity"]
    assert shown["x_person"]["required"] == ["surname"]
    identity = shown["x_person"]["properties"]["identity"]
    assert identity["required"] == ["kind", "number"]
    assert "passport" in [item["const"] for item in identity["properties"]["kind"]["oneOf"]]
    row = shown["x_table"]["items"]
    assert (shown["x_table"]["minItems"], shown["x_table"]["maxItems"]) == (1, 9)
    assert row["required"] == ["name"]
    assert "given" in json.dumps(row["properties"]["price"]["x-visible-when"])
    assert row["properties"]["total"]["x-formula"]
    assert [item["const"] for item in shown["x_choices"]["items"]["oneOf"]] == ["a", "b"]


def test_the_schema_tells_who_sees_and_what_the_format_has_no_word_for(everything):
    shown = form.form_schema(everything, "fr")["properties"]
    assert (shown["x_choice"]["x-see"], shown["x_choice"]["x-hidden-in"]) == (["judge"], ["draft"])
    assert shown["x_choice"]["x-see-in"] == {"clerk": ["review"]}
    assert shown["x_choice"]["x-locked-in"] == ["review"]
    assert shown["x_choices"]["x-change"] == {"review": ["judge"]}
    assert shown["x_money"] | {"x-minimum": 0, "x-currency": "USD"} == shown["x_money"]
    assert shown["x_decimal"]["x-places"] == 2
    assert shown["x_decimal"]["x-valid-message"] == "Non."
    assert shown["x_decimal"]["x-valid-when"]
    assert shown["x_reference"]["x-procedures"] == ["birth"]
    assert shown["x_reference"]["x-prefill"] == "requester.name"
    assert shown["x_integer"]["default"] == 1
    assert shown["x_phone"]["x-personal"] == "pour vous joindre"
    assert "x-personal" not in shown["x_text"]
    assert shown["x_file"]["x-accept"] == ["pdf"]
    assert shown["x_computed"]["readOnly"] and shown["x_note"]["readOnly"]


def test_the_schema_tells_the_pages_of_the_form(everything):
    schema = form.form_schema(replace(everything, layout=Layout.PAGES), "fr")
    assert schema["x-layout"] == "pages"
    sections = schema["x-sections"]
    assert [(item["id"], item["later"]) for item in sections] == [
        ("all", False),
        ("later", True),
        ("hidden", False),
    ]
    assert sections[2]["x-visible-when"]
    assert sections[1]["fields"] == ["after"]


GOOD = {
    "x_text": "a",
    "x_long_text": "a\nb",
    "x_rich_text": "<p>a</p>",
    "x_integer": "3",
    "x_decimal": "12,5",
    "x_money": 12.5,
    "x_date": "2015-03-12",
    "x_partial_date": "2015-03",
    "x_time": "8h30",
    "x_boolean": "on",
    "x_choice": "a",
    "x_choices": ["b", "a"],
    "x_person": {"surname": "N", "identity": {"kind": "passport", "number": "1"}},
    "x_organisation": {"name": "N"},
    "x_location": "BI-1",
    "x_phone": "79 12 34 56",
    "x_email": "a@b.bi",
    "x_identity": {"kind": "passport", "number": "1", "date": "2015-03-12"},
    "x_table": [{"name": "N", "price": "150"}],
    "x_signature": "N",
    "x_reference": "case-1",
    "x_consent": True,
    "x_agent": "clerk1",
    "x_unit": "commune-1",
    "maybe": "a",
}


def test_answers_of_every_type_follow_the_schema_and_come_back_unchanged(everything, form_context):
    supplied = replace(form_context, supplied=frozenset({"x_file"}))
    values = form.validate(everything, GOOD, supplied, complete=True)
    assert values.keys() == {*GOOD, "x_computed"}
    plain = form.json_value(values)
    assert json.loads(json.dumps(plain)) == plain
    errors = Draft202012Validator(form.form_schema(everything, "fr")).iter_errors(plain)
    assert [error.message for error in errors] == []
    assert form.validate(everything, plain, supplied, complete=True, stored=values) == values
    without = {id: value for id, value in plain.items() if id != "x_computed"}
    assert form.validate(everything, without, supplied, complete=True) == values

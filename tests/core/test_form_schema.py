from datetime import date
from egov.policy.core import form
from egov.policy.core.reader import read
from jsonschema import Draft202012Validator
from pathlib import Path

import json


TEXT = (Path(__file__).parents[2] / "workflows" / "attestation-residence.yaml").read_text("utf-8")
PROCEDURE = read(TEXT)
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
    hidden = read(TEXT.replace("required_when: nationality == 'other'", "required: true"))
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
    plain = json.loads(json.dumps({**values, **required}, default=date.isoformat))
    assert Draft202012Validator(form.form_schema(PROCEDURE, "fr")).is_valid(plain)

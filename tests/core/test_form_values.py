"""Single answers of each type: what is stored, and what is refused with which code."""

from dataclasses import replace
from datetime import date
from egov.policy.core import form
from egov.policy.core.errors import InvalidValues
from egov.policy.core.form.cleaning import CLEANERS
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.form.shapes import SHAPES
from egov.policy.core.model import Option
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path

import json
import pytest


DOCS = Path(__file__).parents[2] / "docs" / "reference" / "field-types.md"
OPTIONS = tuple(Option(id, Text(fr=id)) for id in ("a", "b", "c"))


def bad(code, at="x"):
    return [(at, code)]


def test_every_type_is_cleaned_or_silent_and_described():
    assert {*CLEANERS, *SILENT} == set(FieldType)
    assert {*SHAPES, FieldType.FILE, FieldType.HEADING, FieldType.NOTE} == set(FieldType)
    told = DOCS.read_text("utf-8")
    assert [kind for kind in FieldType if f"`{kind}`" not in told] == []


# --- lists


def test_several_choices_come_in_the_order_of_the_options(clean, field):
    asked = field("x", "choices", options=OPTIONS)
    assert clean(asked, ["c", "a", "c"]) == ["a", "c"]
    assert clean(asked, []) is None
    assert clean(asked, ["a", "z"]) == bad("not_an_option")
    assert clean(asked, [["a"]]) == bad("not_an_option")
    assert clean(asked, "a") == bad("type")
    assert clean(asked, {"a": 1}) == bad("type")


def test_what_was_chosen_stays_when_it_is_no_longer_offered(clean, field):
    one = field("x", "choice", options=OPTIONS)
    assert clean(one, "old", stored="old") == "old"
    assert clean(one, "old", stored="a") == bad("not_an_option")
    several = field("x", "choices", options=OPTIONS)
    assert clean(several, ["old", "b"], stored=["a", "old"]) == ["b", "old"]


def test_a_list_may_come_from_a_column_of_a_table(asking, field, form_context):
    heirs = field("heirs", "table", columns=(field("name", "text"),))
    payee = field("payee", "choice", options_from="heirs.name")
    rows = [{"name": "Aline"}, {"name": "Jean"}, {"name": "Aline"}]
    assert [option.id for option in form.offered(payee, {"heirs": rows})] == ["Aline", "Jean"]
    procedure = asking(heirs, payee)
    given = {"heirs": rows, "payee": "Jean"}
    assert form.validate(procedure, given, form_context, complete=False)["payee"] == "Jean"
    with pytest.raises(InvalidValues, match="payee: not_an_option"):
        form.validate(procedure, {**given, "payee": "Paul"}, form_context, complete=False)


# --- telephone, e-mail, and what names something else


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("a@b.bi", "a@b.bi"),
        ("Aline.N+x@Mairie.Gov.BI", "Aline.N+x@mairie.gov.bi"),
        (f"{'a' * 64}@b.bi", f"{'a' * 64}@b.bi"),
    ],
)
def test_an_email_address_is_judged_by_its_form(clean, field, value, stored):
    assert clean(field("x", "email"), value) == stored


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "a@b",
        "@b.bi",
        "a@b..bi",
        "a@-b.bi",
        "a b@c.bi",
        "a@b.bi,c@d.bi",
        "a@b.bi\nBcc:c@d.bi",
        "é@b.bi",
        f"{'a' * 65}@b.bi",
        f"a@{'b.' * 130}bi",
        "a@" + "b" * 64 + ".bi",
        5,
        ["a@b.bi"],
    ],
)
def test_what_is_no_email_address_is_refused(clean, field, value):
    code = "control_character" if "\n" in str(value) else "not_an_email"
    assert clean(field("x", "email"), value) == bad(code)


def test_a_telephone_is_one_of_the_country_of_the_site(clean, field, form_context):
    assert clean(field("x", "phone"), "79 12 34 56") == "+25779123456"
    france = replace(form_context, country="FR")
    assert clean(field("x", "phone"), "01 40 20 50 50", context=france) == "+33140205050"
    assert clean(field("x", "phone"), "01 40 20 50 50") == bad("not_a_phone")


@pytest.mark.parametrize(
    ("type", "good", "wrong", "code"),
    [
        ("location", "BI-CO-05-03", "FR-75", "not_a_location"),
        ("reference", "case-1", "1", "not_a_case"),
        ("agent", "clerk2", "nobody", "not_an_agent"),
        ("unit", "commune-1", "nowhere", "not_a_unit"),
    ],
)
def test_what_names_something_must_name_what_is_there(clean, field, type, good, wrong, code):
    assert clean(field("x", type), good) == good
    for value in (wrong, good + "x" * 300, 5, [good], {"id": good}):
        assert clean(field("x", type), value) == bad(code)
    assert clean(field("x", type), wrong, stored=wrong) == wrong


def test_a_place_must_exist_on_the_day(clean, field, form_context):
    asked_for = []
    context = replace(form_context, is_location=lambda *asked: asked_for.append(asked) or True)
    asked = field("x", "location")
    assert clean(asked, "BI-1", context=context) == "BI-1"
    assert asked_for == [("BI-1", asked, date(2026, 11, 21))]


@pytest.mark.parametrize(
    ("type", "known", "judged"),
    [
        ("date", "1990-05-14", [date(1990, 5, 14)]),
        ("partial_date", "1990-05-14", [date(1990, 5, 14)]),
        ("partial_date", "1990-02", [date(1990, 2, 1), date(1990, 2, 28)]),
        ("partial_date", "1990", [date(1990, 1, 1), date(1990, 12, 31)]),
        ("date", None, [date(2026, 11, 21)]),
    ],
)
def test_on_which_day_a_place_must_exist_another_answer_may_say(
    asking, field, form_context, type, known, judged
):
    days = []
    context = replace(form_context, is_location=lambda code, of, day: days.append(day))
    procedure = asking(field("born", type), field("place", "location", as_of="born"))
    given = {"born": known, "place": "BI-1"}
    with pytest.raises(InvalidValues, match="place: not_a_location"):
        form.validate(procedure, given, context, complete=False)
    assert days == judged


# --- acts


def test_a_signature_is_stamped_by_the_server(clean, field):
    signed = {"name": "N. Jean", "by": "clerk1", "at": "2026-11-21T08:00:00+00:00"}
    forged = {"name": "N. Jean", "by": "mayor", "at": "1999-01-01T00:00:00+00:00"}
    asked = field("x", "signature")
    assert clean(asked, " N. Jean ") == signed
    assert clean(asked, {"name": "N. Jean"}) == signed
    assert clean(asked, forged) == signed
    earlier = {**signed, "by": "clerk2", "at": "2026-01-01T08:00:00+00:00"}
    assert clean(asked, forged, stored=earlier) == earlier
    assert clean(asked, earlier, stored=earlier) == earlier
    assert clean(asked, "Other", stored=earlier)["by"] == "clerk1"
    assert clean(asked, {"by": "mayor"}) is None
    assert clean(asked, {"name": " "}) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (5, "type"),
        (["N"], "type"),
        ({"name": {}}, "type"),
        ("a\nb", "control_character"),
        ({"name": "a\u202eb"}, "control_character"),
        ("N" * 10_001, "too_long"),
    ],
)
def test_what_is_no_signature_is_refused(clean, field, value, code):
    assert clean(field("x", "signature"), value) == bad(code)


def test_a_consent_is_dated_by_the_server(clean, field):
    agreed = {"given": True, "on": "2026-11-21"}
    asked = field("x", "consent")
    assert clean(asked, True) == agreed
    assert clean(asked, "on") == agreed
    assert clean(asked, {"given": True, "on": "1999-01-01"}) == agreed
    earlier = {"given": True, "on": "2026-01-01"}
    assert clean(asked, True, stored=earlier) == earlier
    assert clean(asked, False, stored=earlier) == {"given": False, "on": "2026-11-21"}
    assert clean(asked, "yes") == bad("type")
    assert clean(asked, {"on": "2026-01-01"}) == bad("type")


def test_a_required_consent_is_a_yes(clean, field):
    asked = field("x", "consent", required=True)
    assert clean(asked, False, complete=True) == bad("required")
    assert clean(asked, True, complete=True)["given"]


# --- what nobody types


@pytest.mark.parametrize("type", ["computed", "file", "heading", "note"])
def test_nothing_is_typed_to_what_only_speaks(clean, field, type):
    asked = field("x", type, formula="1 + 1" if type == "computed" else "")
    assert clean(asked, "2.5") == bad("read_only")
    assert clean(asked, "") in (None, 2)


def test_a_required_file_is_asked_for_until_it_is_supplied(clean, field, form_context):
    asked = field("x", "file", required=True)
    assert clean(asked, None, complete=True) == bad("required")
    there = replace(form_context, supplied=frozenset({"x"}))
    assert clean(asked, None, complete=True, context=there) is None


# --- everything


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
LIKELY = st.one_of(
    st.text("0123456789-:,. hHaF@+<>/p", max_size=14),
    st.floats(allow_nan=True, width=32),
    st.decimals(places=2, allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9),
    st.dictionaries(
        st.sampled_from(["surname", "name", "number", "kind", "given", "birth_date"]),
        st.text("2015-03aé", max_size=10),
    ),
    st.lists(st.sampled_from(["a", "b", "c", "d"])),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([kind for kind in FieldType if kind not in SILENT]), st.one_of(JSON, LIKELY))
def test_what_is_accepted_once_is_accepted_again_unchanged_also_as_json(clean, field, type, value):
    columns = (field("name", "text"), field("age", "integer"))
    asked = field("x", type, options=OPTIONS, columns=columns)
    stored = clean(asked, value)
    if stored is None or (isinstance(stored, list) and isinstance(stored[0], tuple)):
        return
    shown = json.loads(json.dumps(form.json_value(stored)))
    assert clean(asked, stored) == stored
    assert clean(asked, shown) == stored
    assert clean(asked, shown, stored=stored) == stored

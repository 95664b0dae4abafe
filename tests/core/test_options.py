"""What units set for themselves: values, and the procedure as it stands with them."""

from egov.policy.core import conditions
from egov.policy.core import engine
from egov.policy.core.checks import check
from egov.policy.core.errors import ConditionError
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import ChosenWord
from egov.policy.core.model import Text
from egov.policy.core.model import UnitOption
from egov.policy.core.options import applied
from egov.policy.core.options import cleaned
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import rehearse
from egov.policy.core.serialize import canonical_text
from egov.policy.core.serialize import digest
from egov.policy.core.terms import OptionKind
from pathlib import Path

import pickle
import pytest


ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "tests" / "data" / "attestation-residence.yaml").read_text("utf-8")
LIBRARY = read_library(ROOT / "workflows")
ENGINE = Path(engine.__file__).parent
TITLE = Text(fr="Option", en="Option")
OPTIONS = """\
options:
  signatory: {kind: function, title: {fr: Qui signe, en: Who signs}, default: zone-chief}
  delay: {kind: period, title: {fr: Délai, en: Delay}, default: 1 working day, maximum: 5}
  where: {kind: text, title: {fr: Où, en: Where}, default: {fr: Au guichet, en: At the counter}}
  least: {kind: number, title: {fr: Depuis, en: Since}, default: 1900}
  strict: {kind: boolean, title: {fr: Sévère, en: Strict}, default: false}
  fee: {kind: amount, title: {fr: Frais, en: Fee}, default: "1500.50"}
numbering:
"""
NEXT = "{fr: Le demandeur apporte ce qui manque., en: The applicant brings what is missing.}"
SINCE = "        minimum: 1900\n        latest: today\n"
FATHER = "      - id: father\n        type: text\n"
USES = {
    "legal_delay: option('delay')\n": "legal_delay: 2 working days\n",
    "next: option('collection')\n": "next: {fr: Remettez-la., en: Hand it over.}\n",
    "due: 1 working day\n": "due: option('delay')\n",
    f"next: {NEXT}\n": "next: option('where')\n",
    SINCE: """\
        latest: today
        valid_when: resident_since >= option('least')
        valid_message: {fr: Trop tôt, en: Too early}
""",
    FATHER: f"{FATHER}        required_when: option('strict')\n",
    "  - id: witnesses\n": """\
      - id: to_pay
        type: computed
        title: {fr: À payer, en: To pay}
        formula: option('fee') * 2
  - id: witnesses
""",
}


def text(*edits):
    """The certificate of residence with other options, some of its parts replaced."""
    head, _, rest = TEXT.partition("options:\n")
    found = head + OPTIONS + rest.partition("numbering:\n")[2]
    for old, new in (*USES.items(), *edits):
        assert old in found, old
        found = found.replace(old, new, 1)
    return found


PROCEDURE = read(text(), library=LIBRARY)
SET = {
    "signatory": "secretary",
    "delay": "3 working days",
    "where": {"fr": "Au bureau 3"},
    "least": 1950,
    "strict": True,
    "fee": 2000,
}


def value(procedure, formula, **facts):
    return conditions.evaluate(conditions.formula_for(procedure, formula), facts)


def option(kind, default, **more):
    return UnitOption("x", kind, TITLE, default, **more)


# --- where options say something


def test_the_default_stands_where_nothing_is_set():
    assert PROCEDURE.actor("zone_chief").function == "zone-chief"
    assert PROCEDURE.state("verification").task("check").due.amount == 1
    assert PROCEDURE.state("completion").next["fr"] == "Au guichet"
    assert value(PROCEDURE, "to_pay", to_pay=None) is None
    assert str(value(PROCEDURE, "option('fee') * 2")) == "3001"
    assert value(PROCEDURE, "option('strict')") is False


def test_what_is_set_stands_everywhere():
    found = applied(PROCEDURE, SET)
    assert found.actor("zone_chief").function == "secretary"
    assert found.state("verification").task("check").due.amount == 3
    assert found.state("completion").next == {"fr": "Au bureau 3"}
    assert value(found, "option('fee') * 2") == 4000
    assert value(found, "option('least')") == 1950
    assert value(found, "option('strict')") is True
    assert value(found, "option('signatory') == 'secretary'") is True


def test_what_is_stored_of_a_word_that_an_option_says_is_the_plain_word():
    stored = pickle.loads(pickle.dumps(ChosenWord("zone-chief", "signatory")))
    assert (stored, type(stored)) == ("zone-chief", str)


def test_what_is_not_declared_or_cannot_be_is_left_out():
    assert applied(PROCEDURE, {"other": 1}) is PROCEDURE
    found = applied(PROCEDURE, {"fee": "much", "delay": "3 days", "least": 1950})
    assert found == applied(PROCEDURE, {"least": 1950})


def test_where_nothing_is_said_nothing_is_made_anew():
    found = applied(PROCEDURE, {"signatory": "secretary"})
    assert found.states is PROCEDURE.states
    assert found.sections is PROCEDURE.sections
    assert found.actor("clerk") is PROCEDURE.actor("clerk")


def test_options_set_twice_are_those_of_the_second_time():
    once, twice = applied(PROCEDURE, {"fee": 1}), {"signatory": "secretary"}
    assert applied(once, SET) == applied(PROCEDURE, SET)
    assert applied(once, twice).option("fee").current == 1


def test_the_text_is_that_of_the_definition_whatever_is_set():
    found = applied(PROCEDURE, SET)
    assert read(canonical_text(PROCEDURE)) == PROCEDURE
    assert canonical_text(found) == canonical_text(PROCEDURE)
    assert digest(found) == digest(PROCEDURE)
    assert "option('delay')" in canonical_text(found)


@pytest.mark.parametrize("path", sorted(ENGINE.glob("*.py")), ids=lambda path: path.stem)
def test_the_engine_knows_nothing_of_it(path):
    text = path.read_text("utf-8")
    # What a choice may be answered with has the same name, and is no option of a unit.
    for word in ("optional", "not_an_option", "option.id for option in field.options"):
        text = text.replace(word, "")
    assert "option" not in text.replace("field.options", "")


def test_conditions_hold_constants_so_that_a_browser_needs_no_fact():
    read_ = conditions.for_procedure(PROCEDURE, "resident_since >= option('least')")
    assert read_.names == ("resident_since",)
    assert "option" not in str(read_.logic)


# --- values

GOOD = [
    (OptionKind.AMOUNT, 0, {}, 500, 500),
    (OptionKind.AMOUNT, 0, {}, "500.00", 500),
    (OptionKind.AMOUNT, 0, {}, "12.50", "12.5"),
    (OptionKind.NUMBER, 0, {"minimum": -5}, -5, -5),
    (OptionKind.NUMBER, 0, {"maximum": 3}, "2.999999", "2.999999"),
    (OptionKind.BOOLEAN, True, {}, False, False),
    (OptionKind.FUNCTION, "a", {}, "zone-chief", "zone-chief"),
    (OptionKind.PERIOD, "1 day", {"maximum": 10}, "10 days", "10 days"),
    (OptionKind.PERIOD, "2 working days", {}, "1 working days", "1 working day"),
    (OptionKind.TEXT, {"fr": "a"}, {}, {"fr": " b ", "en": ""}, {"fr": "b"}),
]


@pytest.mark.parametrize(("kind", "default", "more", "given", "wanted"), GOOD)
def test_a_value_is_kept_in_its_one_way_of_writing(kind, default, more, given, wanted):
    found = cleaned(option(kind, default, **more), given)
    assert found == wanted
    assert type(found) is type(wanted)
    assert cleaned(option(kind, default, **more), found) == found


BAD = [
    (OptionKind.AMOUNT, 0, {}, -1, "below"),
    (OptionKind.AMOUNT, 0, {"maximum": 10}, 11, "above"),
    (OptionKind.AMOUNT, 0, {}, True, "not_a_decimal"),
    (OptionKind.AMOUNT, 0, {}, 1.5, "not_a_decimal"),
    (OptionKind.AMOUNT, 0, {}, "1,5", "not_a_decimal"),
    (OptionKind.AMOUNT, 0, {}, "1e9", "not_a_decimal"),
    (OptionKind.AMOUNT, 0, {}, "1" * 40, "not_a_decimal"),
    (OptionKind.NUMBER, 0, {"minimum": 3}, 2, "below"),
    (OptionKind.NUMBER, 0, {}, None, "not_a_decimal"),
    (OptionKind.BOOLEAN, True, {}, "true", "type"),
    (OptionKind.FUNCTION, "a", {}, "Chef", "unknown"),
    (OptionKind.FUNCTION, "a", {}, {}, "unknown"),
    (OptionKind.PERIOD, "1 day", {}, "1 working day", "not_a_period"),
    (OptionKind.PERIOD, "1 day", {}, 3, "not_a_period"),
    (OptionKind.PERIOD, "1 day", {"minimum": 2}, "1 day", "below"),
    (OptionKind.TEXT, {"fr": "a"}, {}, "b", "not_text"),
    (OptionKind.TEXT, {"fr": "a"}, {}, {"de": "b"}, "not_text"),
    (OptionKind.TEXT, {"fr": "a"}, {}, {"fr": 1}, "not_text"),
    (OptionKind.TEXT, {"fr": "a"}, {}, {"en": "b"}, "required"),
    (OptionKind.TEXT, {"fr": "a"}, {}, {"fr": "b" * 4001}, "too_long"),
]


@pytest.mark.parametrize(("kind", "default", "more", "given", "code"), BAD)
def test_what_an_option_cannot_have_is_refused(kind, default, more, given, code):
    with pytest.raises(InvalidValues) as caught:
        cleaned(option(kind, default, **more), given)
    assert [(item.field, item.code) for item in caught.value.problems] == [("x", code)]


# --- faults of definitions

FAULTS = [
    ("E020", ("function: option('signatory')", "function: option('signatori')")),
    ("E020", ("function: option('signatory')", "function: option('delay')")),
    ("E020", ("due: option('delay')", "due: option('where')")),
    ("E020", ("next: option('where')", "next: option('fee')")),
    ("E020", ("default: zone-chief", "default: Chef")),
    ("E020", ("default: 1 working day", "default: 6 working days")),
    ("E020", ("default: 1900", "default: often")),
    ("E020", ("default: false", "default: 0")),
    ("E020", ("default: {fr: Au guichet, en: At the counter}", "default: {en: X}")),
    ("E013", ("kind: amount", "kind: sum")),
    ("E014", (", default: zone-chief}", "} # nothing")),
    ("E013", ("function: option('signatory')", "function: option(signatory)")),
]


@pytest.mark.parametrize(("code", "edit"), FAULTS, ids=lambda item: str(item)[:60])
def test_a_fault_is_told_at_its_line(code, edit):
    wrong = text(edit)
    line = next(n for n, item in enumerate(wrong.splitlines(), 1) if edit[1] in item)
    with pytest.raises(DefinitionError) as caught:
        read(wrong, library=LIBRARY)
    assert code in {item.code for item in caught.value.findings}
    assert line in {item.line for item in caught.value.findings}


@pytest.mark.parametrize("name", ["delay", "where", "other"])
def test_a_condition_asks_for_options_that_are_values(name):
    with pytest.raises(ConditionError):
        conditions.for_procedure(PROCEDURE, f"option('{name}') == 1")


def test_the_definition_has_no_fault():
    source = read_source(text(), "options.yaml", LIBRARY)
    assert [str(item) for item in check(source.procedure, source)] == []


def test_no_condition_is_blamed_for_what_only_the_default_makes_sure():
    edit = ("required_when: option('strict')", "required_when: option('fee') > 0")
    source = read_source(text(edit), "options.yaml", LIBRARY)
    codes = {item.code for item in check(source.procedure, source)}
    assert not codes & {"W217", "E178"}


# --- tests


def test_a_test_sets_options():
    edit = (
        "  it_is_refused_at_the_counter:\n",
        "  a_strict_unit:\n"
        "    title: {fr: Une unité sévère, en: A strict unit}\n"
        "    options: {strict: true, delay: 2 working days}\n"
        "    steps:\n"
        "      - {as: clerk, do: open, fill: {has_identity_card: false}}\n"
        "      - {as: clerk, do: submit, refused: father.required}\n"
        "      - {as: clerk, do: save, fill: {father: Pascal}}\n"
        "      - {as: clerk, do: submit, expect: {due: {check: '2026-03-04'}}}\n"
        "  it_is_refused_at_the_counter:\n",
    )
    source = read_source(text(edit), "options.yaml", LIBRARY)
    reports, found = rehearse(source)
    assert found == []
    assert all(report.passed for report in reports)

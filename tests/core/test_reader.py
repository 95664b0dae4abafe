from egov.policy.core.model import Effect
from egov.policy.core.model import Period
from egov.policy.core.reader import read
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StateKind
from pathlib import Path

import json
import pytest


ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "attestation-residence.yaml"
TEXT = SAMPLE.read_text("utf-8")
LIBRARY = read_library(ROOT / "workflows")
LINES = TEXT.splitlines()


def edited(old, new):
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def line_of(*steps):
    """Number of the line that holds the last of these, each after the one before."""
    number = 0
    for step in steps:
        number = next(n for n, line in enumerate(LINES[number:], number + 1) if step in line)
    return number


# --- what is read


def test_a_definition_is_read_into_the_model():
    procedure = read_file(SAMPLE, LIBRARY).procedure
    assert (procedure.id, procedure.version) == ("attestation-residence", 1)
    assert procedure.title == {"fr": "Attestation de résidence", "en": "Certificate of residence"}
    assert procedure.legal_delay == Period(2, PeriodUnit.WORKING_DAYS, "delay")
    assert procedure.filing.code == "3.2.2"
    assert procedure.actor("administrator").at is ActorPlace.KIND
    assert procedure.field("sex").type is FieldType.CHOICE
    assert [option.id for option in procedure.field("sex").options] == ["F", "M"]
    assert procedure.field("card_date").visible_when == "has_identity_card"
    assert procedure.state("signature").task("sign").complete == "sign"
    assert procedure.transition("sign").effects == (
        Effect("issue_document", {"document": "certificate"}),
    )


def test_the_order_of_the_text_is_kept():
    procedure = read(TEXT, library=LIBRARY)
    assert [state.id for state in procedure.states][:3] == ["draft", "verification", "completion"]
    assert [field.id for field in procedure.fields][:3] == ["surname", "given_names", "sex"]


def test_one_source_or_a_list_of_them_makes_a_tuple():
    procedure = read(TEXT, library=LIBRARY)
    assert procedure.transition("submit").sources == ("draft",)
    assert procedure.transition("refuse").sources == ("verification", "completion")


def test_what_is_left_out_has_its_default():
    procedure = read(TEXT, library=LIBRARY)
    assert procedure.transition("approve").comment is CommentRule.OPTIONAL
    assert procedure.transition("approve").when == ""
    assert procedure.actor("clerk").at is ActorPlace.UNIT
    assert procedure.piece("household_booklet").required is False


def test_the_words_on_and_off_are_texts_as_in_json():
    text = edited("{fr: Nom du père, en: Father's name}", "{fr: no, en: on}")
    assert read(text, library=LIBRARY).field("father").title == {"fr": "no", "en": "on"}


def test_a_definition_can_be_written_as_json():
    data = {"fr": "Close", "en": "Closed"}
    text = edited("{fr: Close, en: Closed}", json.dumps(data))
    assert read(text, library=LIBRARY) == read(TEXT, library=LIBRARY)


def test_the_model_finds_its_parts_by_id():
    procedure = read(TEXT, library=LIBRARY)
    assert procedure.initial.kind is StateKind.DRAFT
    assert procedure.document("certificate").revoke == "administrator"
    leaving = [transition.id for transition in procedure.leaving("signature")]
    assert leaving == ["sign", "return_to_check", "refuse_signature"]
    with pytest.raises(KeyError):
        procedure.field("nothing")


def test_a_text_falls_back_to_another_language_and_says_which():
    title = read(TEXT, library=LIBRARY).title
    assert title.best("en") == ("Certificate of residence", "en")
    assert title.best("rn") == ("Attestation de résidence", "fr")
    assert read(TEXT, library=LIBRARY).field("surname").help.best("fr") == ("", "")


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("title", ["title:"]),
        ("filing.class", ["filing:", "class:"]),
        ("actors.zone_chief.function", ["zone_chief:", "function:"]),
        ("sections.0.fields.6.options.other", ["id: nationality", "other:"]),
        ("sections.1", ["id: identity_paper"]),
        ("states.verification.tasks.check.due", ["verification:", "check:", "due:"]),
        ("transitions.refuse.from.1", ["refuse:", "from:"]),
        ("transitions.refuse.from.1.nothing", ["refuse:", "from:"]),
        ("nothing.at.all", ["procedure:"]),
    ],
)
def test_every_part_knows_its_line(path, steps):
    source = read_source(TEXT, library=LIBRARY)
    expected = line_of(*steps) if path != "nothing.at.all" else 1
    assert source.line(path) == expected

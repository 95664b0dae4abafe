from copy import deepcopy
from egov.policy.core.model import ActRule
from egov.policy.core.model import Deadline
from egov.policy.core.model import Fee
from egov.policy.core.model import Flag
from egov.policy.core.model import Message
from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Occasion
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Sample
from egov.policy.core.model import succeeding
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.model import UnitOption
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from egov.policy.core.serialize import as_data
from egov.policy.core.serialize import canonical_text
from egov.policy.core.serialize import digest
from egov.policy.core.terms import Layout
from egov.policy.core.terms import OccasionKind
from egov.policy.core.terms import OptionKind
from egov.policy.core.terms import PeriodUnit
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path

import dataclasses
import json
import pytest


ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / "workflows"
LIBRARY = read_library(WORKFLOWS)
TEXT = (ROOT / "tests" / "data" / "attestation-residence.yaml").read_text("utf-8")
SHIPPED = read(TEXT, library=LIBRARY)
TITLE = Text(fr="Un titre")

# Everything that a text may hold, beside control characters and the like.
TEXTS = st.text(
    "aé—\t\n '\"\\:#&*!|>%@`{}[],-?~0\u00a0\u202f\ue000\ufffd😀", min_size=1, max_size=20
)


def test_what_is_written_reads_back_to_the_same():
    assert read(canonical_text(SHIPPED)) == SHIPPED


def test_a_reason_without_a_language_is_in_french_and_is_written_so_again():
    reason = "{fr: distingue les personnes du même nom, en: tells people of the same name apart}"
    assert reason in TEXT
    found = read(TEXT.replace(reason, "distingue les personnes"), library=LIBRARY)
    assert found.field("birth_date").personal == Text(fr="distingue les personnes")
    (written,) = (
        field for field in as_data(found)["sections"][0]["fields"] if field["id"] == "birth_date"
    )
    assert written["personal"] == "distingue les personnes"


def test_what_a_definition_leaves_out_is_left_out():
    data = as_data(SHIPPED)
    assert data["sections"][0]["fields"][1] == {
        "id": "given_names",
        "type": "text",
        "title": {"fr": "Prénoms", "en": "Given names"},
        "max_length": 80,
        "personal": {"fr": "pour identifier la personne", "en": "to identify the person"},
    }
    assert "comment" not in data["transitions"]["approve"]
    assert data["states"]["verification"]["tasks"]["check"]["due"] == "1 working day"
    assert data["sections"][0]["fields"][2]["options"]["F"] == {"fr": "Féminin", "en": "Female"}
    assert data["transitions"]["sign"]["effects"] == [
        {"issue_document": {"document": "certificate"}}
    ]


def test_the_digest_does_not_depend_on_how_the_text_is_laid_out():
    other = "# a comment\n" + TEXT.replace("channels: [counter]", "channels:\n- counter")
    assert digest(read(other, library=LIBRARY)) == digest(SHIPPED)


PARTS = [field for field in dataclasses.fields(Procedure) if field.name != "earlier"]
"""All that is part of a definition: not what a case followed before."""


@pytest.mark.parametrize("field", PARTS, ids=lambda field: field.name)
def test_the_digest_depends_on_every_part(field):
    others = {
        "id": "another",
        "version": 2,
        "layout": Layout.PAGES,
        "abstract": True,
        "internal": True,
        "legal_delay": None,
        "deadlines": (Deadline("reply", TITLE, Period(3, PeriodUnit.DAYS)),),
        "conditions": (NamedCondition("foreign", "nationality == 'other'"),),
        "flags": (Flag("urgent", TITLE),),
        "options": (UnitOption("fee", OptionKind.AMOUNT, TITLE, 500),),
        "fees": (Fee("visit", TITLE, tariff="site_visit"),),
        "act": ActRule("residents", TITLE, ("surname",), ("surname",)),
        "specimen": (Sample("surname", "Niyonkuru"),),
        "messages": (Message("filed", TITLE, (Occasion(OccasionKind.FILING),)),),
        "tests": (Test("walk", TITLE, (TestStep(do="open"),)),),
        "filing": dataclasses.replace(SHIPPED.filing, code="1.1"),
        "numbering": dataclasses.replace(SHIPPED.numbering, register="another"),
    }
    value = getattr(SHIPPED, field.name)
    if field.name in others:
        value = others[field.name]
    elif isinstance(value, dict):
        value = type(value)(value, fr="Autre")
    else:
        value = value[1:]
    assert digest(dataclasses.replace(SHIPPED, **{field.name: value})) != digest(SHIPPED)


def test_what_a_case_followed_before_is_no_part_of_the_definition():
    moved = succeeding(dataclasses.replace(SHIPPED, states=SHIPPED.states[:-1]), SHIPPED)
    assert moved.earlier and digest(moved) == digest(SHIPPED)


def test_the_order_of_states_and_fields_belongs_to_the_content():
    turned = dataclasses.replace(SHIPPED, states=SHIPPED.states[::-1])
    assert digest(turned) != digest(SHIPPED)


@st.composite
def variants(draw):
    """Definitions of the same shape with other texts, numbers and effects."""
    data = deepcopy(as_data(SHIPPED))
    data["title"] = draw(st.dictionaries(st.sampled_from(["fr", "rn", "en"]), TEXTS, min_size=1))
    data["numbering"]["pattern"] = draw(TEXTS)
    data["legal_delay"] = "{} {}".format(
        draw(st.integers(0, 999)), draw(st.sampled_from(["working days", "day", "months", "year"]))
    )
    data["sections"][0]["fields"][0]["minimum"] = draw(st.integers(-(10**9), 10**9))
    data["sections"][0]["fields"][0]["visible_when"] = draw(TEXTS)
    parameter = draw(st.one_of(TEXTS, st.booleans(), st.integers(-(10**9), 10**9)))
    data["transitions"]["sign"]["effects"] = [{"x": {"y": parameter}}, {"z": {}}]
    del data[draw(st.sampled_from(["legal_delay", "pieces", "documents"]))]
    return data


@settings(max_examples=25, deadline=None)
@given(variants())
def test_whatever_is_read_is_written_and_read_back_to_the_same(data):
    procedure = read(json.dumps(data, ensure_ascii=False))
    assert read(canonical_text(procedure)) == procedure

from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.checks import NumberUse
from egov.policy.core.checks.codes import CODES
from egov.policy.core.effects import EffectType
from egov.policy.core.model import Numbering
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from functools import cache
from offices import Unit
from pathlib import Path

import pytest
import yaml


ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "tests" / "data" / "attestation-residence.yaml").read_text("utf-8")
LIBRARY = read_library(ROOT / "workflows")
FAULTS = yaml.safe_load((ROOT / "tests" / "core" / "data" / "faults.yaml").read_bytes())
INDIGENCE = Numbering("indigence", "IND-{unit}-{year}-{number:04}")
OFFICE = CheckContext(
    functions={"clerk", "zone-chief", "communal-administrator"},
    units={
        "kayanza": Unit("Kayanza", "province"),
        "gahombo": Unit("Gahombo", "commune", "kayanza"),
        "bwiza": Unit("Bwiza", "zone", "gahombo"),
    },
    numbers=[NumberUse("indigence 1", "cases", INDIGENCE)],
)


def edited(*edits):
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@cache
def findings(text):
    return findings_for(OFFICE, text)


def findings_for(context, text):
    source = read_source(text, "file.yaml", LIBRARY)
    return check(source.procedure, source, context)


def line_of(text, steps):
    """Number of the line that holds the last of these steps, each after the one before."""
    number, lines = 0, text.splitlines()
    for step in steps.split(" > "):
        number = next(n for n, line in enumerate(lines[number:], number + 1) if step in line)
    return number


def test_the_shipped_definition_has_no_fault():
    assert findings(TEXT) == []


def faulty(row):
    return edited(*((edit["replace"], edit["with"]) for edit in row["edits"]))


def name_of(row):
    return f"{row['code']} {row['at']}"


@pytest.mark.parametrize("row", FAULTS, ids=name_of)
def test_a_fault_is_found_at_its_line_with_a_sentence_and_a_remedy(row):
    text, code = faulty(row), CODES[row["code"]]
    line = line_of(text, row["at"])
    found = [item for item in findings(text) if (item.code, item.line) == (row["code"], line)]
    assert found, findings(text)
    assert row["says"] in found[0].message
    assert found[0].remedy == code.remedy
    assert found[0].severity == code.severity == {"E": "error", "W": "warning"}[row["code"][0]]
    assert str(found[0]) == f"file.yaml:{line}: {row['code']} {found[0].message}"


FOLLOWING = {
    # What cannot be wrong alone, and what is wrong then too.
    "E101": {"W205"},
    "E102": {"E119", "E147"},
    "E103": {"E107"},
    "E105": {"E104"},
    "E106": {"E114"},
    "E110": {"E104", "E105", "E114"},
    "E111": {"E115", "W202"},
    "E116": {"W203", "W224"},
    "E117": {"E119"},
    "E122": {"E127"},
    "E132": {"E178"},
}


@pytest.mark.parametrize("row", FAULTS, ids=name_of)
def test_nothing_else_is_blamed(row):
    blamed = {finding.code for finding in findings(faulty(row))} - {row["code"]}
    assert blamed <= FOLLOWING.get(row["code"], set())


def test_what_is_not_known_of_the_office_is_not_checked():
    text = edited(("function: clerk", "function: x"), ("kinds: [zone]", "kinds: [province]"))
    assert findings_for(CheckContext(), text) == []


def test_findings_come_by_line_and_only_once():
    text = edited(
        ("{fr: Close, en: Closed}", "{fr: Close}"),
        ("{fr: Nom du père, en: Father's name}", "{fr: Nom du père}"),
        ("from: [verification, completion]", "from: [limbo, limbo]"),
    )
    found = findings(text)
    assert [item.line for item in found] == sorted(item.line for item in found)
    assert len(found) == len(set(found))
    assert len([item for item in found if item.code == "E110"]) == 1


@pytest.mark.parametrize(
    "when",
    ["not ('certificate' in documents_ready)", "sex == 'F' or 'certificate' in documents_ready"],
)
def test_a_way_out_that_needs_no_paper_is_enough(when):
    text = edited(("'certificate' not in documents_ready", when))
    assert {finding.code for finding in findings(text)} <= {"W224"}


def test_another_office_may_have_other_effects():
    context = CheckContext(effects={"assign_number": EffectType("assign_number", "Numbers.")})
    codes = {finding.code for finding in findings_for(context, TEXT)}
    assert codes == {"E117"}

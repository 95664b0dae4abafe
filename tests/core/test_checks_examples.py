"""Every code has an example on its page: right it passes, wrong it is found."""

from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.checks import NumberUse
from egov.policy.core.checks.codes import CODES
from egov.policy.core.model import Numbering
from egov.policy.core.reader import read_source
from pathlib import Path
from textwrap import indent

import pytest


SPECIMEN = (Path(__file__).parent / "data" / "specimen.yaml").read_text("utf-8")
EARLIER = Numbering("earlier", "OLD-{unit}-{year}-{number:04}")
OFFICE = CheckContext(
    functions={
        "clerk",
        "committee-member",
        "mayor",
        "governor",
        "inspector",
        "notary",
        "archivist",
    },
    top_kinds={"province"},
    unit_kinds={"province", "commune"},
    units={"gihosha"},
    holders={
        **dict.fromkeys(["clerk", "mayor", "governor", "inspector"], 2),
        "committee-member": 3,
        "archivist": 1,
    },
    classes={"3.2.2": True, "3.2.3": False},
    template_fields={
        "permit.odt": ["request.surname", "words.decided_on", "unit.name"],
        "old.odt": ["request.name"],
    },
    procedures={"specimen", "inspection"},
    endpoints={"tax-office"},
    numbers=[NumberUse("earlier 1", "cases", EARLIER)],
)


def replaced(right, wrong):
    """The specimen with a piece of it replaced, at whichever depth it stands."""
    for depth in range(0, 14, 2):
        old, new = (indent(text, " " * depth) + "\n" for text in (right, wrong))
        at = f"\n{SPECIMEN}".find(f"\n{old}")
        if at >= 0:
            return SPECIMEN[:at] + new + SPECIMEN[at + len(old) :]
    raise AssertionError(f"The specimen does not hold: {right}")


def findings(text, context=OFFICE):
    source = read_source(text, "specimen.yaml")
    return check(source.procedure, source, context)


def test_the_specimen_has_no_fault():
    assert findings(SPECIMEN) == []
    assert findings(SPECIMEN, CheckContext()) == []


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_is_found(code):
    found = findings(replaced(CODES[code].right, CODES[code].wrong))
    assert code in {finding.code for finding in found}, found

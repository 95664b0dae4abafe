"""Blocks that are shipped and examples of the reference hold against the checks."""

from egov.policy.core.checks import check
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from egov.policy.core.reader.examples import examples
from egov.policy.core.reader.examples import fitted
from egov.policy.core.reader.examples import library
from egov.policy.core.rehearsal import rehearse
from egov.policy.core.serialize import canonical_text
from pathlib import Path

import json
import pytest


WORKFLOWS = Path(__file__).parents[2] / "workflows"
SHIPPED = read_library(WORKFLOWS)
MINIMAL, *OTHERS = examples()
PARTS = [example for example in OTHERS if example.file == "procedure"]
HEIRS = [example for example in OTHERS if example.file == "heir"]


def findings(data, library):
    source = read_source(json.dumps(data, ensure_ascii=False), "file.yaml", library)
    return source, [str(item) for item in check(source.procedure, source) if item.is_error]


@pytest.mark.parametrize("example", [MINIMAL, *PARTS], ids=lambda item: f"{item.of}: {item.title}")
def test_an_example_has_no_error(example):
    assert findings(fitted(example), library())[1] == []


@pytest.mark.parametrize("example", HEIRS, ids=lambda item: item.title)
def test_an_example_of_an_heir_has_no_error(example):
    assert findings(example.data, library())[1] == []


TESTS = [item for item in PARTS if item.of in ("Test", "TestStep", "Expectation")]


@pytest.mark.parametrize("example", TESTS, ids=lambda item: item.title)
def test_a_test_in_an_example_passes(example):
    reports, told = rehearse(findings(fitted(example), library())[0])
    assert told == []
    assert [report.passed for report in reports] == [True]


def test_all_examples_together_are_one_definition_that_reads_back_to_the_same():
    procedure = findings(fitted(*PARTS), library())[0].procedure
    assert read(canonical_text(procedure)) == procedure


@pytest.mark.parametrize("id", sorted(SHIPPED.blocks))
def test_a_shipped_block_has_no_fault(id):
    section = {"id": "more", "title": {"fr": "Suite", "en": "More"}}
    use = {**section, "fields": [{"block": id, "prefix": "the_"}]}
    data = fitted()
    source, errors = findings({**data, "sections": [*data["sections"], use]}, SHIPPED)
    assert errors == []
    assert len(source.procedure.sections[-1].fields) == len(SHIPPED.blocks[id].fields)

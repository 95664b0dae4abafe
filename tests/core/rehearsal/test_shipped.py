"""Every shipped definition passes its own tests, and they reach all of its parts."""

from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.rehearsal import coverage
from egov.policy.core.rehearsal import rehearse
from functools import cache
from pathlib import Path

import pytest


WORKFLOWS = Path(__file__).parents[3] / "workflows"

each_definition = pytest.mark.parametrize("name", [p.stem for p in WORKFLOWS.glob("*.yaml")])


@cache
def rehearsed(name):
    source = read_file(WORKFLOWS / f"{name}.yaml", read_library(WORKFLOWS))
    return source, *rehearse(source)


@each_definition
def test_all_tests_of_a_definition_pass(name):
    source, reports, findings = rehearsed(name)
    assert [str(finding) for finding in findings] == []
    assert [report.test for report in reports] == [test.id for test in source.procedure.tests]


@each_definition
def test_the_tests_reach_every_part_and_both_sides_of_every_condition(name):
    source, reports, _ = rehearsed(name)
    found = coverage(source.procedure, reports)
    assert {kind: item.missing for kind, item in found.items()} == dict.fromkeys(found, ())

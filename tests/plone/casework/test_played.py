"""Every shipped definition goes the same way on the site as in a rehearsal, step by step."""

from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from functools import cache
from pathlib import Path

import pytest


WORKFLOWS = Path(__file__).parents[3] / "workflows"


@cache
def procedure_of(name):
    return read_file(WORKFLOWS / f"{name}.yaml", read_library(WORKFLOWS)).procedure


WALKS = [
    pytest.param(path.stem, test.id, id=f"{path.stem}: {test.id}")
    for path in sorted(WORKFLOWS.glob("*.yaml"))
    if not procedure_of(path.stem).abstract
    for test in procedure_of(path.stem).tests
]


@pytest.mark.parametrize(("name", "id"), WALKS)
def test_a_walk_is_the_same_on_the_site(portal, play_in_both, name, id):
    procedure = procedure_of(name)
    (test,) = (item for item in procedure.tests if item.id == id)
    assert play_in_both(portal, procedure, test).failures == ()

"""Every shipped definition goes the same way on the site as in a rehearsal, step by step.

So does the test that is recorded from the case; nothing that people wrote is in it, and
pasted into the definition it passes.
"""

from egov.policy.commands.test import play as play_file
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.terms import FieldType
from functools import cache
from pathlib import Path
from textwrap import indent

import pytest
import re


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
def test_a_walk_is_the_same_on_the_site_and_as_recorded(portal, walk_in_both, tmp_path, name, id):
    procedure = procedure_of(name)
    (test,) = (item for item in procedure.tests if item.id == id)
    played, recorded = walk_in_both(portal, procedure, test)
    assert played.failures == ()
    assert [text for text in _written(procedure, test) if text in recorded.text] == []
    assert _findings(tmp_path, name, recorded.text) == []


def _written(procedure, test):
    """What people wrote in a test: no option of a list, no word of the test's own."""
    fields = {field.id: field for field in procedure.fields}
    given = [(fields[id], value) for step in test.steps for id, value in step.fill.items()]
    given += [(fields[item.id], item.value) for item in procedure.specimen]
    yield from (step.comment for step in test.steps if step.comment)
    yield from (text for field, value in given for text in _texts(field, value))


def _texts(field, value):
    if isinstance(value, list):
        for item in value:
            yield from _texts(field, item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(field, item)
    elif isinstance(value, str) and field.type is not FieldType.AGENT:
        # Ids of options are small letters; what is short stands in any text.
        yield from [value] if len(value) > 3 and re.search("[A-Z0-9 ]", value) else []


def _findings(folder, name, lines):
    """What ``egov test`` says of the definition with the recorded lines pasted into it."""
    for path in WORKFLOWS.iterdir():
        if path.name != f"{name}.yaml":
            (folder / path.name).symlink_to(path)
    path = folder / f"{name}.yaml"
    path.write_text(_pasted((WORKFLOWS / path.name).read_text("utf-8"), lines), "utf-8")
    played = play_file(path)
    assert played.tests == len(procedure_of(name).tests) + 1
    return [str(finding) for finding in played.findings]


def _pasted(text, lines):
    """Among the tests of the definition; in one that extends another, among those it adds."""
    if "\nextends:" not in text:
        return text.replace("\ntests:\n", f"\ntests:\n{lines}", 1)
    if "\n  tests:\n" not in text:
        text = text.replace("\nadd:\n", "\nadd:\n  tests:\n", 1)
    return text.replace("\n  tests:\n", f"\n  tests:\n{indent(lines, '  ')}", 1)

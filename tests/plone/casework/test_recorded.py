"""Every shipped test, walked on the site, is recorded from its case as a test that walks alike."""

from .player import SiteStage
from .test_played import procedure_of
from .test_played import WALKS
from .test_played import WORKFLOWS
from egov.policy import casework
from egov.policy.commands.test import play as play_file
from egov.policy.core.rehearsal import play
from egov.policy.core.terms import FieldType

import pytest
import re


@pytest.fixture
def walked(portal, monkeypatch):
    """A case of the site that has gone through a test, and the stage on which it did."""

    def walk(procedure, test):
        stages = []

        def stage(*given):
            stages.append(SiteStage(portal, monkeypatch, *given))
            return stages[-1]

        assert play(procedure, test, stage).failures == ()
        return stages[0]

    return walk


@pytest.mark.parametrize(("name", "id"), WALKS)
def test_a_case_is_recorded_as_a_test_that_walks_as_it_did(walked, tmp_path, name, id):
    procedure = procedure_of(name)
    (test,) = (item for item in procedure.tests if item.id == id)
    stage = walked(procedure, test)
    found = casework.trace(stage.case)
    assert (found.report.failures, found.stopped) == ((), "")
    assert _way(found.report.visits[-1].situation) == _way(stage.situation)
    assert [text for text in _written(procedure, test) if text in found.text] == []
    assert _findings(tmp_path, name, found.text) == []


def _way(situation):
    taken = [(step.transition, step.source, step.target) for step in situation.steps]
    return taken, situation.state, situation.flags, situation.papers


def _written(procedure, test):
    """What people wrote in a test: no option of a list, no word of the test's own."""
    fields = {field.id: field for field in procedure.fields}
    given = [(fields[id], value) for step in test.steps for id, value in step.fill.items()]
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
        if path.is_dir():
            (folder / path.name).symlink_to(path)
    head, mark, tests = (WORKFLOWS / f"{name}.yaml").read_text("utf-8").partition("\ntests:\n")
    path = folder / f"{name}.yaml"
    path.write_text(f"{head}{mark}{lines}{tests}", "utf-8")
    played = play_file(path)
    assert played.tests == len(procedure_of(name).tests) + 1
    return [str(finding) for finding in played.findings]

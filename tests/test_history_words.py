"""Whatever the journal of a case is told, its page has a sentence for."""

from egov.policy.core.engine.events import Extended
from egov.policy.core.engine.events import Passed
from egov.policy.portal.case.telling import CAUSES
from egov.policy.portal.case.telling import SENTENCES
from pathlib import Path

import ast
import egov.policy
import re


SOURCE = Path(egov.policy.__file__).parent


def test_each_action_that_the_source_writes_has_a_sentence():
    written = set(_written())
    assert {"case_linked", "retention_started", "imported", "document_issued"} <= written
    assert written - set(SENTENCES) == set()


def test_each_way_in_which_the_engine_changes_a_task_or_a_delay_has_one():
    ways = {f"task_{how}" for how in _named_in(Passed)}
    assert {"task_claimed", "task_added", "task_found"} <= ways
    delays = {f"deadline_{how}" for how in ("extended", "recomputed")}
    assert delays <= {f"deadline_{how}" for how in _named_in(Extended)}
    assert (ways | delays) - set(SENTENCES) == set()


def test_each_cause_of_a_step_that_nobody_took_has_words():
    causes = set()
    for path in SOURCE.rglob("*.py"):
        causes.update(re.findall(r'cause=[\w.]*"(\w+)"', path.read_text("utf-8")))
        causes.update(re.findall(r'^CAUSE = "(\w+)"', path.read_text("utf-8"), re.MULTILINE))
    assert "case" in causes
    assert causes - set(CAUSES) == set()


def _written():
    """The actions that stand as text in calls of the journal's door."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "journal.record":
                yield from (word.value for word in node.args[1:2] if isinstance(word, ast.Constant))


def _named_in(event: type) -> list[str]:
    """The ways that the event names in its docstring."""
    return re.findall(r"``([a-z]+ed|found)``", event.__doc__)

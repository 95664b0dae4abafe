"""What `make bench` says of a figure: ratio, verdict, table, JSON.  Nothing is timed here."""

from egov.policy.core import form
from egov.policy.core import rehearsal
from egov.policy.core.checks import check
from egov.policy.core.reader import read_source
from pathlib import Path

import importlib.util
import json
import pytest


BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def load(name):
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


measures, timing = load("measures"), load("timing")
Measure = measures.Measure


@pytest.mark.parametrize(
    ("measure", "verdict"),
    [
        (Measure("a", 10, "ms", 0.5, reference=20), "ok"),
        (Measure("a", 11, "ms", 0.5, reference=20), "missed by 10%"),
        (Measure("a", 60, "KB", 60), "ok"),
        (Measure("a", 90, "KB", 60), "missed by 50%"),
        (Measure("a", 1, "", 0), "missed"),
        (Measure("a", 300, "/s", 3, reference=100, at_least=True), "ok"),
        (Measure("a", 270, "/s", 3, reference=100, at_least=True), "missed by 10%"),
        (Measure("a", 7, "", None, reference=2), ""),
    ],
)
def test_a_figure_is_held_to_its_target(measure, verdict):
    assert measure.verdict == verdict
    assert measure.met == (verdict in ("ok", ""))


def test_the_table_shows_figure_reference_ratio_target_and_verdict():
    lines = measures.table(
        [
            Measure("POST", 12.34, "ms", 0.8, 40, "stock POST"),
            Measure("page", 8, "KB", 60),
            Measure("import", 99, "/s", 3, 50, "stock", at_least=True),
        ]
    ).splitlines()
    assert " ".join(lines[1].split()) == "POST 12.3 ms 40 ms stock POST 0.31 ≤ 0.8 ok"
    assert " ".join(lines[2].split()) == "page 8 KB ≤ 60 KB ok"
    assert lines[3].split()[-6:] == ["1.98", "≥", "3", "missed", "by", "34%"]


def test_a_run_is_kept_with_its_verdicts():
    kept = json.loads(measures.as_json([Measure("page", 90, "KB", 60)], quick=True))
    assert kept["quick"] is True
    (found,) = kept["measures"]
    assert (found["name"], found["counted"], found["met"]) == ("page", 90, False)


@pytest.fixture
def large(monkeypatch):
    """The definition that is timed, as small as it can be and still has everything."""
    monkeypatch.syspath_prepend(BENCHMARKS.parent)
    definitions = importlib.import_module("benchmarks.definitions")
    return read_source(definitions.text(fields=20, states=15, number=1))


def test_the_large_definition_is_as_large_as_it_is_said_to_be_and_has_no_fault(large):
    procedure = large.procedure
    assert (len(list(procedure.fields)), len(procedure.states)) == (20, 15)
    assert check(procedure, large) == []
    reports, findings = rehearsal.rehearse(large)
    assert [report.passed for report in reports] == [True]
    assert findings == []


def test_what_is_answered_in_the_long_form_hides_no_field_of_it(large):
    language = importlib.import_module("benchmarks.language")
    answers = language.longform.answers(20, number=1)
    asked = form.shown(large.procedure, answers, language.CONTEXT)
    assert len(asked) == 20
    form.validate(large.procedure, answers, language.CONTEXT, complete=True)


def test_contenders_take_turns():
    turns = []
    contenders = {name: lambda number, name=name: turns.append((number, name)) for name in "ab"}
    assert set(timing.medians(contenders, 2)) == {"a", "b"}
    assert turns == [(number, name) for number in range(timing.WARM_UP + 2) for name in "ab"]

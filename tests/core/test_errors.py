from datetime import datetime
from datetime import UTC
from egov.policy.core import errors
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.findings import Finding
from pathlib import Path

import ast
import pytest
import re


CORE = Path(errors.__file__).parent


def bases_of_classes():
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name, {base.id for base in node.bases if isinstance(base, ast.Name)}


def test_the_tree_in_the_docstring_names_every_error_of_the_core_and_no_other():
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__))
    assert drawn == {name for name, bases in bases_of_classes() if "EgovError" in bases}


def test_an_error_of_a_definition_tells_all_its_findings():
    findings = [
        Finding("error", "E010", "“a” is not a key.", "Remove it.", "x.yaml", 3),
        Finding("warning", "W201", "The English text is missing.", "Add it.", "x.yaml", 9),
    ]
    error = errors.DefinitionError(iter(findings))
    assert error.findings == tuple(findings)
    assert str(error) == (
        "x.yaml:3: E010 “a” is not a key.\nx.yaml:9: W201 The English text is missing."
    )
    assert [finding.is_error for finding in findings] == [True, False]


def test_invalid_values_name_field_and_code():
    problems = (FieldProblem.required("surname"), FieldProblem.too_long("purpose", 200))
    error = errors.InvalidValues(problems)
    assert str(error) == "surname: required, purpose: too_long"
    assert error.problems[1].parameters == {"most": 200}


@pytest.mark.parametrize(
    ("problem", "code", "parameters"),
    [
        (FieldProblem.required("x"), "required", {}),
        (FieldProblem.unknown("x", "y"), "unknown", {"value": "y"}),
        (FieldProblem.not_here("x", "y"), "not_here", {"value": "y"}),
        (FieldProblem.too_long("x", 5), "too_long", {"most": 5}),
    ],
)
def test_a_problem_has_a_code_for_programs_and_parameters_for_the_sentence(
    problem, code, parameters
):
    assert (problem.field, problem.code, problem.parameters) == ("x", code, parameters)


@pytest.mark.parametrize(
    ("error", "reason", "details"),
    [
        (
            errors.StateConflict.moved("signature", "chef", "2026-11-21"),
            "moved",
            {"state": "signature", "by": "chef", "at": "2026-11-21"},
        ),
        (errors.StateConflict.claimed("chef"), "claimed", {"by": "chef"}),
        (
            errors.StateConflict.ended("chef", datetime(2026, 11, 21, tzinfo=UTC)),
            "ended",
            {"by": "chef", "at": "2026-11-21T00:00:00+00:00"},
        ),
        (errors.StateConflict.ended("chef", None), "ended", {"by": "chef", "at": ""}),
        (
            errors.StateConflict.ended("chef", None, "signature"),
            "ended",
            {"by": "chef", "at": "", "state": "signature"},
        ),
    ],
)
def test_a_conflict_says_why_and_who(error, reason, details):
    assert isinstance(error, EgovError)
    assert (error.reason, error.details) == (reason, details)


def test_what_is_unknown_or_taken_is_named():
    assert str(errors.UnknownProcedure("leave", 3)) == "leave 3"
    assert str(errors.UnknownProcedure("leave")) == "leave"
    assert errors.ConditionError("No.", 4).column == 4

"""The tests of a definition as findings: what publishing refuses, and what no test reaches.

A test that names what does not exist is not played: its names are told instead.
"""

from egov.policy.core.checks import told
from egov.policy.core.checks.codes import sentence
from egov.policy.core.checks.context import hint
from egov.policy.core.findings import Finding
from egov.policy.core.model import Test
from egov.policy.core.reader import Source
from egov.policy.core.rehearsal.codes import CODES
from egov.policy.core.rehearsal.coverage import coverage
from egov.policy.core.rehearsal.playing import play
from egov.policy.core.rehearsal.playing import Report
from egov.policy.core.rehearsal.writing import unknown_names


def rehearse(source: Source) -> tuple[list[Report], list[Finding]]:
    """Play every test of a definition that has no errors: how each went, what is wrong."""
    reports: list[Report] = []
    errors = _samples(source)
    for test in source.procedure.tests:
        wrong = _names(source, test)
        if not wrong:
            reports.append(play(source.procedure, test))
            wrong = _ways(source, reports[-1])
        errors += wrong
    return reports, told(source, errors)


def findings(source: Source) -> list[Finding]:
    """What is wrong with the tests of a definition, and the transitions that none takes.

    With an error among them it is not published.
    """
    reports, errors = rehearse(source)
    return told(source, [*errors, *_untested(source, reports)])


def _untested(source: Source, reports: list[Report]) -> list[Finding]:
    """Transitions that no test takes, as warnings."""
    missing = coverage(source.procedure, reports)["transitions"].missing
    return [_finding(source, "W290", f"transitions.{id}", name=id) for id in missing]


def _samples(source: Source) -> list[Finding]:
    known = [item.id for item in source.procedure.fields]
    return [
        _finding(source, "E196", f"specimen.{item.id}", name=item.id, hint=hint(item.id, known))
        for item in source.procedure.specimen
        if item.id not in known
    ]


def _names(source: Source, test: Test) -> list[Finding]:
    return [
        _finding(
            source,
            "E191",
            f"tests.{test.id}.{item.place}",
            test=test.id,
            what=item.what,
            name=item.name,
            hint=hint(item.name, item.known),
        )
        for item in unknown_names(source.procedure, test)
    ]


def _ways(source: Source, report: Report) -> list[Finding]:
    return [
        _finding(
            source,
            "E190",
            f"tests.{report.test}.steps.{item.step}.{item.place}",
            test=report.test,
            step=item.step + 1,
            expected=item.expected,
            found=item.found,
        )
        for item in report.failures
    ]


def _finding(source: Source, code: str, path: str, **words: object) -> Finding:
    known, place = CODES[code], source.place(path)
    message = sentence(known.message, words)
    return Finding(known.severity, code, message, known.remedy, *place, path=path, words=words)

"""``egov test``: plays the tests inside definitions, without Plone.

Each failure is a line ``file:line: test: step: expected … found …``, or an object of
JSON.  A definition that the checks refuse is not played: its errors are told instead.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from egov.policy.commands.check import add_paths
from egov.policy.core import rehearsal
from egov.policy.core.checks import check
from egov.policy.core.errors import DefinitionError
from egov.policy.core.findings import Finding
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import Source
from pathlib import Path
from typing import Any

import json
import sys


@dataclass
class Played:
    """What came of one definition."""

    file: str
    findings: list[Finding]
    tests: int = 0
    failed: int = 0
    coverage: dict[str, rehearsal.Coverage] = field(default_factory=dict)


def add_arguments(parser: ArgumentParser) -> None:
    """The definitions, and what is told of them."""
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="write results as a JSON list")
    parser.add_argument(
        "--coverage", action="store_true", help="show what the tests have not reached"
    )


def run(arguments: Namespace) -> int:
    """Play every test; 1 if one fails, or a definition cannot be played."""
    played = [play(path) for found in arguments.paths for path in found]
    told = _as_json(played) if arguments.json else _as_text(played, arguments.coverage)
    sys.stdout.writelines(f"{line}\n" for line in told)
    return int(any(item.findings for item in played))


def play(path: Path) -> Played:
    """Play the tests of the definition in a file."""
    try:
        source = read_file(path, read_library(path.parent))
    except DefinitionError as error:
        return Played(str(path), list(error.findings))
    errors = [item for item in check(source.procedure, source) if item.is_error]
    return Played(str(path), errors) if errors else _played(source)


def _played(source: Source) -> Played:
    reports, findings = rehearsal.rehearse(source)
    tests = len(source.procedure.tests)
    passed = sum(report.passed for report in reports)
    reached = rehearsal.coverage(source.procedure, reports)
    return Played(source.file, findings, tests, tests - passed, reached)


def _as_text(played: list[Played], with_coverage: bool) -> Iterator[str]:
    for item in played:
        yield from (str(finding) for finding in item.findings)
        if with_coverage and item.coverage:
            yield f"{item.file}: {item.tests} test(s)"
            yield from _table(item.coverage)
    tests, failed = (sum(getattr(item, key) for item in played) for key in ("tests", "failed"))
    yield f"{len(played)} definition(s), {tests} test(s): {failed} failed."


def _table(reached: dict[str, rehearsal.Coverage]) -> Iterator[str]:
    for kind, found in reached.items():
        done = len(found.known) - len(found.missing)
        missing = f"   missing: {', '.join(found.missing)}" if found.missing else ""
        yield f"    {kind:12} {done:3} of {len(found.known):3}{missing}"


def _as_json(played: list[Played]) -> Iterator[str]:
    yield json.dumps([_plain(item) for item in played], ensure_ascii=False, indent=2)


def _plain(item: Played) -> dict[str, Any]:
    reached = {
        kind: {"known": list(found.known), "missing": list(found.missing)}
        for kind, found in item.coverage.items()
    }
    findings = [finding.plain() for finding in item.findings]
    return {
        "file": item.file,
        "tests": item.tests,
        "failed": item.failed,
        "findings": findings,
        "coverage": reached,
    }

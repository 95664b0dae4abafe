"""``egov check``: reads and checks definitions, without Plone.

Each finding is a line ``file:line: code message`` with its remedy and its page on the
next, or an object of JSON.  A definition with warnings only is good.
"""

from argparse import ArgumentParser
from argparse import ArgumentTypeError
from argparse import Namespace
from collections.abc import Collection
from collections.abc import Iterator
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.errors import DefinitionError
from egov.policy.core.findings import Finding
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from pathlib import Path

import dataclasses
import json
import sys
import yaml


def add_arguments(parser: ArgumentParser) -> None:
    """The definitions, and for which office they are checked."""
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="write findings as a JSON list")
    parser.add_argument(
        "--functions",
        type=_functions,
        metavar="FILE",
        help="functions.yaml of a pack: actors must hold one of these (default: not checked)",
    )


def add_paths(parser: ArgumentParser) -> None:
    """The definitions that a command is about, a list of files for each word."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=_definitions,
        help="a definition, or a directory with *.yaml",
    )


def run(arguments: Namespace) -> int:
    """Check every definition; 1 if one has an error."""
    files = [path for found in arguments.paths for path in found]
    context = CheckContext(functions=arguments.functions)
    # Two definitions may use the same block, whose faults are told once.
    findings = list(dict.fromkeys(item for path in files for item in examine(path, context)))
    lines = _as_json(findings) if arguments.json else _as_text(findings, len(files))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(any(finding.is_error for finding in findings))


def examine(path: Path, context: CheckContext) -> Collection[Finding]:
    """What is wrong with the definition in a file, or with the blocks and lists beside it."""
    try:
        source = read_file(path, read_library(path.parent))
    except DefinitionError as error:
        return error.findings
    return check(source.procedure, source, context)


def _as_text(findings: list[Finding], files: int) -> Iterator[str]:
    for finding in findings:
        yield str(finding)
        yield f"    {finding.remedy} ({finding.page})"
    errors = sum(finding.is_error for finding in findings)
    yield f"{files} definition(s): {errors} error(s), {len(findings) - errors} warning(s)."


def _as_json(findings: list[Finding]) -> Iterator[str]:
    yield json.dumps([dataclasses.asdict(item) for item in findings], ensure_ascii=False, indent=2)


def _definitions(text: str) -> list[Path]:
    """The definitions that a path names: a file, or those of a directory."""
    path = Path(text)
    if not path.exists():
        raise ArgumentTypeError(f"there is no {text}")
    found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not found:
        raise ArgumentTypeError(f"{text} holds no *.yaml")
    return found


def _functions(text: str) -> frozenset[str]:
    try:
        data = yaml.safe_load(Path(text).read_bytes())
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise ArgumentTypeError(f"{text} cannot be read: {error}") from None
    if not isinstance(data, dict):
        raise ArgumentTypeError(f"{text} does not name functions")
    return frozenset(str(name) for name in data)

"""``egov check``: reads and checks definitions, without Plone.

Each finding is a line ``file:line: code message`` with its remedy and its page on the
next, or an object of JSON.  A definition with warnings only is good.
"""

from argparse import ArgumentParser
from argparse import ArgumentTypeError
from argparse import Namespace
from collections.abc import Collection
from collections.abc import Iterator
from egov.policy.commands import pack
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.errors import DefinitionError
from egov.policy.core.findings import Finding
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import Source
from pathlib import Path

import json
import sys


def add_arguments(parser: ArgumentParser) -> None:
    """The definitions, and for which office they are checked."""
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="write findings as a JSON list")
    parser.add_argument(
        "--pack",
        type=pack.read,
        action="append",
        default=[],
        metavar="DIRECTORY",
        help="profile of the office: its functions, plan, templates and procedures must be named "
        "rightly (default: not checked)",
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
    read = [_read(path) for found in arguments.paths for path in found]
    context = _office(arguments.pack, [item for item in read if isinstance(item, Source)])
    found = (
        check(item.procedure, item, context) if isinstance(item, Source) else item for item in read
    )
    # Two definitions may use the same block, whose faults are told once.
    findings = list(dict.fromkeys(finding for some in found for finding in some))
    lines = _as_json(findings) if arguments.json else _as_text(findings, len(read))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(any(finding.is_error for finding in findings))


def _read(path: Path) -> Source | Collection[Finding]:
    """The definition in a file, or what is wrong with it, or with blocks and lists beside it."""
    try:
        return read_file(path, read_library(path.parent))
    except DefinitionError as error:
        return error.findings


def _office(packs: list[pack.Known], sources: list[Source]) -> CheckContext:
    """What packs tell; of their procedures, those that are checked with it are known in full."""
    known = pack.together(packs)
    for source in sources:
        if source.procedure.id in known.get("procedures", {}):
            known["procedures"][source.procedure.id] = source.procedure
    return CheckContext(**known)


def _as_text(findings: list[Finding], files: int) -> Iterator[str]:
    for finding in findings:
        yield str(finding)
        yield f"    {finding.remedy} ({finding.page})"
    errors = sum(finding.is_error for finding in findings)
    yield f"{files} definition(s): {errors} error(s), {len(findings) - errors} warning(s)."


def _as_json(findings: list[Finding]) -> Iterator[str]:
    yield json.dumps([item.plain() for item in findings], ensure_ascii=False, indent=2)


def _definitions(text: str) -> list[Path]:
    """The definitions that a path names: a file, or those of a directory."""
    path = Path(text)
    if not path.exists():
        raise ArgumentTypeError(f"there is no {text}")
    found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not found:
        raise ArgumentTypeError(f"{text} holds no *.yaml")
    return found

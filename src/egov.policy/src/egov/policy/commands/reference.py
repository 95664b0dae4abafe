"""``egov reference``: writes the pages of docs/reference that tables of the code say already."""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core.checks.codes import CODES as CHECKS
from egov.policy.core.conditions import reference as language
from egov.policy.core.reader import schema
from egov.policy.core.reader.codes import CODES as FAULTS_OF_FORM
from pathlib import Path
from typing import Any

import sys


NOTICE = "<!-- Written by `make docs`; change the tables in the code, not this page. -->"


def add_arguments(parser: ArgumentParser) -> None:
    """Where the pages go."""
    parser.add_argument("directory", type=Path, help="docs/reference")


def run(arguments: Namespace) -> int:
    """Write every page."""
    for name, text in pages().items():
        path = arguments.directory / name
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")
    return 0


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "checks.md": _page(_checks()),
        "conditions.md": _page(language.lines()),
        "definition.md": _page(_definition()),
    }


def _page(lines: Iterable[str]) -> str:
    return "\n".join([NOTICE, "", *lines, ""])


def _checks() -> Iterator[str]:
    yield "# Findings of `bin/egov check`"
    yield ""
    yield "An error (E) keeps a definition from being published; a warning (W) does not."
    yield "Each finding names file and line; words in braces stand for names of the definition."
    yield ""
    yield "## Form: the definition cannot be read"
    yield ""
    yield from _table(["Code", "Means"], FAULTS_OF_FORM.items())
    yield ""
    yield "## Content: the definition can be read but does not work"
    yield ""
    rows = (
        (code, known.message.removesuffix("{hint}"), known.remedy) for code, known in CHECKS.items()
    )
    yield from _table(["Code", "Says", "Remedy"], rows)


def _definition() -> Iterator[str]:
    parts = schema.document()["$defs"]
    yield "# Keys of a definition"
    yield ""
    yield "What each key holds, for those who write definitions often; in plain words:"
    yield "`workflows/README.md`. Keys in **bold** are required. Programs and editors find the same"
    yield "in `procedure.schema.json`, beside the code of the core."
    for name in ["Procedure", *(name for name in parts if name != "Procedure")]:
        yield ""
        yield f"## {name}"
        yield ""
        yield parts[name]["description"].replace("``", "`")
        if "properties" in parts[name]:
            yield ""
            yield from _table(["Key", "Holds"], _keys(parts[name]))


def _keys(part: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, rule in part["properties"].items():
        required = key in part.get("required", ())
        yield (f"**`{key}`**" if required else f"`{key}`"), _value(rule)


def _value(rule: dict[str, Any]) -> str:
    if "$ref" in rule:
        name = rule["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "description" in rule:
        return str(rule["description"])
    if "enum" in rule:
        return ", ".join(f"`{word}`" for word in rule["enum"])
    if "anyOf" in rule:
        return ", or ".join(_value(option) for option in rule["anyOf"])
    return _BY_TYPE[rule["type"]](rule)


_BY_TYPE = {
    "string": lambda rule: f"a text of {rule['maxLength']} characters at most",
    "object": lambda rule: f"by id: {', '.join(map(_value, rule['patternProperties'].values()))}",
    "integer": lambda rule: f"a whole number from {rule['minimum']} to {rule['maximum']}",
    "boolean": lambda rule: "`true` or `false`",
    "array": lambda rule: f"a list of: {_value(rule['items'])}",
}


def _table(heads: list[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        # A bar would end the cell.
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"

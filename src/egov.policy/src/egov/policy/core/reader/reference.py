"""The reference of the grammar, made of its tables and examples.

``egov reference`` writes it down as ``docs/reference/definition.md``.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.model import LANGUAGES
from egov.policy.core.reader.data import Data
from egov.policy.core.reader.examples import Example
from egov.policy.core.reader.examples import examples
from egov.policy.core.reader.examples import tables
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.writing import default_of
from typing import Any

import json
import re


INTRODUCTION = """\
# Keys of a definition

What each key means, for those who write definitions often; in plain words:
`workflows/README.md`. Keys in **bold** are required. Programs and editors find the same in
`procedure.schema.json`, beside the code of the core. Each example is a part of a definition
and fits into [the least that a definition says](#the-least-that-a-definition-says).

Beside it: [types of field](field-types.md), [conditions and formulas](conditions.md),
[effects](effects.md), [findings of the checks](checks.md)."""

HEADS = ("Key", "Means", "Holds", "Default", "Example")


def lines() -> Iterator[str]:
    """The page, without what all generated pages have."""
    shown = examples()
    yield INTRODUCTION
    for table in tables():
        yield from ("", f"## {table.title}", "", _prose(table.description), "")
        yield from _rows([HEADS, ("---",) * len(HEADS), *_keys(table, shown)])
        for example in shown:
            if example.of == table.title:
                yield from ("", f"### {example.title}", "", "```yaml", example.text.rstrip(), "```")
    languages = ", ".join(f"`{language}`" for language in LANGUAGES)
    yield from ("", "## Text", "", f"A sentence by language: {languages}; French always.")
    yield from ("", "## Data", "", str(Data.__doc__))


def _keys(table: Record, shown: list[Example]) -> Iterator[tuple[str, ...]]:
    for name, key in table.keys.items():
        written = f"**`{name}`**" if key.required else f"`{name}`"
        default = "" if key.required or key.short else _default(table, name)
        yield written, key.says, _value(key.kind.schema()), default, _link(table, name, shown)


def _default(table: Record, name: str) -> str:
    value = default_of(table, name)
    if value in (None, "", [], {}):
        return ""
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def _link(table: Record, name: str, shown: list[Example]) -> str:
    """The first example of the key: of its own part, if there is one."""
    having = [example for example in shown if (table.title, name) in example.shown]
    own = [example for example in having if example.of == table.title]
    return next((f"[see](#{anchor(example.title)})" for example in own or having), "")


def anchor(title: str) -> str:
    """How a heading is linked to."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _value(rule: dict[str, Any]) -> str:
    if "$ref" in rule or "title" in rule:
        name = rule.get("title") or rule["$ref"].rpartition("/")[2]
        return f"[{name}](#{anchor(name)})"
    if "then" in rule:
        return f"{_value(rule['else'])}, or {_value(rule['then'])}"
    if "description" in rule:
        return str(rule["description"])
    if "enum" in rule:
        return ", ".join(f"`{word}`" for word in rule["enum"])
    if "anyOf" in rule:
        return ", or ".join(_value(option) for option in rule["anyOf"])
    return _BY_TYPE[rule["type"]](rule)


_BY_TYPE: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "string": lambda rule: f"a text of {rule['maxLength']} characters at most",
    "object": lambda rule: f"by id: {', '.join(map(_value, rule['patternProperties'].values()))}",
    "integer": lambda rule: f"a whole number from {rule['minimum']} to {rule['maximum']}",
    "boolean": lambda rule: "`true` or `false`",
    "null": lambda rule: "`null`",
    "array": lambda rule: f"a list of: {_value(rule['items'])}",
}


def _prose(text: str) -> str:
    return text.replace("``", "`")


def _rows(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in rows:
        # A bar would end the cell.
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"

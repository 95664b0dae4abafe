"""Fields of a block under other ids, also where its conditions and formulas name them.

Names are found in the tree of an expression, never in its text: a word inside quotes
and a function of the same name stay as they are.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import replace
from egov.policy.core.conditions.reading import tree
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Field
from egov.policy.core.model import Text
from egov.policy.core.reader.shared import BlockUse
from typing import Any

import ast


CONDITIONS = ("required_when", "visible_when", "valid_when", "formula")
"""What a field says in the text language."""

COLON = {"fr": " : ", "rn": ": ", "en": ": "}
"""What stands between whom a title is about and the title itself."""


def prefixed(fields: Iterable[Field], use: BlockUse, own: Collection[str]) -> list[Field]:
    """The fields as a use of their block wants them; ``own`` are all ids of the block."""
    names = {name: use.prefix + name for name in own}
    return [_adapted(_renamed(field, names), use, field.id in use.required) for field in fields]


def renamed(text: str, names: dict[str, str]) -> str:
    """An expression in which these names are others; what is no expression stays as it is."""
    try:
        body = tree(text)
    except ConditionError:
        return text
    blanks = len(text) - len(text.lstrip())
    lines = [line.encode() for line in text.lstrip().split("\n")]
    for node in _names(body):
        if node.id in names:
            line = lines[node.lineno - 1]
            new = names[node.id].encode()
            lines[node.lineno - 1] = line[: node.col_offset] + new + line[node.end_col_offset :]
    return text[:blanks] + b"\n".join(lines).decode()


def both(one: str, other: str) -> str:
    """A condition that holds when both do; of the two the one that is none, if there is one."""
    if not one or not other:
        return one or other
    for text in (one, other):
        try:
            tree(text)
        except ConditionError:
            return text
    return f"({one}\n) and ({other}\n)" if "#" in one + other else f"({one}) and ({other})"


def _names(body: ast.expr) -> list[ast.Name]:
    """The names that are no functions, the last first."""
    functions = {id(node.func) for node in ast.walk(body) if isinstance(node, ast.Call)}
    found = [node for node in ast.walk(body) if isinstance(node, ast.Name)]
    values = [node for node in found if id(node) not in functions]
    return sorted(values, key=lambda node: (node.lineno, node.col_offset), reverse=True)


def _renamed(field: Field, names: dict[str, str]) -> Field:
    # Inside a table a column hides a field of the same name.
    outside = {old: new for old, new in names.items() if old not in _ids(field.columns)}
    columns = tuple(_in_expressions(column, outside) for column in field.columns)
    renamed_field = replace(_in_expressions(field, names), columns=columns)
    return replace(renamed_field, id=names[field.id])


def _in_expressions(field: Field, names: dict[str, str]) -> Field:
    texts: dict[str, Any] = {key: renamed(getattr(field, key), names) for key in CONDITIONS}
    table, dot, column = field.options_from.partition(".")
    kind, *path = field.prefill.split(".")
    if kind == "case":
        path[0] = names.get(path[0], path[0])
    return replace(
        field,
        **texts,
        as_of=names.get(field.as_of, field.as_of),
        options_from=names.get(table, table) + dot + column,
        prefill=".".join([kind, *path]),
    )


def _adapted(field: Field, use: BlockUse, required: bool) -> Field:
    if required:
        field = replace(field, required=True, required_when="")
    visible_when = both(use.visible_when, field.visible_when)
    return replace(field, title=_about(use.title, field.title), visible_when=visible_when)


def _about(whom: Text, title: Text) -> Text:
    """A title after whom or what it is about, in the languages that have both."""
    said = [name for name in COLON if whom.get(name) and title.get(name)]
    told = {name: f"{whom[name]}{COLON[name]}{_inside(title[name])}" for name in said}
    return Text(told) if whom else title


def _inside(title: str) -> str:
    """A title as it stands within a line; "NIF" keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _ids(columns: Iterable[Field]) -> set[str]:
    return {column.id for column in columns}

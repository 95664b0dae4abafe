"""YAML or JSON text → tree of nodes that know their file and line, within bounds.

A definition comes from a stranger's file: size, depth and number of nodes are
bounded; anchors and aliases (the bombs of YAML) and tags are refused.  Only
``true`` and ``false`` are booleans: the ``on``, ``off``, ``yes`` and ``no`` of
YAML 1.1 are texts.
"""

from egov.policy.core.findings import Finding
from io import StringIO
from typing import Any

import re
import yaml


MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_EVENTS = 60_000

# libyaml, which PyYAML brings along, reads ten times faster than Python.
_PARSER = yaml.CSafeLoader


class _File(StringIO):
    """A text whose nodes know the name of its file: their marks bear that of the stream."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


class _Loader(_PARSER):
    """SafeLoader with the booleans and numbers of JSON, without dates or sexagesimals."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for letter, resolvers in _PARSER.yaml_implicit_resolvers.items()
}
_NUMBER = r"-?(?:0|[1-9][0-9]*)"
for _tag, _pattern, _first in (
    ("bool", "^(?:true|false)$", "tf"),
    ("int", f"^{_NUMBER}$", "-0123456789"),
    ("float", rf"^{_NUMBER}(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unreadable(Exception):
    """The text is no tree at all; ``finding`` says where and why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


def decode(data: bytes, filename: str) -> str:
    """The text of bytes in UTF-8.

    :raises Unreadable: if there are too many, or at the first that is not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable("E001", f"The file is larger than {MAX_BYTES // 1000} kB.", filename)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise _unreadable("E001", "The file is not UTF-8.", filename, *_place(before)) from None


def compose(text: str, filename: str) -> yaml.Node:
    """The tree of a text.

    :raises Unreadable: at the first place that is no YAML or breaks a bound.
    """
    if len(text) > MAX_BYTES:
        raise _unreadable("E001", f"The text is larger than {MAX_BYTES // 1000} kB.", filename)
    wrong = _UNPRINTABLE.search(text)
    if wrong:
        place = _place(text[: wrong.start()])
        raise _unreadable("E001", "A control character stands in the text.", filename, *place)
    try:
        _refuse_bombs(text, filename)
        node = yaml.compose(_File(text, filename), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"This is not YAML: {error.problem or error.context}."
        raise _unreadable("E001", message, filename, *_position(mark)) from None
    if node is None:
        raise _unreadable("E001", "The file is empty.", filename)
    return node


def value_of(node: yaml.MappingNode, name: str) -> Any:
    """The node that a mapping has under a key; None if it has none."""
    return next((value for key, value in node.value if key.value == name), None)


def trusted(text: str) -> Any:
    """The plain data of a text of ours, with the words and numbers of a definition."""
    # The loader is a safe one.
    return yaml.load(text, Loader=_Loader)  # noqa: S506


def _refuse_bombs(text: str, filename: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        message = ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "Anchors (&) and aliases (*) are not allowed."
        elif getattr(event, "tag", None):
            message = "Tags (!) are not allowed."
        elif depth > MAX_DEPTH or count > MAX_EVENTS:
            message = "The definition is nested too deeply or has too many parts."
        if message:
            raise _unreadable("E002", message, filename, *_position(event.start_mark))


def _position(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place(before: str) -> tuple[int, int]:
    """Line and column of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _unreadable(
    code: str, message: str, filename: str, line: int = 1, column: int = 1
) -> Unreadable:
    remedy = "Mend the text at this place; workflows/README.md shows the format."
    return Unreadable(Finding("error", code, message, remedy, filename, line, column))

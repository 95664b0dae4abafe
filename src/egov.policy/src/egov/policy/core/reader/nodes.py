"""YAML or JSON text → tree of nodes that know their line, within bounds.

A definition comes from a stranger's file: size, depth and number of nodes are
bounded, anchors and aliases (the bombs of YAML) and duplicate keys are
refused.  Only ``true`` and ``false`` are booleans: the ``on``, ``off``, ``yes``
and ``no`` of YAML 1.1 are texts.
"""

from egov.policy.core.findings import Finding
from typing import Any

import re
import yaml


MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000


class _Loader(yaml.SafeLoader):
    """SafeLoader with the booleans of JSON and without dates or sexagesimals."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null",)]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$"),
    list("-0123456789"),
)


class Unreadable(Exception):
    """The text is no tree at all; ``finding`` says where and why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


def compose(text: str, filename: str) -> yaml.Node:
    """The tree of a text.

    :raises Unreadable: at the first place that is no YAML or breaks a bound.
    """
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise _unreadable("E001", f"The file is larger than {MAX_BYTES // 1000} kB.", filename)
    try:
        _refuse_bombs(text, filename)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = (error.problem or str(error)).strip()
        raise _unreadable("E001", f"This is not YAML: {problem}.", filename, mark) from None
    except yaml.reader.ReaderError as error:
        raise _unreadable("E001", f"This is not YAML: {error.reason}.", filename) from None
    if node is None:
        raise _unreadable("E001", "The file is empty.", filename)
    return node


def _refuse_bombs(text: str, filename: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "Anchors and aliases are not allowed."
            raise _unreadable("E002", message, filename, event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            message = "The definition is nested too deeply or has too many parts."
            raise _unreadable("E002", message, filename, event.start_mark)


def _unreadable(code: str, message: str, filename: str, mark: Any = None) -> Unreadable:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    remedy = "Mend the text at this place; workflows/README.md shows the format."
    return Unreadable(Finding("error", code, message, remedy, filename, line, column))

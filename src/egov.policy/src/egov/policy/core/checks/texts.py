"""Checks of the texts: French always, English too if it can be."""

from collections.abc import Iterator
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import Report
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text

import dataclasses


def texts_are_there(procedure: Procedure, context: CheckContext, report: Report) -> None:
    """Every text that is given at all is given in French; a warning for English."""
    for path, text in _texts(procedure, ""):
        if text and not text.get("fr", "").strip():
            report.add("E130", path)
        elif text and not text.get("en", "").strip():
            report.add("W201", path)


RULES = (texts_are_there,)

BY_NUMBER = ("sections", "fields", "pieces")
"""Parts that a definition lists; the others it names by id."""


def _texts(part: object, path: str) -> Iterator[tuple[str, Text]]:
    for item in dataclasses.fields(part):  # type: ignore[arg-type]
        value = getattr(part, item.name)
        inner = f"{path}.{item.name}".lstrip(".")
        if isinstance(value, Text):
            yield inner, value
        elif dataclasses.is_dataclass(value):
            yield from _texts(value, inner)
        elif isinstance(value, tuple):
            yield from _all_texts(value, item.name, inner)


def _all_texts(parts: tuple[object, ...], name: str, path: str) -> Iterator[tuple[str, Text]]:
    for number, part in enumerate(parts):
        if dataclasses.is_dataclass(part):
            id = getattr(part, "id", "")
            step = number if name in BY_NUMBER or not id else id
            yield from _texts(part, f"{path}.{step}")

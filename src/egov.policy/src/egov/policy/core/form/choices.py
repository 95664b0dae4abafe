"""Answers out of a list, and what a list offers."""

from collections.abc import Mapping
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Text
from typing import Any


def offered(field: Field, answers: Mapping[str, Any]) -> tuple[Option, ...]:
    """The options of a field: its own, or the texts in a column of a table answered before."""
    if not field.options_from:
        return field.options
    table, _, column = field.options_from.partition(".")
    cells = (row.get(column) for row in answers.get(table) or ())
    texts = dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell)
    return tuple(Option(cell, Text(fr=cell)) for cell in texts)


def boolean(question: Question, value: Any) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    if value not in ("true", "on", "false"):
        raise Bad("type")
    return bool(value != "false")


def choice(question: Question, value: Any) -> str:
    """One of the options."""
    return _known(question, [value])[0]


def choices(question: Question, value: Any) -> list[str] | None:
    """Some of the options, in their order."""
    if not isinstance(value, list | tuple):
        raise Bad("type")
    return _known(question, value) or None


def _known(question: Question, values: Any) -> list[str]:
    ids = [option.id for option in offered(question.field, question.facts)]
    # What was chosen before stays, offered or not.
    kept = question.kept if isinstance(question.kept, list) else []
    ids += [id for id in kept if id not in ids]
    if any(not isinstance(value, str) or value not in ids for value in values):
        raise Bad("not_an_option")
    return [id for id in ids if id in values]

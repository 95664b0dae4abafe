"""Answers as lines that can be read alone: a label and a text, in the language of papers.

Used for the acts of registers, which are kept in words.  Templates, which lay answers out,
use :mod:`.answers`.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import NAMING
from egov.policy.core.composites import parts_of
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.documents.answers import LANGUAGE
from egov.policy.documents.answers import shown
from typing import Any


def wording(fields: Iterable[Field], answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """A line for each answer that was given."""
    lines = ((_label(field), _text(field, answers.get(field.id))) for field in fields)
    return tuple((label, text) for label, text in lines if text)


def _label(field: Field) -> str:
    return field.title.best(LANGUAGE)[0]


def _text(field: Field, value: Any) -> str:
    if not value:
        return ""
    if field.type is FieldType.TABLE:
        rows = (_joined(field.columns, row, ", ") for row in value)
        return " ; ".join(filter(None, rows))
    if is_composite(field):
        return _described(parts_of(field), value)
    return str(shown(field, value))


def _described(parts: Iterable[Field], value: Mapping[str, Any]) -> str:
    """A name, and in brackets what else is known: ``Irakoze Anne (Profession : agricultrice)``."""
    parts = tuple(parts)
    naming = sorted((item for item in parts if item.id in NAMING), key=_rank)
    others = wording((item for item in parts if item.id not in NAMING), value)
    told = " ; ".join(f"{label} : {text}" for label, text in others)
    name = _joined(naming, value, " ")
    return f"{name} ({told})".strip() if told else name


def _joined(fields: Iterable[Field], value: Mapping[str, Any], separator: str) -> str:
    texts = (_text(field, value.get(field.id)) for field in fields)
    return separator.join(filter(None, texts))


def _rank(part: Field) -> int:
    return NAMING.index(part.id)

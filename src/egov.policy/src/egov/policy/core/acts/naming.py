"""Whom an act is about: names out of answers, and the words by which they are found."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import NAMING
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.core.texts import folded
from typing import Any


def names_of(fields: Iterable[Field], answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The names that these fields give, each once; texts together are one."""
    texts: list[str] = []
    others: list[str] = []
    for field in fields:
        value = answers.get(field.id)
        if is_composite(field) or field.type is FieldType.TABLE:
            others += _each(field, value)
        elif value:
            texts.append(str(value).strip())
    found = (" ".join(texts), *others)
    return tuple(dict.fromkeys(filter(None, found)))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: small letters and figures, without accents."""
    plain = "".join(sign if sign.isalnum() else " " for sign in folded(name))
    return tuple(plain.split())


def _each(field: Field, value: Any) -> Iterator[str]:
    if not value:
        return
    if field.type is FieldType.TABLE:
        first = field.columns[0].id
        yield from (str(row.get(first) or "").strip() for row in value)
    else:
        yield " ".join(str(value[id]).strip() for id in NAMING if value.get(id))

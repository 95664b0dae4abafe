"""Procedure → the plain data of its definition, its canonical text and digest.

Of the reader, whose tables it follows; others take it from :mod:`egov.policy.core.serialize`.
"""

from collections.abc import Mapping
from egov.policy.core.model import Effect
from egov.policy.core.model import Need
from egov.policy.core.model import Occasion
from egov.policy.core.model import option_of
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.options import period_text
from egov.policy.core.reader.composites import ALONE
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Mapped
from egov.policy.core.reader.composites import OneOrMany
from egov.policy.core.reader.composites import Sentence
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.occasions import occasion_text
from egov.policy.core.reader.record import defaults
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.tables import PROCEDURE
from egov.policy.core.terms import NeedKind
from enum import StrEnum
from typing import Any

import hashlib
import json
import yaml


def as_data(procedure: Procedure) -> dict[str, Any]:
    """The definition as plain data: what ``reader.read`` reads back to the same."""
    return _record(PROCEDURE, procedure)


def canonical_text(procedure: Procedure) -> str:
    """The definition as JSON that depends on nothing but its content."""
    return json.dumps(as_data(procedure), ensure_ascii=False, separators=(",", ":"))


def yaml_text(procedure: Procedure) -> str:
    """The definition as people write it: what :func:`~.reader.read` reads back to the same."""
    return yaml.dump(
        as_data(procedure), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )


class _Dumper(yaml.SafeDumper):
    """Writes everything out: a definition has no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Nothing stands for another."""
        return True


def digest(procedure: Procedure) -> str:
    """SHA-256 of the canonical text, hexadecimal."""
    return hashlib.sha256(canonical_text(procedure).encode()).hexdigest()


def default_of(record: Record, name: str) -> Any:
    """What a key that is left out stands for, as plain data; None if for nothing."""
    default = defaults(record.model).get(record.attribute(name))
    return None if default is None else as_plain(record.keys[name].kind, default)


def _record(record: Record, value: Any) -> dict[str, Any]:
    unsaid = defaults(type(value))
    data = {}
    for name, key in record.keys.items():
        attribute = record.attribute(name)
        found = getattr(value, attribute)
        if not key.short and (key.required or found != unsaid[attribute]):
            data[name] = as_plain(key.kind, found)
    return data


def as_plain(kind: Kind, value: Any) -> Any:
    """What a key of that kind holds, as plain data; None for nothing."""
    if value is None:
        return None
    if isinstance(kind, Record):
        return _record(kind, value)
    if isinstance(kind, (Items, OneOrMany)):
        return [as_plain(kind.kind, item) for item in value]
    if isinstance(kind, Mapped):
        return {name: as_plain(kind.kind, item) for name, item in value.items()}
    if isinstance(kind, Sentence) and list(value) == [ALONE]:
        return value[ALONE]
    if isinstance(kind, ById):
        return {item.id: _entry(kind, item) for item in value}
    return _scalar(value)


def _entry(kind: ById, item: Any) -> Any:
    return as_plain(kind.kind, getattr(item, kind.content) if kind.content else item)


def _scalar(value: Any) -> Any:
    if option := option_of(value):
        return f"option('{option}')"
    if isinstance(value, Period):
        return period_text(value)
    if isinstance(value, Need):
        return _need(value)
    if isinstance(value, Occasion):
        return occasion_text(value)
    if isinstance(value, Effect):
        return {value.name: dict(value.parameters)}
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, StrEnum) else value


def _need(need: Need) -> str | int:
    if need.kind is NeedKind.NUMBER:
        return need.amount
    return f"{need.amount}%" if need.kind is NeedKind.PERCENT else str(need.kind)

"""A definition that extends another one: what it says itself, adds, changes and removes.

Made of the tables of a whole definition, so that a new kind of part can be inherited
from the day it is there.  What it means for the base is done by :mod:`..merging`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from egov.policy.core.model import Numbering
from egov.policy.core.model import Text
from egov.policy.core.reader import plain
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.partial import ByName
from egov.policy.core.reader.partial import NAME
from egov.policy.core.reader.partial import Placed
from egov.policy.core.reader.partial import some_of
from egov.policy.core.reader.partial import Unlisted
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.tables.flow import STATE
from egov.policy.core.reader.tables.form import SECTION
from egov.policy.core.reader.tables.procedure import PROCEDURE
from typing import Any
from typing import TypeGuard


@dataclass(frozen=True)
class Heir:
    """A definition that extends another one: it says what is its own, and how it differs."""

    id: str
    version: int
    title: Text
    description: Text
    legal_basis: Text
    numbering: Numbering
    extends: str
    abstract: bool = False
    add: Mapping[str, Any] = field(default_factory=dict)
    change: Mapping[str, Any] = field(default_factory=dict)
    remove: Mapping[str, Any] = field(default_factory=dict)


OWN = ("procedure", "version", "abstract", "title", "description", "legal_basis", "numbering")
"""Keys that are never shared: two procedures have no name, no law and no register in common."""

INSIDE = {"fields": ("sections", SECTION), "tasks": ("states", STATE)}
"""Kinds of part that stand inside parts of another kind."""


def _parts(table: Record) -> dict[str, ById | Items]:
    kinds = {name: key.kind for name, key in table.keys.items()}
    return {name: kind for name, kind in kinds.items() if _has_ids(kind)}


def _has_ids(kind: Kind) -> TypeGuard[ById | Items]:
    if isinstance(kind, Items):
        return isinstance(kind.kind, Record) and "id" in kind.kind.keys
    return isinstance(kind, ById)


PARTS = _parts(PROCEDURE) | {name: _parts(holder)[name] for name, (_, holder) in INSIDE.items()}
"""Kinds of part of a definition, by their keys."""

SINGLE = {
    name: key for name, key in PROCEDURE.keys.items() if name not in PARTS and name not in OWN
}
"""Keys that hold one value."""

OPTIONAL = {name: key for name, key in SINGLE.items() if not key.required}
"""Those of them that a definition can do without."""

_PART = f"{NAME}(\\.{NAME})?"


def _added(name: str) -> Kind:
    if name in INSIDE:
        pattern, example = f"^((after|before) )?{_PART}$", "Write after and an id, or where."
        return ByName(PARTS[name], pattern, example)
    return Placed(PARTS[name])


def _changed(name: str) -> Kind:
    kind = PARTS[name].kind
    inner = [key for key, (holder, _) in INSIDE.items() if holder == name]
    content = some_of(kind, "id", *inner) if isinstance(kind, Record) else kind
    return ByName(content, f"^{_PART}$", "Write id: {key: …}.")


def _removed(pattern: str) -> Key:
    return Key(Items(String(f"^{pattern}$", example="an id, or id.key for a key of it")), "")


def _differing(says: str, keys: dict[str, Key]) -> Key:
    single = ", ".join(f"`{name}`" for name in keys if name not in PARTS)
    return Key(Unlisted(Record(dict, keys, says=f"by kind of part, and {single}")), says)


_PARTS_ADDED = {name: Key(_added(name), "") for name in PARTS}
_PARTS_CHANGED = {name: Key(_changed(name), "") for name in PARTS}
_PARTS_REMOVED = {name: _removed(f"{NAME}(\\.{NAME}){{0,2}}") for name in PARTS}

HEIR = Record(
    Heir,
    {
        **{name: PROCEDURE.keys[name] for name in OWN},
        "extends": Key(plain.SLUG, "The procedure from which all else is taken.", required=True),
        "add": _differing(
            "What the base does not have: parts, at the end or `after` or `before` another one.",
            {**_PARTS_ADDED, **OPTIONAL},
        ),
        "change": _differing(
            "Keys that are given anew, of parts by their ids, and of the whole.",
            {
                **_PARTS_CHANGED,
                **{name: replace(key, required=False) for name, key in SINGLE.items()},
            },
        ),
        "remove": _differing(
            "Parts by their ids, keys of parts as `part.key`, and `keys` of the whole.",
            {**_PARTS_REMOVED, "keys": _removed(f"({'|'.join(OPTIONAL)})")},
        ),
    },
)

"""What ids have meant in the versions of a procedure: kept, so that they mean it for ever.

Cases, papers and registers of every version refer to fields, states and options by
their ids.  The memory is plain data and does not grow with the number of versions: it
is written when one is published, and no version has to be read again for it.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from difflib import SequenceMatcher
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import parts_of
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.model import UnitOption
from egov.policy.core.serialize import as_plain
from egov.policy.core.texts import folded
from typing import Any


LASTING: Mapping[str, tuple[str, ...]] = {
    "columns": ("type", "currency"),
    "deadlines": (),
    "documents": ("numbering.register",),
    "fees": (),
    "fields": ("type", "currency"),
    "flags": (),
    "messages": (),
    "options": (),
    "pieces": (),
    "states": ("kind",),
    "tasks": (),
    "transitions": (),
}
"""Kinds of part to which cases and papers refer, and what never changes under an id."""

Memory = Mapping[str, Mapping[str, Any]]
"""By path of the part, ``fields.surname``: ``fixed`` values, ``titles``, ``last`` version."""

Former = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Options that are no longer offered: by field or ``table.column``, by id, the last title."""

Registers = Mapping[str, int]
"""Official registers that versions of a procedure feed, each with the newest that does."""

KIN = 0.6
"""Share of letters that two titles have in common to be wordings of the same thing."""


@dataclass(frozen=True)
class Past:
    """What was published of a procedure before: the newest version, what ids meant, what it fed."""

    newest: int
    memory: Memory
    registers: Registers = field(default_factory=dict)


def remembered(memory: Memory, procedure: Procedure) -> dict[str, dict[str, Any]]:
    """The memory once this version is published too."""
    found = {path: dict(known) for path, known in memory.items()}
    for path, part in _lasting(procedure):
        known = found.setdefault(path, {"fixed": [], "titles": [], "last": 0})
        found[path] = {
            "fixed": _with(known["fixed"], fixed(part)),
            "titles": _with(known["titles"], dict(part.title)),
            "last": max(known["last"], procedure.version),
        }
    return found


def fed(registers: Registers, procedure: Procedure) -> dict[str, int]:
    """The registers once this version is published too."""
    if procedure.act is None:
        return dict(registers)
    name = procedure.act.register
    return {**registers, name: max(registers.get(name, 0), procedure.version)}


def former_options(memory: Memory, procedure: Procedure) -> Former:
    """The options that earlier versions had and this one does not offer."""
    offered, found = parts_of(procedure), dict[str, dict[str, dict[str, str]]]()
    for path, known in memory.items():
        *holder, kind, id = path.split(".")
        if kind == "options" and holder and tuple(path.split(".")) not in offered:
            found.setdefault(".".join(holder[1::2]), {})[id] = known["titles"][-1]
    return found


def with_former(procedure: Procedure, former: Former) -> Procedure:
    """The procedure whose fields know what they no longer offer."""
    if not former:
        return procedure
    sections = tuple(
        replace(section, fields=tuple(_knowing(field, former) for field in section.fields))
        for section in procedure.sections
    )
    return replace(procedure, sections=sections)


def _knowing(field: Field, former: Former, before: str = "") -> Field:
    path = before + field.id
    options = tuple(Option(id, Text(title)) for id, title in former.get(path, {}).items())
    columns = tuple(_knowing(column, former, f"{path}.") for column in field.columns)
    return replace(field, former=options, columns=columns)


def fixed_keys(part: Part) -> tuple[str, ...]:
    """The keys of what never changes of a part."""
    # Options of a unit, which have values, share their key with those of a choice.
    return ("kind",) if isinstance(part.item, UnitOption) else LASTING[part.kind]


def fixed(part: Part) -> str:
    """What never changes of a part, in words, ``money BIF``; empty if there is nothing."""
    said = (part.properties[name] for name in fixed_keys(part))
    return " ".join(str(as_plain(item.kind, item.value)) for item in said if item.value)


def is_same(title: Text, others: Iterable[Mapping[str, str]]) -> bool:
    """Whether a title is one of these: in one language, capitals and accents aside."""
    return any(
        folded(text) == folded(other.get(language, ""))
        for other in others
        for language, text in title.items()
    )


def is_kin(title: Text, others: Iterable[Mapping[str, str]]) -> bool:
    """Whether a title may be another wording of one of these."""
    return any(
        _are_kin(folded(text), folded(other[language]))
        for other in others
        for language, text in title.items()
        if language in other
    )


def _lasting(procedure: Procedure) -> Iterable[tuple[str, Part]]:
    found = parts_of(procedure).items()
    return ((".".join(path), part) for path, part in found if part.kind in LASTING)


def _with(known: list[Any], item: Any) -> list[Any]:
    """A list with the newest last, without doubles."""
    return [*(other for other in known if other != item), item]


def _are_kin(one: str, other: str) -> bool:
    if set(one.split()) & set(other.split()):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= KIN

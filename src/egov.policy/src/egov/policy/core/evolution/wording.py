"""What a part says, in words: ids as the titles of what they name, amounts, closed lists."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import ParameterType
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import Path
from egov.policy.core.evolution.words import period
from egov.policy.core.evolution.words import term
from egov.policy.core.evolution.words import word
from egov.policy.core.model import Effect
from egov.policy.core.model import Need
from egov.policy.core.model import Occasion
from egov.policy.core.model import option_of
from egov.policy.core.model import Period
from egov.policy.core.model import Text
from egov.policy.core.reader.amounts import NeedText
from egov.policy.core.reader.amounts import PeriodText
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Mapped
from egov.policy.core.reader.composites import OneOrMany
from egov.policy.core.reader.composites import Words
from egov.policy.core.reader.data import Data
from egov.policy.core.reader.data import OneEffect
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.kinds import Name
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.occasions import OccasionText
from egov.policy.core.reader.record import Record
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import OccasionKind
from typing import Any

import json


NAMED: Mapping[ParameterType, str] = {
    ParameterType.DOCUMENT: "documents",
    ParameterType.FIELD: "fields",
    ParameterType.FIELDS: "fields",
    ParameterType.REFERENCE: "fields",
    ParameterType.CASES: "fields",
    ParameterType.FLAG: "flags",
}
"""Parameters of effects that name parts, and the key that holds such parts."""

HAPPENING_TO = {
    OccasionKind.TRANSITION: "transitions",
    OccasionKind.STATE: "states",
    OccasionKind.DOCUMENT: "documents",
    OccasionKind.DEADLINE: "deadlines",
}
"""Kinds of occasion, and the key that holds the parts they happen to; the others to tasks."""

EMPTY: tuple[Any, ...] = (None, "", (), [], {})
"""What stands for nothing said."""


class Wording:
    """The words of one version of a procedure in one language."""

    def __init__(self, parts: Mapping[Path, Part], language: str) -> None:
        self.language = language
        self._titles = {path: part.title for path, part in parts.items()}
        self._titles |= {path[-2:]: title for path, title in self._titles.items()}
        for path, part in parts.items():
            named = (self._titles.get((kind, part.id)) for kind in part.names)
            self._titles[path] = next(filter(None, named), part.title)

    def title(self, *path: str) -> str:
        """How a part is called; empty if there is none, or it has no title."""
        return self._titles.get(path, Text()).best(self.language)[0]

    def value(self, kind: Kind, value: Any, place: Path) -> str:
        """What stands in a place, a part and a key; empty if it is too much for a sentence."""
        if value in EMPTY:
            return word("sentences", "nothing", self.language)
        if option := option_of(value):
            return self.title("options", option)
        for type, say in _SAID:
            if isinstance(kind, type):
                return say(self, kind, value, place)
        return term(place[-1], _bare(value), self.language)

    def _flag(self, kind: Flag, value: bool, place: Path) -> str:
        return word("sentences", _bare(value), self.language)

    def _words(self, kind: Words, value: Text, place: Path) -> str:
        return value.best(self.language)[0]

    def _word(self, kind: OneOf, value: str, place: Path) -> str:
        return term(kind.words.__name__, value, self.language)

    def _name(self, kind: Name, value: str, place: Path) -> str:
        titles = (self.title(holder, value) for holder in kind.of)
        found = next(filter(None, titles), "")
        return found or term(place[-1], value, self.language)

    def _period(self, kind: PeriodText, value: Period, place: Path) -> str:
        return period(value, self.language)

    def _need(self, kind: NeedText, value: Need, place: Path) -> str:
        if value.kind is NeedKind.PERCENT:
            return f"{value.amount} %"
        return str(value.amount) if value.amount else term("NeedKind", value.kind, self.language)

    def _occasion(self, kind: OccasionText, value: Occasion, place: Path) -> str:
        said = term("OccasionKind", value.kind, self.language)
        title = self.title(HAPPENING_TO.get(value.kind, "tasks"), value.name)
        return f"{said} {title or value.name}".rstrip()

    def _list(self, kind: Items | OneOrMany, value: Iterable[Any], place: Path) -> str:
        said = [self.value(kind.kind, item, place) for item in value]
        return ", ".join(said) if all(said) else ""

    def _effect(self, kind: OneEffect, value: Effect, place: Path) -> str:
        said = term("effects", value.name, self.language)
        given = ", ".join(self._parameter(value, name) for name in value.parameters)
        return f"{said} ({given})" if given else said

    def _parameter(self, effect: Effect, name: str) -> str:
        value, known = effect.parameters[name], EFFECTS.get(effect.name)
        declared = known.parameter(name) if known else None
        holder = NAMED.get(declared.type, "") if declared else ""
        items = value if isinstance(value, list) else [value]
        return " + ".join(self.title(holder, _bare(item)) or _bare(item) for item in items)

    def _data(self, kind: Data, value: Any, place: Path) -> str:
        if isinstance(value, bool):
            return word("sentences", _bare(value), self.language)
        return self.title(*place[:-1], "options", _bare(value)) or _bare(value)

    def _unsayable(self, kind: Kind, value: Any, place: Path) -> str:
        return ""


def _bare(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_SAID: tuple[tuple[type, Callable[..., str]], ...] = (
    (Flag, Wording._flag),
    (Words, Wording._words),
    (OneOf, Wording._word),
    (Name, Wording._name),
    (PeriodText, Wording._period),
    (NeedText, Wording._need),
    (OccasionText, Wording._occasion),
    (Record, Wording._unsayable),
    (Mapped, Wording._unsayable),
    (OneEffect, Wording._effect),
    (Data, Wording._data),
    (Items, Wording._list),
    (OneOrMany, Wording._list),
)
"""How a value of each kind is said; of any other kind it is a text or a number."""

"""Kinds of amount that are written in words: lengths of time, how many have to agree."""

from dataclasses import dataclass
from egov.policy.core.model import Need
from egov.policy.core.options import PERIOD
from egov.policy.core.options import period_of
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import is_scalar
from egov.policy.core.reader.kinds import LARGEST
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.reader.place import Place
from egov.policy.core.terms import NeedKind
from typing import Any

import yaml


NEED = "^(any|all|[1-9][0-9]?|([1-9][0-9]?|100)%)$"


_PERIOD = String(f"^{PERIOD}$", example="“2 working days”, “10 days”, “1 month” or “5 years”")
_NEED = String(NEED, example="any, all, 2 or 60%")
_PEOPLE = Whole(1, 99)
_PRICE = String(
    r"^[0-9]{1,15}(\.[0-9]{1,6})?$", example="an amount, 2000, a decimal one in quotes, “0.03”"
)
_FRANCS = Whole(0, LARGEST)


@dataclass(frozen=True)
class PeriodText:
    """A length of time, ``2 working days``."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Period."""
        text = _PERIOD.read(node, place)
        return BAD if text is BAD else period_of(text)

    def schema(self) -> dict[str, Any]:
        """A string of that form."""
        return _PERIOD.schema()


@dataclass(frozen=True)
class Price:
    """An amount or a rate: a whole number, a decimal one in quotes."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The number, or the text of it."""
        whole = is_scalar(node, "int") or is_scalar(node, "float")
        return (_FRANCS if whole else _PRICE).read(node, place)

    def schema(self) -> dict[str, Any]:
        """A number, or a string of that form."""
        return {"anyOf": [_FRANCS.schema(), _PRICE.schema()]}


@dataclass(frozen=True)
class NeedText:
    """How many have to agree: ``any``, ``all``, ``2`` or ``60%``."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Need."""
        if is_scalar(node, "int") or is_scalar(node, "float"):
            amount = _PEOPLE.read(node, place)
            return BAD if amount is BAD else Need(NeedKind.NUMBER, amount)
        text = _NEED.read(node, place)
        if text is BAD:
            return BAD
        if text in ("any", "all"):
            return Need(NeedKind(text))
        if text.endswith("%"):
            return Need(NeedKind.PERCENT, int(text[:-1]))
        return Need(NeedKind.NUMBER, int(text))

    def schema(self) -> dict[str, Any]:
        """A number, or a string of that form."""
        return {"anyOf": [_PEOPLE.schema(), _NEED.schema()]}

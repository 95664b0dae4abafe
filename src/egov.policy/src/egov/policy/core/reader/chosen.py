"""Options of the unit in a definition: what they are, and where they say something.

``option('id')`` can stand for a function, a period or a text.  What is read there is
what the option says, which knows where it comes from, so that it is written back so.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from difflib import get_close_matches
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import UnitOption
from egov.policy.core.options import chosen
from egov.policy.core.options import cleaned
from egov.policy.core.reader.amounts import PeriodText
from egov.policy.core.reader.composites import Words
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import Kind
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.nodes import value_of
from egov.policy.core.reader.place import Enough
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.record import Record
from egov.policy.core.terms import OptionKind
from typing import Any
from typing import cast

import re
import yaml


OPTION = r"^option\('([a-z][a-z0-9_]{0,39})'\)$"

EXAMPLES: Mapping[OptionKind, str] = {
    OptionKind.AMOUNT: "an amount, 2000, a decimal one in quotes, “12.5”",
    OptionKind.NUMBER: "a number, 3, a decimal one in quotes, “0.5”",
    OptionKind.BOOLEAN: "true or false",
    OptionKind.FUNCTION: "the id of a function, zone-chief",
    OptionKind.PERIOD: "a length of time, “2 working days”",
    OptionKind.TEXT: "a text by language, {fr: …, en: …}",
}
"""What the value of each kind looks like."""


@dataclass(frozen=True)
class OptionRecord(Record):
    """An option with a default that it can have itself."""

    def read(self, node: yaml.Node, place: Place, **given: Any) -> Any:
        """The UnitOption."""
        option = super().read(node, place, **given)
        if option is BAD:
            return BAD
        try:
            return replace(option, default=cleaned(option, option.default))
        except InvalidValues:
            here = place.at(f"{place.path}.default")
            default = value_of(cast(yaml.MappingNode, node), "default")
            remedy = f"Write {EXAMPLES[option.kind]}, within the bounds."
            message = f"This cannot be the default of an option of the kind {option.kind}."
            here.fault(default, "E020", message, remedy)
            return BAD


@dataclass(frozen=True)
class PeriodOrOption(PeriodText):
    """A length of time, or the option that says it."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Period."""
        return _said(node, place, OptionKind.PERIOD) or super().read(node, place)

    def schema(self) -> dict[str, Any]:
        """Both."""
        return _or_option(super().schema())


@dataclass(frozen=True)
class WordOrOption(String):
    """The id of a function, or the option that says it."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The id."""
        return _said(node, place, OptionKind.FUNCTION) or super().read(node, place)

    def schema(self) -> dict[str, Any]:
        """Both."""
        return _or_option(super().schema())


@dataclass(frozen=True)
class WordsOrOption(Words):
    """A sentence in several languages, or the option that says it."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Text."""
        return _said(node, place, OptionKind.TEXT) or super().read(node, place)

    def schema(self) -> dict[str, Any]:
        """Both."""
        return _or_option(super().schema())


def declared(table: Kind, root: yaml.Node, place: Place) -> Mapping[str, UnitOption] | None:
    """The options of a definition by id; None if they have faults, which are told elsewhere."""
    node = value_of(root, "options") if isinstance(root, yaml.MappingNode) else None
    if node is None:
        return {}
    found: Any = BAD
    with suppress(Enough):
        found = table.read(node, Place(path="options", library=place.library))
    return None if found is BAD else {option.id: option for option in found}


def _said(node: yaml.Node, place: Place, kind: OptionKind) -> Any:
    """What the option says that a node names, BAD if it cannot; None if it names none."""
    if not isinstance(node, yaml.ScalarNode) or not (named := re.match(OPTION, node.value)):
        return None
    known = place.options
    if known is None:
        return BAD
    option = known.get(named[1])
    if option is None:
        near = get_close_matches(named[1], list(known), 1)
        remedy = f"Did you mean {near[0]}?" if near else "Declare it under options."
        place.fault(node, "E020", f"There is no option {named[1]}.", remedy)
    elif option.kind is not kind:
        message = f"The option {option.id} is of the kind {option.kind}; a {kind} is needed here."
        place.fault(node, "E020", message, f"Name an option of the kind {kind}.")
    else:
        return chosen(option)
    return BAD


def _or_option(rule: dict[str, Any]) -> dict[str, Any]:
    named = {"type": "string", "pattern": OPTION, "description": "`option('id')`"}
    return {"anyOf": [rule, named]}

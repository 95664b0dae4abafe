"""Kinds without a table of their own: answers, effects with their parameters."""

from dataclasses import dataclass
from egov.policy.core.model import Effect
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Mapped
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import is_scalar
from egov.policy.core.reader.kinds import Plain
from egov.policy.core.reader.place import Place
from typing import Any

import yaml


@dataclass(frozen=True)
class Data:
    """Answers as plain data: single ones, and lists and mappings of them."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The value in its own type."""
        if isinstance(node, yaml.SequenceNode):
            found = Items(self, least=0).read(node, place)
            return found if found is BAD else list(found)
        if isinstance(node, yaml.MappingNode):
            return Mapped(self).read(node, place)
        return Plain().read(node, place)

    def schema(self) -> dict[str, Any]:
        """A definition that refers to itself."""
        itself = _Itself()
        kinds = (Plain(), Items(itself, least=0), Mapped(itself))
        single, *several = [kind.schema() for kind in kinds]
        return {
            "title": "Data",
            "description": str(self.__doc__),
            "anyOf": [*single["anyOf"], *several],
        }


@dataclass(frozen=True)
class Answer:
    """An answer as plain data; null where there is none."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The value in its own type, None for null."""
        return None if is_scalar(node, "null") else Data().read(node, place)

    def schema(self) -> dict[str, Any]:
        """That of the data, or null."""
        return {"anyOf": [Data().schema(), {"type": "null"}]}


class _Itself(Data):
    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/Data"}


@dataclass(frozen=True)
class OneEffect:
    """An effect with its parameters, ``name: {parameter: value}``."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Effect."""
        effects = ById(Mapped(Data()), Effect).read(node, place)
        if effects is not BAD and len(effects) > 1:
            place.fault(node, "E012", "One effect is expected here.", "Begin each with a -.")
            return BAD
        return effects if effects is BAD else effects[0]

    def schema(self) -> dict[str, Any]:
        """An object with one property."""
        description = "an effect with its parameters, name: {parameter: value}"
        return {"description": description, **ById(Mapped(Data())).schema(), "maxProperties": 1}

"""Which act a case looks for: what the effect ``find_act`` says, with the answers of the case."""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.core import texts
from typing import Any


PLACE = ("register", "year", "number")
"""Parameters that say together where an act stands."""


def asked_in(parameters: Mapping[str, Any], fields: Collection[str]) -> tuple[str, ...]:
    """The fields whose answers say which act it is."""
    named = (str(parameters.get(name, "")) for name in (*PLACE, "case"))
    return tuple(name for name in named if name in fields)


def register_of(parameters: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    """The register that an effect is about: it is named, or the answer of the field named is."""
    return str(answers.get(parameters["register"], parameters["register"]))


def year_of(parameters: Mapping[str, Any], answers: Mapping[str, Any]) -> int:
    """The year that an effect is about, 0 if that is none."""
    return _whole(answers.get(parameters["year"]))


def place_of(parameters: Mapping[str, Any], answers: Mapping[str, Any]) -> tuple[str, int, int]:
    """Register, year and number; 0 for a number that is none, which no act has."""
    number = _whole(answers.get(parameters["number"]))
    return register_of(parameters, answers), year_of(parameters, answers), number


def _whole(value: Any) -> int:
    return texts.whole(str(value).strip()) or 0

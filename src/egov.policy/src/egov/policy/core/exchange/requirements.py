"""What a procedure needs of the office that runs it, and what an office lacks."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.checks import CheckContext
from egov.policy.core.effects import ParameterType
from egov.policy.core.model import Procedure
from egov.policy.core.terms import ActorPlace
from enum import StrEnum


class Kind(StrEnum):
    """What it can be that a procedure needs."""

    CLASS = "class"
    EFFECT = "effect"
    ENDPOINT = "endpoint"
    FUNCTION = "function"
    PROCEDURE = "procedure"
    TARIFF = "tariff"
    TEMPLATE = "template"
    UNIT = "unit"
    UNIT_KIND = "unit_kind"


Needed = Mapping[Kind, tuple[str, ...]]
"""Names by kind, in order; kinds of which nothing is needed are left out."""


def requirements(procedure: Procedure) -> Needed:
    """What it names and does not bring itself."""
    found: dict[Kind, set[str]] = {}
    for kind, name in _named(procedure):
        found.setdefault(kind, set()).add(name)
    found.get(Kind.PROCEDURE, set()).discard(procedure.id)
    return {kind: tuple(sorted(found[kind])) for kind in Kind if found.get(kind)}


def lacking(needed: Needed, office: CheckContext) -> Needed:
    """Of what is needed, that which an office does not have; what it does not know is not told."""
    found = {}
    for kind, names in needed.items():
        known = _known(kind, office)
        missing = () if known is None else tuple(name for name in names if name not in known)
        if missing:
            found[kind] = missing
    return found


def _named(procedure: Procedure) -> Iterator[tuple[Kind, str]]:
    yield Kind.CLASS, procedure.filing.code
    yield from ((Kind.UNIT_KIND, kind) for kind in procedure.unit_kinds)
    yield from ((Kind.TEMPLATE, document.template) for document in procedure.documents)
    yield from ((Kind.TARIFF, fee.tariff) for fee in procedure.fees if fee.tariff)
    for actor in procedure.actors:
        if actor.function:
            yield Kind.FUNCTION, actor.function
        if actor.place and actor.at in PLACES:
            yield PLACES[actor.at], actor.place
    for field in procedure.fields:
        yield from ((Kind.PROCEDURE, name) for name in field.procedures)
    for transition in procedure.transitions:
        for effect in transition.effects:
            yield Kind.EFFECT, effect.name
            yield from _of_parameters(effect.parameters)


PLACES = {ActorPlace.KIND: Kind.UNIT_KIND, ActorPlace.NAMED: Kind.UNIT}

PARAMETERS = {
    str(ParameterType.PROCEDURE): Kind.PROCEDURE,
    str(ParameterType.ENDPOINT): Kind.ENDPOINT,
}
"""Parameters of effects that name something of the office: they are called as their types."""


def _of_parameters(parameters: Mapping[str, object]) -> Iterator[tuple[Kind, str]]:
    for name, kind in PARAMETERS.items():
        value = parameters.get(name)
        if isinstance(value, str):
            yield kind, value


def _known(kind: Kind, office: CheckContext) -> Collection[str] | None:
    known: Mapping[Kind, Collection[str] | None] = {
        Kind.CLASS: office.classes,
        Kind.EFFECT: office.effects,
        Kind.ENDPOINT: office.endpoints,
        Kind.FUNCTION: office.functions,
        Kind.PROCEDURE: office.procedures,
        Kind.TARIFF: office.tariffs,
        Kind.TEMPLATE: office.templates,
        Kind.UNIT: office.units,
        Kind.UNIT_KIND: office.unit_kinds,
    }
    return known.get(kind)

"""The office for which definitions are checked: what this site knows of itself today.

Used when a definition is published or looked at.  Verticals that come after this one
tell what they know by utilities (:class:`.interfaces.IOfficeFact`).  It reads units,
people, plan and templates, never a case.
"""

from collections.abc import Mapping
from egov.policy import calls
from egov.policy import people
from egov.policy.core.checks import CheckContext
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import EffectType
from egov.policy.core.model import Procedure
from egov.policy.procedures import keeping
from egov.policy.procedures.interfaces import IEffectType
from egov.policy.procedures.interfaces import IOfficeFact
from egov.policy.procedures.lookup import items
from egov.policy.procedures.lookup import published
from zope.component import getUtilitiesFor


Beside = Mapping[str, Procedure] | None
"""Procedures that are about to be published with one another, by id."""


def office(beside: Beside = None) -> CheckContext:
    """This office, with the procedures that are published ``beside`` one another.

    Without any unit nothing is known yet of units and of who is there.
    """
    units = {unit.id: unit for unit in people.units()}
    told = {name: fact() for name, fact in getUtilitiesFor(IOfficeFact)}
    return CheckContext(
        functions=set(people.functions()),
        units=units or None,
        people=people.Office() if units else None,
        procedures={item.id: item for item in published()} | dict(beside or {}),
        endpoints=set(calls.endpoints()),
        effects=_effects(),
        numbers=list(keeping.numbers(items())),
        **told,
    )


def _effects() -> dict[str, EffectType]:
    """The effects that are registered, and those that the engine carries out itself."""
    inner = {name: effect for name, effect in EFFECTS.items() if effect.inner}
    found = getUtilitiesFor(IEffectType)
    return {**inner, **{name: effect.type for name, effect in found}}

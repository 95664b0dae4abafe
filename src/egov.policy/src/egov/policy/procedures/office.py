"""The office for which definitions are checked: what this site knows of itself today.

Used when a definition is published or looked at.  Verticals that come after this one
tell what they know by utilities (:class:`.interfaces.IOfficeFact`).  It reads units,
people, plan and templates, never a case.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from egov.policy import calls
from egov.policy import clock
from egov.policy import people
from egov.policy import tariffs
from egov.policy.core.checks import CheckContext
from egov.policy.core.checks import OptionSet
from egov.policy.core.effects import EFFECTS
from egov.policy.core.effects import EffectType
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Procedure
from egov.policy.procedures import keeping
from egov.policy.procedures.interfaces import IEffectType
from egov.policy.procedures.interfaces import IOfficeFact
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import items
from egov.policy.procedures.unitoptions import ever_set
from egov.policy.procedures.unitoptions import options_in
from typing import Any
from zope.component import getUtilitiesFor


Beside = Mapping[str, Procedure] | None
"""Procedures that are about to be published with one another, by id."""

Version = tuple[str, int]
"""Id and number of a published version."""


def office(beside: Beside = None, of: Version | None = None) -> CheckContext:
    """This office, with the procedures that are published ``beside`` one another.

    For a version that comes again, what was kept ``of`` it is as it was then.  Without any
    unit nothing is known yet of units and of who is there.
    """
    units = {unit.id: unit for unit in people.units()}
    told = {name: fact(of) for name, fact in getUtilitiesFor(IOfficeFact)}
    return CheckContext(
        functions=set(people.functions()),
        units=units or None,
        people=people.Office() if units else None,
        set_by=_set_by,
        ever_set=_ever_set,
        procedures=TakingCases(beside or {}),
        endpoints=set(calls.endpoints()),
        effects=_effects(),
        tariffs=tariffs.known(),
        numbers=list(keeping.numbers(items())),
        **told,
    )


def _set_by(procedure: Procedure, unit: str) -> Mapping[str, Any]:
    """What a unit has set of the options of a procedure; nothing of one that is new."""
    with suppress(UnknownProcedure):
        return options_in(procedure, unit, clock.today())
    return {}


def _ever_set(procedure: Procedure) -> Iterator[OptionSet]:
    """What units have set of its options; nothing of one that is new."""
    with suppress(UnknownProcedure):
        yield from ever_set(procedure, clock.today())


class TakingCases(Mapping):
    """The procedures that take new cases, and those ``beside`` them; read when asked for.

    It holds nothing of the database, so that it may outlive a request.
    """

    def __init__(self, beside: Mapping[str, Procedure]) -> None:
        self._beside = beside

    def __getitem__(self, id: str) -> Procedure:
        if id not in self:
            raise KeyError(id)
        return self._beside[id] if id in self._beside else get(id)

    def __contains__(self, id: object) -> bool:
        return id in set(self)

    def __iter__(self) -> Iterator[str]:
        return iter({*self._beside, *(item.getId() for item in items() if item.current)})

    def __len__(self) -> int:
        return len(set(self))


def _effects() -> dict[str, EffectType]:
    """The effects that are registered, and those that the engine carries out itself."""
    inner = {name: effect for name, effect in EFFECTS.items() if effect.inner}
    found = getUtilitiesFor(IEffectType)
    return {**inner, **{name: effect.type for name, effect in found}}

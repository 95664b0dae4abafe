"""What holds of the options of a procedure in a unit on a day, and what units have set.

Plain data beside the versions, by unit: rows that are only ever added (:mod:`.setting`),
so that it can be told what was in force on any day and who had set it.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from egov.policy import people
from egov.policy.core.checks import OptionSet
from egov.policy.core.model import Procedure
from egov.policy.core.model import UnitOption
from egov.policy.core.options import can_be
from egov.policy.procedures.content import followed
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import publication
from typing import Any


@dataclass(frozen=True)
class Setting:
    """What a unit has set: an option, from which day on, to what; None: nothing any more."""

    option: str
    since: str
    value: Any
    author: str
    set_on: str


@dataclass(frozen=True)
class Held:
    """What holds of an option; ``setting`` says so for ``unit``, or it is the default.

    ``passed_over`` is what was set nearer by for an earlier version, and cannot be in this one.
    """

    option: UnitOption
    value: Any
    unit: str = ""
    setting: Setting | None = None
    passed_over: tuple["Held", ...] = ()


def settings_of(id: str, unit: str) -> tuple[Setting, ...]:
    """All that a unit has ever set of a procedure, in the order in which it did.

    :raises UnknownProcedure: if there is no such procedure.
    """
    return tuple(Setting(**row) for row in (item_named(id).settings or {}).get(unit, ()))


def in_force(procedure: Procedure, unit: str, day: date) -> list[Held]:
    """What holds in a unit: what it has set, else the nearest unit above, else the default."""
    if not procedure.options:
        return []
    places = (unit, *people.ancestors(unit))
    line = [(place, settings_of(procedure.id, place)) for place in places]
    return [_in_force(option, line, day) for option in procedure.options]


def options_in(procedure: Procedure, unit: str, day: date) -> dict[str, Any]:
    """What was set and holds in a unit, by option: what a case that is opened keeps."""
    found = in_force(procedure, unit, day)
    return {item.option.id: item.value for item in found if item.setting}


def ever_set(procedure: Procedure, day: date) -> Iterator[OptionSet]:
    """What units have set of the options of any version, as of a day and from later ones on.

    :raises UnknownProcedure: if there is no such procedure.
    """
    for unit in item_named(procedure.id).settings or {}:
        settings = settings_of(procedure.id, unit)
        for option in dict.fromkeys(item.option for item in settings):
            for found in _from_then_on(settings, option, day):
                if found.value is not None:
                    yield OptionSet(unit, option, found.value)


def standing(
    id: str, version: int, options: Mapping[str, Any], earlier: Sequence[int] = ()
) -> Procedure:
    """A published version as it stands with these options, after ``earlier`` ones if any.

    :raises UnknownProcedure: see ``lookup.get``.
    """
    if not earlier:
        return publication(id, version).procedure(options)
    return followed((publication(id, number) for number in (*earlier, version)), options)


def standing_in(procedure: Procedure, unit: str, day: date) -> Procedure:
    """A published procedure as it stands for cases that a unit opens on a day."""
    options = options_in(procedure, unit, day)
    return standing(procedure.id, procedure.version, options) if options else procedure


def last_setting(settings: Sequence[Setting], option: str, day: date) -> Setting | None:
    """What was set from the latest day that is not after this one; of two, what was set later."""
    until = [item for item in settings if item.option == option and item.since <= day.isoformat()]
    latest = max((item.since for item in until), default="")
    return next((item for item in reversed(until) if item.since == latest), None)


def _from_then_on(settings: Sequence[Setting], option: str, day: date) -> Iterator[Setting]:
    later = {item.since for item in settings if item.option == option}
    for since in sorted({day, *map(date.fromisoformat, later)}):
        found = last_setting(settings, option, since)
        if since >= day and found is not None:
            yield found


def _in_force(option: UnitOption, line: list[tuple[str, tuple[Setting, ...]]], day: date) -> Held:
    passed_over: list[Held] = []
    for unit, settings in line:
        found = last_setting(settings, option.id, day)
        if found is None or found.value is None:
            continue
        held = Held(option, found.value, unit, found, tuple(passed_over))
        if can_be(option, found.value):
            return held
        passed_over.append(held)
    return Held(option, option.default, passed_over=tuple(passed_over))

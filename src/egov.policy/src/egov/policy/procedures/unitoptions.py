"""What holds of the options of a procedure in a unit on a day, and what units have set.

Plain data beside the versions, by unit: rows that are only ever added (:mod:`.setting`),
so that it can be told what was in force on any day and who had set it.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from egov.policy.core.model import UnitOption
from egov.policy.core.options import cleaned
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
    """What holds of an option; ``setting`` says so for ``unit``, or it is the default."""

    option: UnitOption
    value: Any
    unit: str = ""
    setting: Setting | None = None


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


def _in_force(option: UnitOption, line: list[tuple[str, tuple[Setting, ...]]], day: date) -> Held:
    for unit, settings in line:
        found = last_setting(settings, option.id, day)
        # What was set for an earlier version may be more than this one allows.
        if found and found.value is not None and _can_be(option, found.value):
            return Held(option, found.value, unit, found)
    return Held(option, option.default)


def _can_be(option: UnitOption, value: Any) -> bool:
    try:
        cleaned(option, value)
    except InvalidValues:
        return False
    return True

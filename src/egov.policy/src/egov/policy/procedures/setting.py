"""Setting options of a procedure for a unit, from a day on.

Who administers a unit sets them for it and for all below it.  What was set stays: a
later row takes its place, from its own day on.  Cases keep what held when they were
opened, so that nothing here touches any.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import clock
from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.model import UnitOption
from egov.policy.core.options import cleaned
from egov.policy.core.terms import OptionKind
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.unitoptions import last_setting
from egov.policy.procedures.unitoptions import Setting
from egov.policy.procedures.unitoptions import settings_of
from plone import api
from typing import Any


FROM = "from"
"""The field of the day, in problems."""


def set_options(id: str, unit: str, given: Mapping[str, Any], since: date) -> None:
    """Set options for a unit; a value of None takes back what was set.

    :raises UnknownProcedure: if the procedure takes no cases.
    :raises NotAllowed: if the current person administers neither the unit nor one above.
    :raises InvalidValues: for an option or a unit that there is not, a value that the
        option cannot have, a day in the past.
    """
    options = {option.id: option for option in get(id).options}
    problems = [*_problems_of_place(unit, since), *_problems_of(options, given)]
    if problems:
        raise InvalidValues(problems)
    _require_charge(unit)
    me, now = api.user.get_current().getId(), datetime.now(UTC).isoformat(timespec="seconds")
    known = settings_of(id, unit)
    new = [
        Setting(name, since.isoformat(), _value(options[name], value), me, now)
        for name, value in given.items()
    ]
    add(item_named(id), unit, [item for item in new if not _is_said(item, known, since)])


def may_set(unit: str) -> bool:
    """Whether the current person sets options for a unit."""
    me = api.user.get_current().getId()
    return "Manager" in api.user.get_roles() or unit in people.charge_of(me)


def add(item: PublishedProcedure, unit: str, new: Iterable[Setting]) -> None:
    """Write down what was set."""
    rows = tuple(map(asdict, new))
    if not rows:
        return
    if item.settings is None:
        item.settings = OOBTree()
    item.settings[unit] = (*item.settings.get(unit, ()), *rows)


def _is_said(new: Setting, known: tuple[Setting, ...], since: date) -> bool:
    """Whether it was set so already: sent twice, it is written once."""
    found = last_setting(known, new.option, since)
    return found is not None and (found.since, found.value) == (new.since, new.value)


def _require_charge(unit: str) -> None:
    if not may_set(unit):
        raise NotAllowed("set_options")


def _problems_of_place(unit: str, since: date) -> Iterator[FieldProblem]:
    if people.find_unit(unit) is None:
        yield FieldProblem.unknown("unit", unit)
    if since < clock.today():
        yield FieldProblem(FROM, "in_the_past")


def _problems_of(
    options: Mapping[str, UnitOption], given: Mapping[str, Any]
) -> Iterator[FieldProblem]:
    for name, value in given.items():
        if name not in options:
            yield FieldProblem.unknown(name, name)
            continue
        try:
            _value(options[name], value)
        except InvalidValues as error:
            yield from error.problems


def _value(option: UnitOption, value: Any) -> Any:
    """The value as it is kept; a function is one of the office."""
    if value is None:
        return None
    found = cleaned(option, value)
    if option.kind is OptionKind.FUNCTION and found not in people.functions():
        raise InvalidValues([FieldProblem.unknown(option.id, found)])
    return found

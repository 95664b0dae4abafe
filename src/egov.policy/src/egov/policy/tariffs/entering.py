"""Entering a tariff: judged whole, so that all that is wrong is told at once."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import amount_of
from egov.policy.tariffs.store import entries_of
from egov.policy.tariffs.store import keep
from plone import api
from typing import Any

import re


ID = re.compile("[a-z][a-z0-9_]{0,39}")
"""What a definition can call a tariff."""

MOST = 500
"""Entries of one tariff of one unit: more are a mistake of a program."""


def enter(tariff: str, unit: str, since: date | None, amount: Any) -> None:
    """From that day on the unit, and those below it that have no own, take that amount.

    ``amount`` is a whole number or a decimal text; None or an empty text ends what the unit
    took before.  The same entry sent twice is entered once.

    :raises NotAllowed: if the current person administers neither the unit nor one above.
    :raises InvalidValues: naming ``tariff``, ``unit``, ``since`` or ``amount``.
    """
    day, exact = judged(tariff, unit, since, amount)
    known = entries_of(tariff, unit)
    if exact is None and not known:
        raise InvalidValues([FieldProblem.required("amount")])
    if not may_enter(unit):
        raise NotAllowed("enter_tariff")
    if len(known) >= MOST:
        raise InvalidValues([FieldProblem("tariff", "too_many_rows", {"most": MOST})])
    if not known or (known[-1].since, known[-1].amount) != (day, exact):
        keep(tariff, unit, day, exact)


def judged(tariff: str, unit: str, since: date | None, amount: Any) -> tuple[date, Decimal | None]:
    """The day and the amount of an entry that is good; no amount ends a tariff.

    :raises InvalidValues: naming ``tariff``, ``unit``, ``since`` or ``amount``.
    """
    problems = [*_problems(tariff, unit, since)]
    try:
        exact = None if amount is None or amount == "" else amount_of(amount)
    except InvalidValues as error:
        problems += error.problems
    if problems or since is None:
        raise InvalidValues(problems)
    return since, exact


def may_enter(unit: str) -> bool:
    """Whether the current person enters tariffs of a unit."""
    user = api.user.get_current()
    return "Manager" in api.user.get_roles() or unit in people.charge_of(user.getId())


def _problems(tariff: str, unit: str, since: date | None) -> Iterator[FieldProblem]:
    if not ID.fullmatch(tariff):
        yield FieldProblem.unknown("tariff", tariff) if tariff else FieldProblem.required("tariff")
    if people.find_unit(unit) is None:
        yield FieldProblem.unknown("unit", unit) if unit else FieldProblem.required("unit")
    if since is None:
        yield FieldProblem.required("since")

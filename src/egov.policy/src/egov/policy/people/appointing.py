"""Giving and ending functions as a functional administrator may: the way in for pages and REST.

Import steps and commands call :mod:`.assigning` directly.  Who hands out
functions neither takes one, nor makes others of their own kind, nor writes the
past anew: a paper signed yesterday is judged by who held what yesterday.  A
Manager may, since somebody must be the first.
"""

from collections.abc import Iterator
from datetime import date
from egov.policy import clock
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.people.assigning import assign
from egov.policy.people.assigning import end_assignment
from egov.policy.people.assigning import find_assignment
from egov.policy.people.groups import functions
from egov.policy.people.groups import groups_of
from egov.policy.people.model import Assignment
from egov.policy.people.tree import descendants
from plone import api


ADMINISTRATOR = "Functional Administrator"
"""The role of who gives functions and gets stuck cases going again."""


def appoint(
    user_id: str,
    function: str,
    unit: str,
    start: date,
    end: date | None = None,
    substitute_for: str = "",
) -> Assignment:
    """Give a person a function; what the current person may not give is an InvalidValues."""
    _refuse(_problems(user_id, function, start))
    return assign(user_id, function, unit, start, end, substitute_for)


def dismiss(id: str, on: date) -> Assignment:
    """Make ``on`` the last day of an assignment.

    It may lie in the past: that takes rights away, and the assignment keeps who
    decided it when.
    """
    found = find_assignment(id)
    if found is not None:
        _refuse(_function_problems(found.function, "on"))
    return end_assignment(id, on)


def charge_of(user_id: str) -> frozenset[str]:
    """Units that a person administers today: their own and all below."""
    own = posts_of(user_id, ADMINISTRATOR)
    return own.union(*map(descendants, own))


def posts_of(user_id: str, role: str) -> frozenset[str]:
    """Units at which a person holds a function today that brings a role."""
    known = functions()
    held = (group.rpartition(".") for group in groups_of(user_id))
    return frozenset(unit for unit, _, id in held if id in known and role in known[id].roles)


def _problems(user_id: str, function: str, start: date) -> Iterator[FieldProblem]:
    if user_id == api.user.get_current().getId():
        yield FieldProblem("user", "not_yourself")
    if start < clock.today():
        yield FieldProblem("start", "in_the_past")
    yield from _function_problems(function, "function")


def _function_problems(function: str, field: str) -> Iterator[FieldProblem]:
    known = functions().get(function)
    if known is not None and ADMINISTRATOR in known.roles:
        yield FieldProblem(field, "manager_only")


def _refuse(problems: Iterator[FieldProblem]) -> None:
    found = [] if "Manager" in api.user.get_roles() else list(problems)
    if found:
        raise InvalidValues(found)

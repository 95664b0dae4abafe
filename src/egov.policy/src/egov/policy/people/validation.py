"""What can be wrong with a new assignment.  Used by ``assigning`` only."""

from collections.abc import Iterator
from egov.policy.core.errors import FieldProblem
from egov.policy.people.model import Assignment
from egov.policy.people.store import people
from egov.policy.people.tree import find_unit
from plone import api


def problems(wanted: Assignment) -> Iterator[FieldProblem]:
    """Every reason to refuse it, field by field."""
    if api.user.get(userid=wanted.user) is None:
        yield FieldProblem.unknown("user", wanted.user)
    if wanted.function not in people().functions:
        yield FieldProblem.unknown("function", wanted.function)
    if find_unit(wanted.unit) is None:
        yield FieldProblem.unknown("unit", wanted.unit)
    if wanted.end is not None and wanted.end < wanted.start:
        yield FieldProblem("end", "before_start")
    if wanted.substitute_for:
        yield from _substitution_problems(wanted)
    if any(_same(wanted, item) for item in people().of_user(wanted.user)):
        yield FieldProblem("user", "duplicate")


def _substitution_problems(wanted: Assignment) -> Iterator[FieldProblem]:
    lender = wanted.substitute_for
    if lender == wanted.user:
        yield FieldProblem("substitute_for", "self")
        return
    lent = (item for item in people().of_user(lender) if item.group == wanted.group)
    own = (item for item in lent if not item.substitute_for)
    if not any(item.covers(wanted.start, wanted.end) for item in own):
        yield FieldProblem("substitute_for", "not_holder", {"user": lender})


def _same(one: Assignment, other: Assignment) -> bool:
    """Do both say the same?  Group stands for function and unit."""
    return (one.group, one.start, one.end, one.substitute_for) == (
        other.group,
        other.start,
        other.end,
        other.substitute_for,
    )

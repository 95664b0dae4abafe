"""Planning a migration: which cases there are, what has to be decided, is it complete."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import procedures
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.migration import Correspondence
from egov.policy.core.migration import left_out
from egov.policy.core.migration import problems
from egov.policy.core.migration import proposed
from egov.policy.core.migration import targets_of_field
from egov.policy.core.migration import targets_of_state
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.migration import plans
from plone import api
from typing import Any


@dataclass(frozen=True)
class Choice:
    """Something that the later version does not have, and what it can become.

    ``cases`` is how many are in that state now; of a field it is not known before the dry run.
    """

    part: State | Field
    targets: tuple[State, ...] | tuple[Field, ...]
    cases: int = 0


@dataclass(frozen=True)
class Choices:
    """What has to be decided before cases can go from one version to the other."""

    before: Procedure
    after: Procedure
    states: tuple[Choice, ...]
    fields: tuple[Choice, ...]
    cases: Mapping[str, int]
    """How many cases are in each state."""


def choices(id: str, before: int, after: int) -> Choices:
    """What to decide, with how many cases there are.

    :raises UnknownProcedure: if there is no such procedure.
    :raises InvalidValues: if there is no such version that takes cases, or it is the same.
    """
    old, new = _versions(id, before, after)
    asked, cases = left_out(old, new), counted(id, before)
    return Choices(
        old,
        new,
        tuple(
            Choice(state, targets_of_state(new, state), cases[state.id]) for state in asked.states
        ),
        tuple(Choice(field, targets_of_field(old, new, field)) for field in asked.fields),
        cases,
    )


def plan(
    id: str,
    before: int,
    after: int,
    states: Mapping[str, str],
    fields: Mapping[str, str | None],
    by: str,
) -> plans.Plan:
    """Keep a plan by which all running cases of a version go over to another.

    ``states`` and ``fields`` say what becomes of what is gone; the rest is known by its id.

    :raises UnknownProcedure: if there is no such procedure.
    :raises InvalidValues: for versions and parts that there are not, or left undecided.
    :raises StateConflict: if another one of the procedure is going on.
    """
    old, new = _versions(id, before, after)
    known = proposed(old, new)
    said = Correspondence({**known.states, **states}, {**known.fields, **fields})
    found = list(problems(old, new, said, counted(id, before).keys()))
    if found:
        raise InvalidValues(found)
    return plans.new(id, before, after, said, by)


def running(id: str, version: int, **more: Any) -> Any:
    """Rows of the catalogue of all cases of a version that are not closed."""
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=procedures.type_name(id, version), case_phase=procedures.RUNNING, **more
    )


def counted(id: str, version: int) -> Counter[str]:
    """How many cases of a version are in each state that is not final."""
    states = (state.id for state in procedures.get(id, version).states)
    # From the indexes alone: no row of a case is read.
    found = {state: len(running(id, version, review_state=state)) for state in states}
    return +Counter(found)


def _versions(id: str, before: int, after: int) -> tuple[Procedure, Procedure]:
    found, wrong = [], []
    for name, number in (("from", before), ("to", after)):
        try:
            found.append(procedures.get(id, number))
        except UnknownProcedure:
            procedures.item_named(id)
            wrong.append(FieldProblem.unknown(name, str(number)))
    wrong += [FieldProblem.unknown("to", str(after)) for item in found if item.abstract]
    if before == after:
        wrong.append(FieldProblem("to", "duplicate"))
    if wrong:
        raise InvalidValues(wrong)
    return found[0], found[1]

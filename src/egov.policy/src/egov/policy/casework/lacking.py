"""What a case that was moved lacks in the version that it follows now, and who supplies it.

When it was filed nobody asked for it, and what its form asks for is not asked again by a
decision.  So it is told on the case, and up to who is asked something in it, as pieces are.
"""

from egov.policy.casework.standing import Standing
from egov.policy.casework.surroundings import context_in
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.model import Procedure
from egov.policy.core.terms import StateKind


WHOLE = (StateKind.DRAFT, StateKind.FINAL)
"""States in which nothing lacks: all is asked before a case is filed, nothing after its end."""


def lacking(case) -> list[FieldProblem]:
    """What a moved case lacks, as far as the current person may know of it."""
    return lacking_of(Standing(case))


def lacking_of(mine: Standing) -> list[FieldProblem]:
    """See :func:`lacking`."""
    known = mine.seen | {piece.id for piece in mine.procedure.pieces}
    return [item for item in _lacking(mine) if part_of(item) in known]


def lacking_in(procedure: Procedure, situation: Situation, world: World) -> list[FieldProblem]:
    """What a case lacks in this situation, under a version that succeeds those it has followed.

    What one of these asks for as well was known when the case was filed.
    """
    if not procedure.earlier or procedure.state(situation.state).kind in WHOLE:
        return []
    facts = engine.circumstances(procedure, situation, world)
    context, values = context_in(situation.unit, facts, situation.supplied), situation.values
    now, *before = (
        {(part_of(item), item.code): item for item in form.outdated(version, values, context)}
        for version in procedure.versions
    )
    known = set.intersection(*map(set, before))
    return [item for key, item in now.items() if key not in known]


def editable_of(mine: Standing) -> frozenset[str]:
    """Ids of the fields that the person may change: those of the state, and what is lacking."""
    lacked = {part_of(item) for item in _lacking(mine)} & mine.seen
    if lacked and engine.may_complete(mine.procedure, mine.situation, mine.person, mine.world):
        return mine.editable | lacked
    return mine.editable


def part_of(problem: FieldProblem) -> str:
    """The field, or piece, that a problem is about: the table for one of its cells."""
    return problem.field.partition(".")[0]


def _lacking(mine: Standing) -> list[FieldProblem]:
    return lacking_in(mine.procedure, mine.situation, mine.world)

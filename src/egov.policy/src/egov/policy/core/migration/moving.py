"""The situation of a case under another version of its procedure."""

from dataclasses import replace
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.engine import World
from egov.policy.core.migration.answers import answers_of
from egov.policy.core.migration.answers import marks_of
from egov.policy.core.migration.asking import Asking
from egov.policy.core.migration.correspondence import Correspondence
from egov.policy.core.migration.fate import CannotMove
from egov.policy.core.migration.fate import Migrated
from egov.policy.core.migration.running import Running
from egov.policy.core.model import Procedure
from egov.policy.core.terms import StateKind


def migrate(
    old: Procedure, new: Procedure, said: Correspondence, situation: Situation, world: World
) -> Migrated:
    """What a case is under ``new``, which is to be ``succeeding`` the version it has followed.

    Whoever is asked the same stays asked; what was decided stays decided.  The case enters
    another state only if that is what its own becomes.

    :raises CannotMove: it is closed, or it was not said what its state becomes.
    """
    before = old.state(situation.state)
    if before.kind is StateKind.FINAL:
        raise CannotMove("closed", before.id)
    target = said.states.get(before.id)
    if target is None:
        raise CannotMove("state", before.id)
    after, lost = answers_of(old, new, said, situation, world)
    after, unmarked = marks_of(new, after)
    if target != before.id:
        after = replace(after, state=target, entered_on=world.now)
    asking, running = Asking(old, before, new, said, world), Running(old, new, said, world)
    turn = running.carried_over(asking.carried_over(Turn(after)))
    return Migrated(turn.after, tuple(asking.fates), tuple(running.fates), lost, unmarked)

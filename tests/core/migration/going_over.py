"""A case on its way that goes over to another version, for the tests of what becomes of it."""

from ..engine.making import days
from ..engine.making import procedure
from ..engine.making import state
from ..engine.making import take
from ..engine.making import task
from ..engine.world import Office
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core.migration import Correspondence
from egov.policy.core.migration import migrate
from egov.policy.core.migration import proposed
from egov.policy.core.model import succeeding


OFFICE = Office()


def moved(walk, new, states=None, fields=None):
    """What becomes of the case of a walk, which goes on under the new version."""
    old, new = walk.procedure, succeeding(walk.procedure, replace(new, version=2))
    known = proposed(old, new)
    said = Correspondence({**known.states, **(states or {})}, {**known.fields, **(fields or {})})
    found = migrate(old, new, said, walk.now, walk.world)
    walk.procedure, walk.turn = new, engine.Turn(found.after)
    return found


def fates(found):
    return [(fate.id, str(fate.how)) for fate in found]


def checking(*tasks, leaving=(), **more):
    """A state in which these tasks are asked, and that the first completes."""
    return procedure(
        state("check", *tasks), take("accept", "check", "closed", "clerk"), *leaving, **more
    )


CHECK = task("check", "clerk", due=days(5), complete="accept")

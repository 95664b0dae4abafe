"""A random walk whose every turn is looked at: nothing is lost, nothing waits unseen."""

from . import cast
from . import walks
from .history import require_kept
from .standing import faults
from .world import Office
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import TestStep
from egov.policy.core.rehearsal import answers
from egov.policy.core.rehearsal import verbs


REFUSALS = (NotAllowed, StateConflict, InvalidValues)
OFFICE = Office(groups=cast.GROUPS)
for (substitute, group), lender in cast.LENT.items():
    OFFICE = OFFICE.with_substitute(substitute, group, lender)


class Trip:
    """A random walk: every turn of it is looked at."""

    def __init__(self, procedure, values, world=OFFICE):
        self.procedure, self.world = procedure, world
        blank = engine.Situation("zone", "cleo", procedure.initial.id, world.now, world.now)
        given = answers.drafted(procedure, blank, values, "cleo", world)
        turn = engine.open_case(procedure, "zone", "cleo", given, world)
        self.now = turn.after
        self.standing()

    def act(self, act):
        if act.verb == "wait":
            # Papers are ready by then.
            self.now = replace(self.now, ready=self.now.papers)
            self.world = self.world.later(days=act.days)
            return self.follow(engine.tick(self.procedure, self.now, self.world))
        if act.verb == "staff":
            self.world = self.world.with_members(*act.to)
            return self.follow(engine.tick(self.procedure, self.now, self.world))
        if act.verb == "edit":
            return self.attempt(self.edited, act.fill)
        if act.verb == "revoke":
            by = walks.one_of(walks.revokers(self.procedure, self.now, self.world), act)
            step = TestStep(do="revoke", document="paper")
            return self.attempt(verbs.revoke, verbs.Act(step, by))
        found = walks.call(act, self.procedure, self.now, self.world)
        return self.attempt(found[0], *found[1]) if found else None

    def attempt(self, do, *given):
        try:
            turn = do(self.procedure, self.now, *given, self.world)
        except EgovError as error:
            assert isinstance(error, REFUSALS)
            return None
        return self.follow(turn)

    def edited(self, procedure, now, fill, world):
        """Answers become others, whoever may have changed them."""
        given = answers.drafted(procedure, now, fill, "", world)
        kept = {id: value for id, value in now.values.items() if fill.get(id, value) is not None}
        return engine.settle(procedure, replace(now, values={**kept, **given}), world)

    def follow(self, turn):
        require_kept(self.procedure, self.now, turn)
        self.now = turn.after
        self.standing()

    def standing(self):
        """The case is somewhere, and goes on, or is seen not to."""
        found = faults(self.procedure, self.now, self.world)
        assert not found, found

    def tasks(self, person):
        return engine.tasks_for(self.procedure, self.now, person, self.world)

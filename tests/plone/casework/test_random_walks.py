"""Whatever the definition and whatever people do: on the site it is as in a rehearsal.

And nothing is lost there: the history of DCWorkflow and the journal know every step, and what
waits for nobody is among the alerts.
"""

from ...core.engine import strategies
from ...core.engine import walks
from ...core.engine.standing import faults
from ...site.both import told
from ...site.settling import WARDEN
from ...site.stage import SiteStage
from ...site.steps import step_of
from ...site.town import Town
from ...site.town import TownStage
from dataclasses import replace
from egov.policy import casework
from egov.policy import journal
from egov.policy.casework import ticking
from egov.policy.core import engine
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.rehearsal.playing import attempt
from egov.policy.core.serialize import digest
from hypothesis import given
from plone import api
from Products.CMFCore.indexing import processQueue

import pytest
import transaction


class Pair:
    """One case in both worlds."""

    def __init__(self, portal, patched, procedure):
        # What Plone keeps of a type by its name must not be that of another example.
        procedure = replace(procedure, id=f"random-{digest(procedure)[:12]}")
        test = Test("walk", Text(), ())
        self.rehearsed = TownStage(procedure, test, Town(procedure, test, strategies.GROUPS))
        town = Town(procedure, test, strategies.GROUPS)
        self.played = SiteStage(portal, patched, procedure, test, town)

    def go(self, step):
        """Try a step in both worlds: what is refused is, what follows does, as in the other."""
        self.same(lambda stage: attempt(stage, step))

    def staff(self, group, people):
        """Change who holds a function, in both worlds."""
        self.same(lambda stage: stage.staff(group, people))

    def same(self, do):
        rehearsed, played = _done(do, self.rehearsed), _done(do, self.played)
        assert played == rehearsed
        self.compare()

    def compare(self):
        played = self.played
        assert told(played.situation) == told(self.rehearsed.situation)
        assert faults(played.procedure, played.situation, played.world) == []
        assert lost(played) == []

    def read_again(self):
        """What the case is, and who is offered what, once nothing of it is in memory."""
        transaction.savepoint()
        self.played.case._p_jar.cacheMinimize()
        self.compare()
        assert offers(self.played) == offers(self.rehearsed)


def _done(do, stage):
    before = len(stage.events)
    refused = do(stage)
    return refused, engine.trace(stage.events[before:])


def lost(stage):
    """What the site does not know of a case, in words."""
    case, situation, found = stage.case, stage.situation, []
    taken = [step.transition for step in situation.steps]
    written = [item for item in journal.entries(case) if item.action == "transition"]
    if [status["action"] for status in case.workflow_history[case.portal_type][1:]] != taken:
        found.append("a step is not in the history")
    if [item.data["transition"] for item in written] != taken:
        found.append("a step is not in the journal")
    if not journal.verify(case).ok:
        found.append("the journal does not verify")
    moment = engine.next_moment(stage.procedure, situation, stage.world)
    if case.next_moment != moment or (moment is not None and moment <= stage.now) != _is_due(case):
        found.append("it is not known when time has something to do")
    if bool(engine.alerts(stage.procedure, situation, stage.world)) != _is_alert(case):
        found.append("what it waits for is not among the alerts, or that is over")
    return found


def _is_due(case):
    return "/".join(case.getPhysicalPath()) in ticking.due()


def _is_alert(case):
    processQueue()
    with api.env.adopt_user(WARDEN):
        return case.UID() in [row["uid"] for row in casework.inbox("alerts").rows]


def offers(stage):
    """What each person is offered, and which tasks are theirs."""
    known = stage.procedure, stage.situation
    return {
        person: (
            engine.offered(*known, person, stage.world),
            engine.tasks_for(*known, person, stage.world),
        )
        for person in strategies.PEOPLE
    }


@walks.tried(40)
@given(strategies.procedures(), strategies.OPENING, walks.RESTLESS)
def test_a_random_walk_is_the_same_on_the_site(anew, procedure, values, walk):
    with anew() as portal, pytest.MonkeyPatch.context() as patched:
        pair = Pair(portal, patched, procedure)
        pair.go(TestStep(person="cleo", do="open", fill={"name": "Bornage", **values}))
        for act in walk:
            if act.verb == "staff":
                group, *people = act.to
                pair.staff(group, people)
            elif (step := step_of(act, pair.rehearsed)) is not None:
                pair.go(step)
        pair.read_again()

"""Whatever the definition and whatever people do: on the site it is as in a rehearsal.

And nothing is lost there: the history of DCWorkflow and the journal know every step, and what
waits for nobody is among the alerts.
"""

from ...core.engine import cast
from ...core.engine import questions
from ...core.engine import strategies
from ...core.engine import walks
from ...core.engine.others import EARLIER
from ...core.engine.standing import faults
from ...core.rehearsal.steps import doing
from ...core.rehearsal.steps import opening
from ...core.rehearsal.town import Town
from ...core.rehearsal.town import TownStage
from ...site.beside import meant
from ...site.beside import others
from ...site.beside import settle_beside
from ...site.both import told
from ...site.settling import WARDEN
from ...site.stage import SiteStage
from dataclasses import replace
from egov.policy import casework
from egov.policy import journal
from egov.policy.casework import ticking
from egov.policy.core import engine
from egov.policy.core.model import Test
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
        test = Test("walk", Text(), (), earlier=_earlier(procedure))
        self.rehearsed = TownStage(procedure, test, Town(procedure, test, cast.GROUPS))
        town = Town(procedure, test, cast.GROUPS)
        self.played = SiteStage(portal, patched, procedure, test, town)
        settle_beside(self.played)

    def open(self, values):
        """Open the case, in both worlds."""
        step = opening(values, self.rehearsed)
        self.same(lambda stage: attempt(stage, step))

    def go(self, act):
        """Try an act in both worlds, if it is anything where the case stands."""
        if (do := doing(act, self.rehearsed)) is not None:
            self.same(do)

    def same(self, do):
        """What is refused is, what follows does, as in the other world."""
        rehearsed, played = _done(do, self.rehearsed), _done(do, self.played)
        assert played == rehearsed
        self.compare()

    def compare(self):
        played = self.played
        assert told(played.situation) == told(self.rehearsed.situation)
        assert outlook(played) == outlook(self.rehearsed)
        assert faults(*seen(self.rehearsed)) == []
        assert lost(played) == []

    def read_again(self):
        """What the case is, and who is offered what, once nothing of it is in memory."""
        transaction.savepoint()
        self.played.case._p_jar.cacheMinimize()
        self.compare()
        assert others(self.played) == meant(self.played)
        assert offers(self.played) == offers(self.rehearsed)


def _earlier(procedure):
    """A case that was there before: not where it would take itself on and give people tasks."""
    alone = any(taken.automatic for taken in procedure.leaving("draft"))
    return () if alone else (EARLIER,)


def _done(do, stage):
    before = len(stage.events)
    refused = do(stage)
    return refused, engine.trace(stage.events[before:])


def seen(stage):
    """A case as the engine sees it."""
    return stage.procedure, stage.situation, stage.world


def outlook(stage):
    """What is expected of time and of those in charge."""
    return engine.next_moment(*seen(stage)), engine.alerts(*seen(stage))


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
        for person in cast.PEOPLE
    }


@walks.tried(20)
@given(strategies.procedures(), questions.OPENING, walks.RESTLESS)
def test_a_random_walk_is_the_same_on_the_site(anew, procedure, values, walk):
    with anew() as portal, pytest.MonkeyPatch.context() as patched:
        pair = Pair(portal, patched, procedure)
        pair.open(values)
        for act in walk:
            pair.go(act)
        pair.read_again()

"""Whatever two versions say and wherever a case stands: the site moves it as the core says.

It comes back with every byte, and people go on with it.
"""

from ...core.engine import cast
from ...core.engine import questions
from ...core.engine import strategies
from ...core.engine import walks
from ...core.engine.standing import faults
from ...core.migration.versions import changed
from ...core.migration.versions import corresponding
from ...core.rehearsal.steps import doing
from ...core.rehearsal.steps import opening
from ...core.rehearsal.town import Town
from ...site.beside import settle_beside
from ...site.both import told
from ...site.stage import SiteStage
from dataclasses import replace
from egov.policy import cases
from egov.policy import casework
from egov.policy import journal
from egov.policy import migration
from egov.policy.casework import ticking
from egov.policy.core.migration import migrate
from egov.policy.core.model import succeeding
from egov.policy.core.model import Test
from egov.policy.core.model import Text
from egov.policy.core.rehearsal.playing import attempt
from egov.policy.core.serialize import digest
from egov.policy.core.terms import StateKind
from egov.policy.migration.moving import bring_back
from egov.policy.migration.moving import move
from egov.policy.procedures import publishing
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

import pytest
import transaction


SHORT = walks.walks(least=2, most=10)


def walked(portal, patched, procedure, values, walk):
    """A case that has gone some way."""
    test = Test("walk", Text(), ())
    town = Town(procedure, test, cast.GROUPS)
    stage = SiteStage(portal, patched, procedure, test, town)
    settle_beside(stage)
    attempt(stage, opening(values, stage))
    go(stage, walk)
    return stage


def go(stage, walk):
    for act in walk:
        if (do := doing(act, stage)) is not None:
            do(stage)


def stored(case):
    """The bytes that the database would hold of a case and its history."""
    transaction.savepoint()
    objects = case.aq_base, case.workflow_history
    return [item._p_jar._storage.load(item._p_oid)[0] for item in objects]


def standing(stage):
    """What is wrong with how the case stands, once time has looked at it."""
    for path in ticking.due():
        casework.tick(stage.portal.unrestrictedTraverse(path))
    case, situation = stage.case, stage.situation
    history = case.workflow_history[case.portal_type]
    taken = [status["action"] for status in history if status["action"]]
    assert taken == [step.transition for step in situation.steps]
    assert journal.verify(case).ok
    return faults(stage.procedure, situation, stage.world)


@walks.tried(12)
@given(strategies.procedures(), questions.OPENING, SHORT, SHORT, st.data())
def test_a_random_case_is_moved_brought_back_and_gone_on_with(
    anew, procedure, values, walk, further, data
):
    old = replace(procedure, id=f"random-{digest(procedure)[:12]}")
    new = replace(data.draw(changed(old)), id=old.id)
    said = data.draw(corresponding(old, new))
    with anew() as portal, pytest.MonkeyPatch.context() as patched:
        stage = walked(portal, patched, old, values, walk)
        assume(stage.case is not None)
        assume(cases.state_of(stage.case).kind is not StateKind.FINAL)
        publishing.bring_in(new, "tester", "La loi a changé")
        plan = migration.plan(old.id, 1, 2, said.states, said.fields, "tester")
        whole = succeeding(old, new)
        expected = migrate(old, whole, said, stage.situation, stage.world)
        before = stored(stage.case)
        move(stage.case, plan)
        assert told(stage.situation) == told(expected.after)
        transaction.savepoint()
        stage.case._p_jar.cacheMinimize()
        bring_back(stage.case, plan)
        assert stored(stage.case) == before
        move(stage.case, plan)
        stage.procedure = whole
        assert standing(stage) == []
        go(stage, further)
        assert standing(stage) == []

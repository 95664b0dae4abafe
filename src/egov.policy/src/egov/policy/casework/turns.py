"""Carrying out a turn of the engine: workflow, effects, journal, catalogue, in one transaction.

Everything that changes where a case stands comes through here, whoever caused it.
Each step is fired through the workflow tool, so that stock Plone sees what it always
sees; what nobody took is fired as the system.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextlib import nullcontext
from contextvars import ContextVar
from DateTime import DateTime
from datetime import datetime
from egov.policy import cases
from egov.policy import journal
from egov.policy.cases import CaseClosed
from egov.policy.casework import entries
from egov.policy.casework import telling
from egov.policy.casework.acts import acts
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.casework.situations import load
from egov.policy.core import engine
from egov.policy.core.engine import Changed
from egov.policy.core.engine import Closed
from egov.policy.core.engine import EffectDue
from egov.policy.core.engine import Event
from egov.policy.core.engine import Filed
from egov.policy.core.engine import Moved
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.model import Procedure
from egov.policy.core.terms import Distribution
from plone import api
from types import MappingProxyType
from typing import Any
from zope.component import getUtility
from zope.event import notify


INDEXES = [
    "case_phase",
    "case_reference",
    "closed_on",
    "disposal_due",
    "inbox_sort",
    "next_moment",
    "record_text",
    "waiting_for",
]
"""What a turn may change in the catalogue besides the state and the rights."""

BY_TURNS = (Distribution.LEAST_LOADED, Distribution.ROUND_ROBIN)
"""Ways of giving tasks that ask when somebody was given one last."""


_turns: ContextVar[Mapping[str, list[Callable[[], None]]]] = ContextVar(
    "turns that are carried out, by the id of their case", default=MappingProxyType({})
)


def carry_out(case, turn: Turn, world: cases.SiteWorld) -> None:
    """Do all that a turn says, and what follows once its effects are there."""
    with _under_way(case) as waiting:
        known = _carry(case, turn, world)
        while any(isinstance(event, EffectDue) for event in turn.events):
            # A number was taken, a paper was made: what waited for that follows.
            before = known or load(case)
            turn = engine.settle(cases.procedure_of(case), before, world)
            if turn.events or turn.after != before:
                known = _carry(case, turn, world)
        _finish(case, turn.after, world)
    for act in waiting:
        act()


def when_done(case, act: Callable[[], None]) -> None:
    """Act on a case, once the turn that is being carried out on it is done, if one is."""
    waiting = _turns.get().get(case.getId())
    if waiting is None:
        act()
    else:
        waiting.append(act)


def proceed(case, act: Callable[[Procedure, Situation, cases.SiteWorld], Turn]) -> None:
    """Carry out what the engine makes of a case now, if it makes anything of it."""
    procedure, world, before = cases.procedure_of(case), cases.SiteWorld(case), load(case)
    turn = act(procedure, before, world)
    if turn.events or turn.after != before:
        carry_out(case, turn, world)
    elif outlook(procedure, before, world) != (case.next_moment, case.alert):
        _finish(case, before, world)


def settle(case) -> None:
    """Let follow by itself what does, after something outside the flow has changed."""
    proceed(case, engine.settle)


def settle_on(event) -> None:
    """Subscriber: a paper is ready, or no longer in force; files came in or were taken out."""
    settle(event.object)


def is_taking(case, transition: str) -> bool:
    """Whether this very transition is being fired for a turn."""
    return case._v_taking == transition


def _carry(case, turn: Turn, world: cases.SiteWorld) -> Situation | None:
    """Carry a turn out; where the case stands then, if somebody had to ask."""
    _keep(case, turn.after)
    for act in acts(turn.events):
        with _nobody() if act.by_nobody else nullcontext():
            for event in (act.head, *act.rest):
                if (do := _DO.get(type(event))) is not None:
                    do(case, event, turn.after, world)
            entries.record(case, act)
            if any(isinstance(event, Closed) for event in act.rest):
                notify(CaseClosed(case))
    return telling.tell(case, turn, world)


def _keep(case, after: Situation) -> None:
    cases.keep(case, after)
    tasks = (task for state in cases.procedure_of(case).states for task in state.tasks)
    if any(task.distribution in BY_TURNS for task in tasks):
        cases.note_given(after.items)


def _fire(case, event: Moved, after: Situation, world: cases.SiteWorld) -> None:
    step, tool = event.step, api.portal.get_tool("portal_workflow")
    case._v_taking = step.transition
    try:
        tool.doActionFor(case, step.transition, comment=event.comment, time=DateTime(step.at))
    finally:
        case._v_taking = ""


def _file(case, event: Filed, after: Situation, world: cases.SiteWorld) -> None:
    case.filed_on = after.filed_on


def _close(case, event: Closed, after: Situation, world: cases.SiteWorld) -> None:
    case.closed_on = after.closed_on


def _change(case, event: Changed, after: Situation, world: cases.SiteWorld) -> None:
    if event.flags is not None:
        journal.record(case, "flags_changed", flags=event.flags)
    if event.values:
        cases.set_values(case, {**cases.values(case), **event.values})
        journal.record(case, "fields_changed", values=event.values)


def _apply(case, event: EffectDue, after: Situation, world: cases.SiteWorld) -> None:
    step = event.step
    decision = Decision(step.transition, step.actor, step.by, step.at, world.day(step.at))
    effect = getUtility(IEffect, name=event.name)
    effect.apply(case, cases.procedure_of(case), decision, **event.parameters)


_DO: dict[type[Event], Callable[[Any, Any, Situation, cases.SiteWorld], None]] = {
    Changed: _change,
    Closed: _close,
    EffectDue: _apply,
    Filed: _file,
    Moved: _fire,
}
"""What is done for an event besides keeping the situation and writing the journal."""


@contextmanager
def _under_way(case) -> Iterator[list[Callable[[], None]]]:
    """Know that a turn of a case is being carried out; gives what waits for its end."""
    waiting: list[Callable[[], None]] = []
    before = _turns.set({**_turns.get(), case.getId(): waiting})
    try:
        yield waiting
    finally:
        _turns.reset(before)


@contextmanager
def _nobody() -> Iterator[None]:
    """Act as the system, so that no person is named for what nobody did."""
    before = getSecurityManager()
    newSecurityManager(None, system)
    try:
        yield
    finally:
        setSecurityManager(before)


def outlook(
    procedure: Procedure, situation: Situation, world: cases.SiteWorld
) -> tuple[datetime | None, str]:
    """When time does something next, and why the case cannot go on."""
    found = engine.alerts(procedure, situation, world)
    return engine.next_moment(procedure, situation, world), found[0].why if found else ""


def _finish(case, after: Situation, world: cases.SiteWorld) -> None:
    procedure, alert = cases.procedure_of(case), case.alert
    case.next_moment, case.alert = outlook(procedure, after, world)
    case.reindexObject(idxs=INDEXES)
    if bool(case.alert) != bool(alert):
        # Who looks after functions reads it from now on, or no longer.
        case.reindexObjectSecurity()

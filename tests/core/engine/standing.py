"""How a case may stand, whatever was done with it: in a known state, and never unseen.

Used by the random walks, of the engine alone and on the site.
"""

from . import ways
from .cast import PEOPLE
from egov.policy.core import engine
from egov.policy.core.terms import StateKind


def faults(procedure, now, world):
    """What is wrong with how a case stands, in words; nothing, for every case there may be."""
    known = {state.id: state for state in procedure.states}
    if now.state not in known:
        return [f"undefined state {now.state}"]
    ended = known[now.state].kind is StateKind.FINAL
    look = _of_the_end if ended else _of_the_way
    found = [*look(procedure, now, world), *_of_items(now)]
    if engine.settle(procedure, now, world).events:
        found.append("it has not come to rest")
    return found


def _of_the_end(procedure, now, world):
    if now.closed_on is None:
        yield "ended, but not closed"
    if any(not clock.ended for clock in now.clocks):
        yield "a deadline runs after the end"
    if any(item.is_pending for item in now.items):
        yield "something is asked after the end"
    if engine.next_moment(procedure, now, world) is not None:
        yield "time has something to do after the end"
    if engine.alerts(procedure, now, world):
        yield "an alert after the end"


def _of_the_way(procedure, now, world):
    if now.closed_on is not None:
        yield "closed, but not ended"
    seen = {alert.subject for alert in engine.alerts(procedure, now, world)}
    for item in now.open:
        if item.id not in seen and not _somebody_ends(procedure, now, item, world):
            yield f"{item.id} waits for nobody, unseen"
    if not now.open and not now.halted:
        yield from _of_the_idle(procedure, now, seen, world)


def _of_the_idle(procedure, now, seen, world):
    """Nobody is asked: either something can bring the case on, or it is seen that nothing can.

    Somebody may have to be named first who can go on: it is then both.
    """
    known = procedure, now, world
    if not seen and not ways.leads_on(*known, {**ways.TRIED, **ways.WHO}):
        yield "the case waits for nobody, unseen"
    if now.state in seen and ways.leads_on(*known, ways.TRIED):
        yield "an alert, though the case can go on"


def _of_items(now):
    for item in now.items:
        if item.is_pending and (item.state, item.visit) != (now.state, len(now.steps)):
            yield f"{item.id} is left over from another round"
    if len({item.id for item in now.items}) < len(now.items):
        yield "two items of one id"


def _somebody_ends(procedure, now, item, world):
    return any(item in engine.tasks_for(procedure, now, person, world) for person in PEOPLE)

"""Whether a state in which nobody is asked can be left: by time, by a condition, by somebody.

Asked for alerts: a case that only looks as if it went on would be forgotten.
"""

from egov.policy.core import conditions
from egov.policy.core import form
from egov.policy.core.engine import actors
from egov.policy.core.engine import joining
from egov.policy.core.engine.effects import issued_already
from egov.policy.core.engine.facts import changing_with_time
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.facts import names_of
from egov.policy.core.engine.permitted import is_by_hand
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.timers import last_day
from egov.policy.core.engine.timers import next_moment
from egov.policy.core.engine.timers import silent
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition


def goes_on(procedure: Procedure, situation: Situation, world: World) -> bool:
    """Whether time, a condition or a person can still bring a case further."""
    if next_moment(procedure, situation, world) is not None:
        return True
    alone = {joining.verdict(procedure, situation)}
    alone |= {taken.id for taken, _ in silent(procedure, situation)}
    return any(
        _may_hold(procedure, situation, taken, world)
        and (
            taken.automatic is not None
            or taken.id in alone
            or _somebody_takes(procedure, situation, taken, world)
        )
        for taken in procedure.leaving(situation.state)
    )


def _may_hold(procedure: Procedure, situation: Situation, taken: Transition, world: World) -> bool:
    """Whether the conditions of a transition are met, or can come to be while nobody is asked."""
    timer = taken.automatic
    texts = (taken.when, timer.when if timer else "")
    unmet = [text for text in texts if not is_met(procedure, situation, text, world)]
    wanted = [names_of(procedure, text) for text in unmet]
    if timer and last_day(procedure, situation, taken, world) is None and timer.after:
        wanted.append(frozenset({timer.since}))
    if paper := issued_already(situation, taken):
        revoker = procedure.document(paper).revoke
        if not revoker or not _is_there(procedure, situation, revoker, world):
            return False
    changing = _changing(procedure, situation, world) if wanted else frozenset()
    return not any(changing.isdisjoint(names) for names in wanted)


def _changing(procedure: Procedure, situation: Situation, world: World) -> frozenset[str]:
    """What a condition may ask that comes with the day, with papers, from people who may edit."""
    found = set(changing_with_time(situation))
    if situation.papers != situation.ready:
        found.add(conditions.DOCUMENTS_READY)
    there = [
        actor.id for actor in procedure.actors if _is_there(procedure, situation, actor.id, world)
    ]
    if form.editable_fields(procedure, procedure.state(situation.state), there):
        # An answer may change what is computed from it.
        found |= {field.id for field in procedure.fields}
    return frozenset(found)


def _is_there(procedure: Procedure, situation: Situation, actor: str, world: World) -> bool:
    found = actors.principals(procedure, situation, actor, world)
    return any(actors.people(principal, world) for principal in found)


def _somebody_takes(
    procedure: Procedure, situation: Situation, taken: Transition, world: World
) -> bool:
    if not taken.actor or not is_by_hand(procedure, situation, taken):
        return False
    found = actors.principals(procedure, situation, taken.actor, world)
    barred = actors.takers(situation, taken.other_than)
    return any(
        person not in barred for principal in found for person in actors.people(principal, world)
    )

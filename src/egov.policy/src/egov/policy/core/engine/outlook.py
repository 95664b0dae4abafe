"""Whether a state in which nobody is asked can be left: by time, by a condition, by somebody.

Asked for alerts: a case that only looks as if it went on would be forgotten.  So a day on
which somebody is reminded is no way on, nor is a condition that no day, no paper and nobody
who may change answers will ever meet.
"""

from collections.abc import Iterator
from egov.policy.core import conditions
from egov.policy.core import form
from egov.policy.core.engine import actors
from egov.policy.core.engine import clocks
from egov.policy.core.engine import joining
from egov.policy.core.engine.effects import issued_already
from egov.policy.core.engine.facts import changing_with_time
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.permitted import is_by_hand
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.timers import last_day
from egov.policy.core.engine.timers import silent
from egov.policy.core.engine.world import World
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.core.terms import FieldType
from functools import cached_property


def goes_on(procedure: Procedure, situation: Situation, world: World) -> bool:
    """Whether time, a condition or a person can still bring a case further."""
    outlook = _Outlook(procedure, situation, world)
    return any(outlook.is_way(taken) for taken in procedure.leaving(situation.state))


class _Outlook:
    """What may still become of a case while nobody is asked."""

    def __init__(self, procedure: Procedure, situation: Situation, world: World) -> None:
        self.procedure, self.situation, self.world = procedure, situation, world

    def is_way(self, taken: Transition) -> bool:
        """Whether a transition may be taken, by nobody or by somebody who is there."""
        alone = taken.automatic is not None or taken.id in self._alone
        return (alone or self._somebody_takes(taken)) and self._may_hold(taken)

    @cached_property
    def _alone(self) -> frozenset[str]:
        """What the tasks have come to, and what stands for silence."""
        silences = {taken.id for taken, _ in silent(self.procedure, self.situation)}
        return frozenset({joining.verdict(self.procedure, self.situation), *silences, *self._dated})

    @property
    def _dated(self) -> Iterator[str]:
        """Silence of deadlines whose day somebody may still enter."""
        for deadline in self.procedure.all_deadlines:
            started = clocks.find(self.situation, deadline.id) is not None
            if deadline.silence and not started and deadline.since in self._changing:
                yield deadline.silence

    def _somebody_takes(self, taken: Transition) -> bool:
        procedure, situation = self.procedure, self.situation
        if not taken.actor or not is_by_hand(procedure, situation, taken):
            return False
        barred = actors.takers(situation, taken.other_than)
        return not barred.issuperset(self._people(taken.actor))

    def _may_hold(self, taken: Transition) -> bool:
        """Whether what a transition waits for is so, or can come to be."""
        timer = taken.automatic
        if timer and timer.after and not self._runs(taken) and timer.since not in self._changing:
            return False
        paper = issued_already(self.situation, taken)
        if paper and not self._is_revocable(paper):
            return False
        texts = [text for text in (taken.when, timer.when if timer else "") if text]
        if all(is_met(self.procedure, self.situation, text, self.world) for text in texts):
            return True
        return conditions.attainable(
            [conditions.for_procedure(self.procedure, text) for text in texts],
            facts(self.procedure, self.situation, self.world),
            self._changing,
            changing_with_time(self.situation),
            conditions.Taken(choices=self._choices),
        )

    def _runs(self, taken: Transition) -> bool:
        return last_day(self.procedure, self.situation, taken, self.world) is not None

    @cached_property
    def _changing(self) -> frozenset[str]:
        """What a condition may ask that comes with papers and payments, or from who may edit."""
        found = self._editable
        papers, ready = self.situation.papers, self.situation.ready
        if papers != ready or any(map(self._is_revocable, papers)):
            found |= {conditions.DOCUMENTS_READY}
        if self.situation.fees:
            found |= {conditions.FEES_PAID, conditions.FEES_SETTLED}
        computed = [item for item in self.procedure.fields if item.type is FieldType.COMPUTED]
        # What is computed may stand on what is computed.
        for _ in computed:
            found |= {item.id for item in computed if not found.isdisjoint(self._parts(item))}
        return found

    @property
    def _editable(self) -> frozenset[str]:
        """Fields that somebody may change who is there: what each of them may, as all they play."""
        state = self.procedure.state(self.situation.state)
        played = {actor.id: self._people(actor.id) for actor in self.procedure.actors}
        persons = {person for people in played.values() for person in people}
        capacities = {
            frozenset(actor for actor, people in played.items() if person in people)
            for person in persons
        }
        return frozenset(
            field
            for actors in capacities
            for field in form.editable_fields(self.procedure, state, actors)
        )

    def _parts(self, computed: Field) -> set[str]:
        """Names of what a field is computed from."""
        formula = conditions.formula_for(self.procedure, computed.formula)
        return {name.partition(".")[0] for name in conditions.names_in(formula)}

    @property
    def _choices(self) -> dict[str, list[str]]:
        """All that a choice can be."""
        return {
            field.id: [option.id for option in field.options]
            for field in self.procedure.fields
            if field.type is FieldType.CHOICE and field.options
        }

    def _is_revocable(self, paper: str) -> bool:
        """Whether somebody is there who may take the force from a paper."""
        revokers = (item.revoke for item in self.procedure.documents if item.id == paper)
        return any(revoker and self._people(revoker) for revoker in revokers)

    def _people(self, actor: str) -> frozenset[str]:
        found = actors.principals(self.procedure, self.situation, actor, self.world)
        return frozenset(
            person for principal in found for person in actors.people(principal, self.world)
        )

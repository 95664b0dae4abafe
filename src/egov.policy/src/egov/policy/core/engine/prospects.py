"""What may become of the facts of a case while nobody is asked: which stay, which can change.

Used by :mod:`.outlook`.  Answers change where somebody is there who may change them, and
only as far as the form shows the question, or may come to.
"""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from egov.policy.core import conditions
from egov.policy.core import form
from egov.policy.core.engine import actors
from egov.policy.core.engine.facts import changing_with_time
from egov.policy.core.engine.facts import circumstances
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.facts import parts_of
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.model import Procedure
from functools import cached_property
from typing import Any


class Prospects:
    """What conditions may ask of a case, and which of it may become something else."""

    def __init__(self, procedure: Procedure, situation: Situation, world: World) -> None:
        self.procedure, self.situation, self.world = procedure, situation, world

    @cached_property
    def changing(self) -> frozenset[str]:
        """Names of what comes with papers, payments and other cases, or from who may edit."""
        found = self._of_papers | self._of_payments | self._totals
        while (grown := found | self._answers(found) | self._computed(found)) != found:
            found = grown
        return found

    def may_hold(self, *texts: str, since: date | None = None) -> bool:
        """Whether conditions hold together, or can come to, on the day ``since`` or later."""
        known = facts(self.procedure, self.situation, self.world)
        if since is not None:
            known["today"] = since
        return self._attainable(texts, known, self.changing)

    def people(self, actor: str) -> frozenset[str]:
        """Who plays an actor today."""
        found = actors.principals(self.procedure, self.situation, actor, self.world)
        return frozenset(
            person for principal in found for person in actors.people(principal, self.world)
        )

    def is_revocable(self, paper: str) -> bool:
        """Whether somebody is there who may take the force from a paper."""
        revokers = (item.revoke for item in self.procedure.documents if item.id == paper)
        return any(revoker and self.people(revoker) for revoker in revokers)

    @property
    def _of_papers(self) -> frozenset[str]:
        papers, ready = self.situation.papers, self.situation.ready
        comes = papers != ready or any(map(self.is_revocable, papers))
        return frozenset({conditions.DOCUMENTS_READY} if comes else ())

    @property
    def _of_payments(self) -> frozenset[str]:
        names = {conditions.FEES_PAID, conditions.FEES_SETTLED}
        return frozenset(names if self.situation.fees else ())

    @property
    def _totals(self) -> frozenset[str]:
        return frozenset(field.id for field in self.procedure.fields if field.total)

    def _answers(self, changing: Collection[str]) -> frozenset[str]:
        """Fields that somebody may change who is there, and that are or may be shown to them."""
        return frozenset(
            field.id
            for section in self.procedure.sections
            for field in section.fields
            if field.id in self._editable
            and self._attainable((section.visible_when, field.visible_when), self._asked, changing)
        )

    def _computed(self, changing: Collection[str]) -> frozenset[str]:
        """Fields that are computed from what may change."""
        parts = ((item.id, parts_of(self.procedure, item)) for item in self.procedure.fields)
        return frozenset(id for id, names in parts if not names.isdisjoint(changing))

    @cached_property
    def _asked(self) -> Mapping[str, Any]:
        """What a form knows: what it hides answers nothing."""
        situation = self.situation
        known = circumstances(self.procedure, situation, self.world)
        given = situation.values, known, situation.supplied
        shown = form.shown_given(self.procedure, *given)
        fields = (field for field in self.procedure.fields if field.id in shown)
        return {**known, **form.facts_of(fields, situation.values, situation.supplied)}

    def _attainable(
        self, texts: Collection[str], known: Mapping[str, Any], changing: Collection[str]
    ) -> bool:
        return conditions.attainable(
            [conditions.for_procedure(self.procedure, text) for text in texts if text],
            known,
            changing,
            changing_with_time(self.situation),
            self._taken,
        )

    @cached_property
    def _editable(self) -> frozenset[str]:
        """Fields that the rights of somebody let them change: of each, as all that they play."""
        state = self.procedure.state(self.situation.state)
        played = {actor.id: self.people(actor.id) for actor in self.procedure.actors}
        persons = {person for people in played.values() for person in people}
        capacities = {
            frozenset(actor for actor, people in played.items() if person in people)
            for person in persons
        }
        return frozenset().union(
            *(form.editable_fields(self.procedure, state, actors) for actors in capacities)
        )

    @cached_property
    def _taken(self) -> conditions.Taken:
        """What answers can become; one that an effect has put out of its bounds, anything."""
        fields = {field.id: field for field in self.procedure.fields}
        found = form.taken(fields)
        values = self.situation.values
        bound = {id: ends for id, ends in found.numbers.items() if _is_within(values.get(id), ends)}
        return replace(found, numbers=bound)


def _is_within(value: Any, ends: conditions.Bounds) -> bool:
    least, most = ends
    return value is None or ((least is None or value >= least) and (most is None or value <= most))

"""The flow as one walks it in the abstract: from state to state with the flags that stand.

Used by :mod:`.corners`.  What a condition asks besides flags may be so or not, but for what
is said to hold.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from egov.policy.core.checks import truth
from egov.policy.core.checks.lastingness import editable_in
from egov.policy.core.checks.lastingness import flags_in
from egov.policy.core.checks.lastingness import with_flags
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import ends_of
from egov.policy.core.checks.ways import silences
from egov.policy.core.checks.ways import Way
from egov.policy.core.checks.ways import ways
from egov.policy.core.effects import ParameterType
from egov.policy.core.model import Effect
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where a case can be: a state, and those flags that conditions ask for."""

    state: str
    flags: frozenset[str] = frozenset()


class Flow:
    """The ways of a procedure, with what is asked on them; ``looked_at`` so many so far."""

    def __init__(self, outline: Outline) -> None:
        self.outline, self.looked_at = outline, 0
        self._given = truth.filed(outline)

    @cached_property
    def leaving(self) -> dict[str, list[Way]]:
        """The ways out of each state."""
        found: dict[str, list[Way]] = {}
        for way in ways(self.outline):
            found.setdefault(way.source, []).append(way)
        return found

    @cached_property
    def asked(self) -> dict[str, frozenset[str]]:
        """Names that the conditions of each transition ask for."""
        return {
            item.id: frozenset(truth.names_in(self._logics(item)))
            for item in self.outline.procedure.transitions
        }

    @cached_property
    def flags(self) -> dict[str, frozenset[str]]:
        """The flags that the conditions of each transition ask for."""
        return {
            item.id: frozenset(flag for logic in self._logics(item) for flag in flags_in(logic))
            for item in self.outline.procedure.transitions
        }

    @cached_property
    def all_flags(self) -> frozenset[str]:
        """The flags that any of them asks for: others make no difference."""
        return frozenset().union(*self.flags.values())

    @cached_property
    def sound(self) -> frozenset[str]:
        """States from which an end is reached if every condition holds."""
        found = {state.id for state in self.outline.of_kind(StateKind.FINAL)}
        steps = [way for way in ways(self.outline) if not self.gives_up(way, frozenset())]
        while new := {way.source for way in steps if way.target in found} - found:
            found |= new
        return frozenset(found)

    def logic(self, item: Transition, flags: frozenset[str]) -> list[Any]:
        """What has to hold for a transition when these flags stand."""
        return [with_flags(logic, flags) for logic in self._logics(item)]

    def others_ask(self, item: Transition, held: Iterable[Any]) -> bool:
        """Whether the condition of another transition is about the same."""
        names = set(truth.names_in(held))
        return any(names & asked for id, asked in self.asked.items() if id != item.id)

    def is_open(self, way: Way, flags: frozenset[str], held: tuple[Any, ...]) -> bool:
        """Whether a way can be taken when these flags stand and that holds."""
        asked = self.asked[way.transition.id]
        about = [part for part in held if asked.intersection(truth.names_in([part]))]
        given = () if self.outline.states[way.source].kind is StateKind.DRAFT else self._given
        logic = self.logic(way.transition, flags)
        return truth.agree(self.outline, [*logic, *about], given)

    def after(self, item: Transition, flags: frozenset[str]) -> list[Place]:
        """Where a case can be after a transition."""
        found = {flags}
        for effect in item.effects:
            for flag in self._flags_of(effect):
                put, without = {now | {flag} for now in found}, {now - {flag} for now in found}
                changed = {"set_flag": put, "clear_flag": without}
                # Others look for something, and may find it.
                found = changed.get(effect.name, found | put)
        return [Place(item.target, now) for now in sorted(found, key=sorted)]

    def _flags_of(self, effect: Effect) -> frozenset[str]:
        known = self.outline.context.effects.get(effect.name)
        given = (
            str(effect.parameters.get(parameter.name))
            for parameter in (known.parameters if known else ())
            if parameter.type is ParameterType.FLAG
        )
        return self.all_flags.intersection(given)

    def gives_up(self, way: Way, names: Collection[str]) -> bool:
        """Whether a way is taken only because none of those that are meant is open."""
        item, source = way.transition, self.outline.states[way.source]
        meant = ends_of(source)
        if not meant or item.id in meant | silences(self.outline):
            return False
        if item.when or item.automatic or not item.actor:
            return False
        target = self.outline.states[way.target]
        return target.kind is StateKind.FINAL or self.may_change(way.target, names)

    def may_change(self, state: str, names: Collection[str]) -> bool:
        """Whether one of these answers can be changed in a state."""
        return not editable_in(self.outline, state).isdisjoint(names)

    def _logics(self, item: Transition) -> list[Any]:
        alone = item.automatic.when if item.automatic and not item.actor else ""
        found = (self.outline.condition(text) for text in (item.when, alone))
        return [condition.logic for condition in found if condition]

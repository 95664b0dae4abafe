"""A procedure as the checks look at it: its parts by id.

Made once for each check and handed to every rule, so that no rule searches what
another one has found already.  Conditions are read once by their own package.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from egov.policy.core import conditions
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.conditions import Condition
from egov.policy.core.conditions import Formula
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Actor
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind
from functools import cached_property


Answers = frozenset[tuple[bool, ...]]
"""Which answers some conditions can give at the same time."""


@dataclass(frozen=True)
class Place:
    """A field and where it stands; ``later`` when its section is."""

    path: str
    field: Field
    later: bool


@dataclass(frozen=True)
class Asked:
    """A task and where it stands."""

    path: str
    state: State
    task: Task


@dataclass(frozen=True)
class Caused:
    """An effect and where it stands."""

    path: str
    transition: Transition
    effect: Effect


class Outline:
    """A procedure for an office, with what several rules ask of it.

    ``tried`` is what :mod:`.truth` has found out about conditions.
    """

    def __init__(self, procedure: Procedure, context: CheckContext) -> None:
        self.procedure = procedure
        self.context = context
        self.tried: dict[tuple[str, tuple[str, ...]], Answers | None] = {}

    @cached_property
    def states(self) -> Mapping[str, State]:
        """States by id."""
        return {state.id: state for state in self.procedure.states}

    @cached_property
    def transitions(self) -> Mapping[str, Transition]:
        """Transitions by id."""
        return {item.id: item for item in self.procedure.transitions}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.procedure.actors}

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Fields by id."""
        return {place.field.id: place.field for place in self.places}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All fields in the order of the form."""
        return tuple(
            Place(f"sections.{at}.fields.{number}", field, section.later)
            for at, section in enumerate(self.procedure.sections)
            for number, field in enumerate(section.fields)
        )

    @cached_property
    def tasks(self) -> tuple[Asked, ...]:
        """All tasks of all states."""
        return tuple(
            Asked(f"states.{state.id}.tasks.{task.id}", state, task)
            for state in self.procedure.states
            for task in state.tasks
        )

    @cached_property
    def effects(self) -> tuple[Caused, ...]:
        """All effects of all transitions."""
        return tuple(
            Caused(f"transitions.{item.id}.effects.{number}", item, effect)
            for item in self.procedure.transitions
            for number, effect in enumerate(item.effects)
        )

    @cached_property
    def set_by_effects(self) -> frozenset[str]:
        """Fields that an effect writes, whatever the form would take."""
        set_field = (item.effect for item in self.effects if item.effect.name == "set_field")
        return frozenset(str(effect.parameters.get("field")) for effect in set_field)

    @cached_property
    def _leaving(self) -> Mapping[str, tuple[Transition, ...]]:
        found: dict[str, list[Transition]] = {}
        for item in self.procedure.transitions:
            for source in dict.fromkeys(item.sources):
                found.setdefault(source, []).append(item)
        return {state: tuple(items) for state, items in found.items()}

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """Transitions from a state, in their order."""
        return self._leaving.get(state, ())

    def of_kind(self, *kinds: StateKind) -> Iterator[State]:
        """States of these kinds."""
        return (state for state in self.procedure.states if state.kind in kinds)

    def condition(self, text: str) -> Condition | None:
        """What a condition says; None if it is empty or cannot be read."""
        with suppress(ConditionError):
            return conditions.for_procedure(self.procedure, text) if text else None
        return None

    def formula(self, text: str) -> Formula | None:
        """What a formula says; None if it is empty or cannot be read."""
        with suppress(ConditionError):
            return conditions.formula_for(self.procedure, text) if text else None
        return None

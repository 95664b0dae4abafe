"""What an operator is, and the few ways in which it changes a part of a procedure."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core.model import Effect
from egov.policy.core.model import Procedure
from typing import Any


Mutants = Iterator[tuple[str, Procedure]]
"""Where a definition was changed, and the changed one."""


@dataclass(frozen=True)
class Operator:
    """A way of making faults; one of ``codes`` has to be found that was not there before."""

    name: str
    group: str
    sentence: str
    codes: frozenset[str]
    make: Callable[[Procedure], Mutants]


GONE, LONELY = "gone", "lonely"
"""A function that nobody holds in the office, and one that one person holds everywhere."""

OPERATORS: list[Operator] = []
HARMLESS: list[Operator] = []


def seeds(sentence: str, *codes: str) -> Callable:
    """Register a function that makes faulty definitions."""
    return _registered(OPERATORS, sentence, codes)


def changes(sentence: str) -> Callable:
    """Register a function that makes definitions as good as the one it is given."""
    return _registered(HARMLESS, sentence, ())


def _registered(operators: list[Operator], sentence: str, codes: tuple[str, ...]) -> Callable:
    def register(make: Callable[[Procedure], Mutants]) -> Callable[[Procedure], Mutants]:
        group = make.__module__.rpartition(".")[2]
        operators.append(Operator(make.__name__, group, sentence, frozenset(codes), make))
        return make

    return register


def with_state(procedure: Procedure, id: str, /, **changed: Any) -> Procedure:
    """The procedure with another state in the place of one."""
    return replace(procedure, states=_changed(procedure.states, id, changed))


def with_task(procedure: Procedure, state: str, task: str, /, **changed: Any) -> Procedure:
    """The procedure with another task in the place of one."""
    tasks = _changed(procedure.state(state).tasks, task, changed)
    return with_state(procedure, state, tasks=tasks)


def with_transition(procedure: Procedure, id: str, /, **changed: Any) -> Procedure:
    """The procedure with another transition in the place of one."""
    return replace(procedure, transitions=_changed(procedure.transitions, id, changed))


def without_transition(procedure: Procedure, id: str) -> Procedure:
    """The procedure without a transition."""
    left = tuple(item for item in procedure.transitions if item.id != id)
    return replace(procedure, transitions=left)


def with_actor(procedure: Procedure, id: str, /, **changed: Any) -> Procedure:
    """The procedure with another actor in the place of one."""
    return replace(procedure, actors=_changed(procedure.actors, id, changed))


def with_deadline(procedure: Procedure, id: str, /, **changed: Any) -> Procedure:
    """The procedure with another deadline in the place of one."""
    return replace(procedure, deadlines=_changed(procedure.deadlines, id, changed))


def with_document(procedure: Procedure, id: str, /, **changed: Any) -> Procedure:
    """The procedure with another document in the place of one."""
    return replace(procedure, documents=_changed(procedure.documents, id, changed))


def with_field(procedure: Procedure, id: str, /, **changed: Any) -> Procedure:
    """The procedure with another field in the place of one."""
    sections = tuple(
        replace(section, fields=_changed(section.fields, id, changed))
        for section in procedure.sections
    )
    return replace(procedure, sections=sections)


def with_effect(procedure: Procedure, transition: str, at: int, *others: Effect) -> Procedure:
    """The procedure with other effects in the place of one."""
    effects = procedure.transition(transition).effects
    return with_transition(
        procedure, transition, effects=(*effects[:at], *others, *effects[at + 1 :])
    )


def effects_of(procedure: Procedure, name: str) -> Iterator[tuple[str, int, Effect]]:
    """Where an effect stands: transition, number, effect."""
    for item in procedure.transitions:
        for at, effect in enumerate(item.effects):
            if effect.name == name:
                yield item.id, at, effect


def _changed(parts: tuple[Any, ...], id: str, changed: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(replace(part, **changed) if part.id == id else part for part in parts)

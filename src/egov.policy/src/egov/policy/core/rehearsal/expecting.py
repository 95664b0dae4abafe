"""What a step of a test expects, held against what is so.

Used by :mod:`.playing`, in both worlds: all it asks is a procedure, a situation, a
world, the person of the step, its effects and the messages that it sent.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from egov.policy.core import engine
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.form import json_value
from egov.policy.core.model import Expectation
from egov.policy.core.model import Procedure
from egov.policy.core.rehearsal.persons import name
from typing import Any


@dataclass(frozen=True)
class Mismatch:
    """Something that is not as it was expected: ``place`` is where in the step that is said."""

    place: str
    expected: str
    found: str


@dataclass(frozen=True)
class Scene:
    """How things stand after a step."""

    procedure: Procedure
    situation: Situation
    world: World
    by: str
    effects: tuple[str, ...]
    messages: tuple[str, ...]


def mismatches(expected: Expectation, scene: Scene) -> Iterator[Mismatch]:
    """Everything that is otherwise than expected."""
    for key, find in SINGLE.items():
        said = getattr(expected, key)
        if said not in (None, "") and said != (known := find(scene)):
            yield Mismatch(key, _word(said), _word(known))
    for key, look in LISTS.items():
        wanted = getattr(expected, key)
        if wanted is not None and sorted(wanted) != (found := look(scene)):
            yield Mismatch(key, _words(sorted(wanted)), _words(found))
    for key, look_up in MAPS.items():
        for id, value in getattr(expected, key).items():
            if not _same(value, known := look_up(scene, id)):
                yield Mismatch(f"{key}.{id}", _word(value), _word(known))


def _waiting_for(scene: Scene) -> list[str]:
    return _unique(item.actor for item in scene.situation.open)


def _people(scene: Scene) -> list[str]:
    """Who may end what is open, by the names that a test gives them."""
    procedure, situation, world = scene.procedure, scene.situation, scene.world
    able = (engine.candidates(procedure, situation, item, world) for item in situation.open)
    return _unique(name(procedure, situation, world, id) for ids in able for id in ids)


def _tasks(scene: Scene) -> list[str]:
    return _unique(item.task for item in scene.situation.open)


def _offered(scene: Scene) -> list[str]:
    offers = engine.offered(scene.procedure, scene.situation, scene.by, scene.world)
    return _unique(offer.transition.id for offer in offers if not offer.blocked)


def _outcome(scene: Scene, task: str) -> str | None:
    """How a task came out; where it did not, how the last item of it ended."""
    known = engine.facts(scene.procedure, scene.situation, scene.world)
    ended = [item.outcome for item in scene.situation.items if item.task == task and item.outcome]
    return known.get(f"outcome:{task}") or (str(ended[-1]) if ended else None)


def _field(scene: Scene, id: str) -> Any:
    value = json_value(scene.situation.values.get(id))
    if not isinstance(value, str):
        return value
    return name(scene.procedure, scene.situation, scene.world, value)


def _due(scene: Scene, id: str) -> str | None:
    clocks = [clock.due for clock in scene.situation.clocks if clock.id == id and not clock.ended]
    items = [item.due for item in scene.situation.open if item.task == id and item.due]
    found = [*clocks, *items]
    return found[0].isoformat() if found else None


def _fee(scene: Scene, id: str) -> Any:
    return next((line.amount for line in scene.situation.fees if line.fee == id), None)


def _act(scene: Scene) -> int:
    """The number of its act; 0 while there is none."""
    return scene.situation.act_number or 0


def _alerted(scene: Scene) -> bool:
    return bool(engine.alerts(scene.procedure, scene.situation, scene.world))


SINGLE: dict[str, Callable[[Scene], Any]] = {
    "state": lambda scene: scene.situation.state,
    "act": _act,
    "alert": _alerted,
}
"""Keys of an expectation that hold one thing."""

LISTS: dict[str, Callable[[Scene], list[str]]] = {
    "waiting_for": _waiting_for,
    "people": _people,
    "tasks": _tasks,
    "flags": lambda scene: sorted(scene.situation.flags),
    "documents": lambda scene: sorted(scene.situation.papers),
    "offered": _offered,
    "effects": lambda scene: sorted(scene.effects),
    "messages": lambda scene: _unique(scene.messages),
}
"""Keys of an expectation that hold all of something, and how it is looked up."""

MAPS: dict[str, Callable[[Scene, str], Any]] = {
    "outcomes": _outcome,
    "fields": _field,
    "due": _due,
    "fees": _fee,
}
"""Keys that hold some of something, by id."""


def _same(wanted: Any, found: Any) -> bool:
    """Whether these are equal; an amount is, however it is written."""
    if wanted == found:
        return True
    try:
        return not isinstance(wanted, bool) and Decimal(str(wanted)) == Decimal(str(found))
    except InvalidOperation:
        return False


def _unique(found: Iterable[str]) -> list[str]:
    return sorted(set(found))


def _words(found: list[str]) -> str:
    return ", ".join(found) or "nothing"


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value is None else str(value)

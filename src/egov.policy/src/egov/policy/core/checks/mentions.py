"""Where a definition names its parts: who is named, as what, at which place.

Used by the checks of names, and to tell which parts nothing names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core.checks.outline import Outline
from egov.policy.core.model import Actor
from egov.policy.core.model import ASKED
from egov.policy.core.model import Field
from egov.policy.core.model import Transition
from egov.policy.core.terms import OccasionKind


@dataclass(frozen=True)
class Mention:
    """A name of a part of some kind, where it stands."""

    kind: str
    name: str
    path: str


def mentions(outline: Outline) -> Iterator[Mention]:
    """Every name of an actor, a state, a transition or a field, tests left out."""
    yield from _of_parts(outline)
    for place in outline.places:
        yield from _of_field(place.path, place.field)
    for actor in outline.procedure.actors:
        yield from _of_actor(f"actors.{actor.id}", actor)
    yield from _of_messages(outline)
    yield from _of_states(outline)
    for item in outline.procedure.transitions:
        yield from _of_transition(f"transitions.{item.id}", item)


def _of_parts(outline: Outline) -> Iterator[Mention]:
    procedure = outline.procedure
    yield from _list("field", procedure.subject, "subject")
    if act := procedure.act:
        yield from _list("field", act.content, "act.content")
        yield from _list("field", act.names, "act.names")
        yield from _one("field", act.day, "act.day")
        yield from _list("actor", act.consult, "act.consult")
        yield from _one("actor", act.close, "act.close")
        yield from _one("actor", act.approve, "act.approve")
    for document in procedure.documents:
        yield from _one("actor", document.revoke, f"documents.{document.id}.revoke")
    for deadline in procedure.deadlines:
        path = f"deadlines.{deadline.id}"
        yield from _one("transition", deadline.silence, f"{path}.silence")
        yield from _one("actor", deadline.extend, f"{path}.extend")


def _of_field(path: str, field: Field) -> Iterator[Mention]:
    yield from _list("actor", field.see, f"{path}.see")
    for sight in field.see_in:
        yield Mention("actor", sight.id, f"{path}.see_in.{sight.id}")
        yield from _list("state", sight.states, f"{path}.see_in.{sight.id}")
    yield from _list("state", field.hidden_in, f"{path}.hidden_in")
    yield from _list("state", field.locked_in, f"{path}.locked_in")
    for change in field.change:
        yield Mention("state", change.id, f"{path}.change.{change.id}")
        yield from _list("actor", change.actors, f"{path}.change.{change.id}")


def _of_actor(path: str, actor: Actor) -> Iterator[Mention]:
    yield from _one("transition", actor.did, f"{path}.did")
    yield from _one("field", actor.person, f"{path}.person")
    yield from _one("actor", actor.superior_of, f"{path}.superior_of")


def _of_messages(outline: Outline) -> Iterator[Mention]:
    for message in outline.procedure.messages:
        path = f"messages.{message.id}"
        for number, name in enumerate(message.recipients):
            if name != ASKED:
                yield Mention("actor", name, f"{path}.recipients.{number}")
        yield from _list("field", message.contact, f"{path}.contact")
        for occasion in message.on:
            if occasion.kind in (OccasionKind.STATE, OccasionKind.TRANSITION):
                yield Mention(str(occasion.kind), occasion.name, f"{path}.upon")


def _of_states(outline: Outline) -> Iterator[Mention]:
    for state in outline.procedure.states:
        yield from _list("actor", state.edit, f"states.{state.id}.edit")
    for path, _, task in ((asked.path, asked.state, asked.task) for asked in outline.tasks):
        yield Mention("actor", task.actor, f"{path}.actor")
        yield from _one("actor", task.escalate_to, f"{path}.escalate_to")
        yield from _one("actor", task.supervisor, f"{path}.supervisor")
        yield from _list("transition", task.other_than, f"{path}.other_than")


def _of_transition(path: str, item: Transition) -> Iterator[Mention]:
    # Written as a list or as one name: the line is that of the key.
    yield from (Mention("state", name, f"{path}.from") for name in item.sources)
    yield Mention("state", item.target, f"{path}.to")
    yield from _one("actor", item.actor, f"{path}.actor")
    yield from _list("field", item.ask, f"{path}.ask")
    yield from _list("transition", item.other_than, f"{path}.other_than")


def _one(kind: str, name: str, path: str) -> Iterator[Mention]:
    if name:
        yield Mention(kind, name, path)


def _list(kind: str, names: tuple[str, ...], path: str) -> Iterator[Mention]:
    for number, name in enumerate(names):
        yield Mention(kind, name, f"{path}.{number}")

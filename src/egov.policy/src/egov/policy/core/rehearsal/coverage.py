"""What the tests of a definition have reached, and what they have not.

Used by ``egov test --coverage`` and for warnings.  A condition is covered when it was
once true and once false where it was weighed.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core.model import Procedure
from egov.policy.core.rehearsal.playing import Report
from typing import Any


@dataclass(frozen=True)
class Coverage:
    """Of one kind of parts: all of them, and those that tests have reached."""

    known: tuple[str, ...]
    reached: frozenset[str]

    @property
    def missing(self) -> tuple[str, ...]:
        """Those that no test has reached, in their order."""
        return tuple(id for id in self.known if id not in self.reached)


@dataclass(frozen=True)
class Place:
    """A condition where it stands: ``wheres`` are the states, or the table, in which it counts.

    One that has a name counts wherever it is asked, and has none.
    """

    path: str
    text: str
    wheres: Sequence[str]


def coverage(procedure: Procedure, reports: Sequence[Report]) -> dict[str, Coverage]:
    """States, transitions, conditions, documents and deadlines by kind."""
    situations = [now for report in reports for now in report.visits]
    reached = {
        "states": {
            state
            for now in situations
            for state in (now.state, *(step.target for step in now.steps))
        },
        "transitions": {step.transition for now in situations for step in now.steps},
        "conditions": set(_reached(procedure, reports)),
        "documents": {paper for now in situations for paper in now.papers},
        "deadlines": {clock.id for now in situations for clock in now.clocks},
    }
    known = _known(procedure)
    return {kind: Coverage(known[kind], frozenset(reached[kind])) for kind in known}


def _known(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    sides = (_side(place, holds) for place in places(procedure) for holds in (True, False))
    return {
        "states": tuple(item.id for item in procedure.states),
        "transitions": tuple(item.id for item in procedure.transitions),
        "conditions": tuple(sides),
        "documents": tuple(item.id for item in procedure.documents),
        "deadlines": tuple(item.id for item in procedure.all_deadlines),
    }


FIELD_KEYS = ("visible_when", "required_when", "valid_when")

IN_FORM = ("",)


def _side(place: Place, holds: bool) -> str:
    return f"{place.path}: {'true' if holds else 'false'}"


def _reached(procedure: Procedure, reports: Iterable[Report]) -> Iterator[str]:
    """Each condition with each side on which it was found."""
    found: dict[str, set[tuple[str, bool]]] = {}
    for item in (item for report in reports for item in report.weighed):
        found.setdefault(item.text, set()).add((item.where, item.holds))
    for place in places(procedure):
        for where, holds in found.get(place.text, ()):
            if not place.wheres or where in place.wheres:
                yield _side(place, holds)


def places(procedure: Procedure) -> Iterator[Place]:
    """Every condition, in the order of the definition."""
    for named in procedure.conditions:
        yield Place(f"conditions.{named.id}", named.when, ())
    yield from _of_form(procedure)
    for fee in procedure.fees:
        yield from _texts(f"fees.{fee.id}", fee, ("when", "exempt_when"), IN_FORM)
    for message in procedure.messages:
        yield from _texts(f"messages.{message.id}", message, ("when",), ())
    for state in procedure.states:
        for task in state.tasks:
            yield from _texts(f"states.{state.id}.tasks.{task.id}", task, ("when",), (state.id,))
    for item in procedure.transitions:
        path = f"transitions.{item.id}"
        yield from _texts(path, item, ("when",), item.sources)
        yield from _texts(f"{path}.automatic", item.automatic, ("when",), item.sources)


def _of_form(procedure: Procedure) -> Iterator[Place]:
    for section in procedure.sections:
        yield from _texts(f"sections.{section.id}", section, ("visible_when",), IN_FORM)
        for field in section.fields:
            path = f"fields.{field.id}"
            yield from _texts(path, field, FIELD_KEYS, IN_FORM)
            for column in field.columns:
                yield from _texts(f"{path}.columns.{column.id}", column, FIELD_KEYS, (field.id,))
    for piece in procedure.pieces:
        yield from _texts(f"pieces.{piece.id}", piece, ("visible_when", "required_when"), IN_FORM)


def _texts(path: str, part: Any, keys: Iterable[str], wheres: Sequence[str]) -> Iterator[Place]:
    for key in keys:
        if text := getattr(part, key, ""):
            yield Place(f"{path}.{key}", text, wheres)

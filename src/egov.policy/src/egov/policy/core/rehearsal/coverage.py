"""What the tests of a definition have reached, and what they have not.

Used by ``egov test --coverage`` and for warnings.  A condition is covered when it was
once true and once false where it counts.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core import conditions
from egov.policy.core.model import Procedure
from egov.policy.core.rehearsal.playing import Report
from egov.policy.core.rehearsal.stage import Visit
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


def coverage(procedure: Procedure, reports: Iterable[Report]) -> dict[str, Coverage]:
    """States, transitions, conditions, documents and deadlines by kind."""
    visits = [visit for report in reports for visit in report.visits]
    situations = [visit.situation for visit in visits]
    reached = {
        "states": {
            state
            for now in situations
            for state in (now.state, *(step.target for step in now.steps))
        },
        "transitions": {step.transition for now in situations for step in now.steps},
        "conditions": set(_sides(procedure, visits)),
        "documents": {paper for now in situations for paper in now.papers},
        "deadlines": {clock.id for now in situations for clock in now.clocks},
    }
    known = _known(procedure)
    return {kind: Coverage(known[kind], frozenset(reached[kind])) for kind in known}


def _known(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    sides = (
        f"{place}: {side}" for place, _, _ in expressions(procedure) for side in SIDES.values()
    )
    return {
        "states": tuple(item.id for item in procedure.states),
        "transitions": tuple(item.id for item in procedure.transitions),
        "conditions": tuple(sides),
        "documents": tuple(item.id for item in procedure.documents),
        "deadlines": tuple(item.id for item in procedure.all_deadlines),
    }


FIELD_KEYS = ("visible_when", "required_when", "valid_when")

SIDES: Mapping[bool, str] = {True: "true", False: "false"}


def _sides(procedure: Procedure, visits: Sequence[Visit]) -> Iterator[str]:
    """Each condition with each side on which it was found."""
    for place, text, states in expressions(procedure):
        condition = conditions.for_procedure(procedure, text)
        for visit in visits:
            if not states or visit.situation.state in states:
                yield f"{place}: {SIDES[conditions.holds(condition, visit.facts)]}"


def expressions(procedure: Procedure) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Every condition: its place, its text, and the states in which it counts, none for all."""
    for named in procedure.conditions:
        yield f"conditions.{named.id}", named.when, ()
    for field in procedure.fields:
        yield from _texts(f"fields.{field.id}", field, FIELD_KEYS, ())
    for piece in procedure.pieces:
        yield from _texts(f"pieces.{piece.id}", piece, ("visible_when", "required_when"), ())
    for fee in procedure.fees:
        yield from _texts(f"fees.{fee.id}", fee, ("when", "exempt_when"), ())
    for state in procedure.states:
        for task in state.tasks:
            yield from _texts(f"states.{state.id}.tasks.{task.id}", task, ("when",), (state.id,))
    for item in procedure.transitions:
        place = f"transitions.{item.id}"
        yield from _texts(place, item, ("when",), item.sources)
        yield from _texts(f"{place}.automatic", item.automatic, ("when",), item.sources)


def _texts(
    place: str, part: Any, keys: Iterable[str], states: Sequence[str]
) -> Iterator[tuple[str, str, Sequence[str]]]:
    for key in keys:
        if text := getattr(part, key, ""):
            yield f"{place}.{key}", text, states

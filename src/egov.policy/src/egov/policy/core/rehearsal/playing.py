"""A test of a definition, played step by step: did it go as the test says?

Used by ``egov test``, by publishing and by the patterns; in the small world, or on any
other stage that acts, waits and knows its situation as :class:`.stage.Stage` does.
"""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core import conditions
from egov.policy.core import engine
from egov.policy.core.engine import EffectDue
from egov.policy.core.engine import Event
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.options import applied
from egov.policy.core.rehearsal.expecting import mismatches
from egov.policy.core.rehearsal.expecting import Scene
from egov.policy.core.rehearsal.stage import Stage
from egov.policy.core.rehearsal.weighing import listener
from egov.policy.core.rehearsal.weighing import Weighing
from typing import Any
from typing import Protocol


class Theatre(Protocol):
    """What a test is played on."""

    procedure: Procedure

    @property
    def situation(self) -> Situation:
        """Where the case stands now."""

    @property
    def world(self) -> World:
        """The time and the people around it."""

    @property
    def events(self) -> Sequence[Event]:
        """All that has happened."""

    @property
    def visits(self) -> Sequence[Situation]:
        """The situations in which the case has been."""

    @property
    def sent(self) -> Sequence[str]:
        """Ids of the messages that went out."""

    def act(self, step: TestStep) -> None:
        """Let somebody do what a step says; a refusal is an EgovError, and changes nothing."""

    def wait(self, period: Period) -> None:
        """Let time pass, with everything that it brings about."""

    def person(self, name: str) -> str:
        """The id of whom a test names; empty for nobody."""


@dataclass(frozen=True)
class Failure:
    """Where a test went another way: number of the step from 0, place in it, what it found."""

    step: int
    place: str
    expected: str
    found: str


@dataclass(frozen=True)
class Report:
    """How a test went: failures of the step at which it stopped, and all that happened.

    ``weighed`` are the conditions that it came upon, each with its sides.
    """

    test: str
    failures: tuple[Failure, ...]
    trace: tuple[dict[str, Any], ...]
    visits: tuple[Situation, ...]
    weighed: frozenset[Weighing]

    @property
    def passed(self) -> bool:
        """Whether all went as the test says."""
        return not self.failures


def play(
    procedure: Procedure,
    test: Test,
    stage: Callable[[Procedure, Test], Theatre] = Stage,
) -> Report:
    """Play a test to its end, or to the first step that goes another way.

    The procedure stands with the options that the test sets.
    """
    theatre = stage(applied(procedure, test.options), test)
    weighed: set[Weighing] = set()
    with conditions.noting(listener(theatre.procedure, weighed)):
        failures = _failures(theatre, test)
    trace, visits = tuple(engine.trace(theatre.events)), tuple(theatre.visits)
    return Report(test.id, failures, trace, visits, frozenset(weighed))


def _failures(theatre: Theatre, test: Test) -> tuple[Failure, ...]:
    for number, step in enumerate(test.steps):
        if failures := tuple(Failure(number, *found) for found in _step(theatre, step)):
            return failures
    return ()


def _step(theatre: Theatre, step: TestStep) -> list[tuple[str, str, str]]:
    """What is otherwise than the step says: place, expected, found."""
    for key in ("person", "to"):
        name = getattr(step, key)
        if name and not theatre.person(name):
            return [(KEYS[key], name, "nobody")]
    by, done, sent = theatre.person(step.person), len(theatre.events), len(theatre.sent)
    refusals = attempt(theatre, step)
    if not _as_refused(step.refused, refusals):
        wanted = f"refused: {step.refused}" if step.refused else "no refusal"
        return [("refused" if step.refused else "do", wanted, _told(refusals))]
    if step.expect is None:
        return []
    new = theatre.events[done:]
    effects = tuple(event.name for event in new if isinstance(event, EffectDue))
    said = tuple(theatre.sent[sent:])
    scene = Scene(theatre.procedure, theatre.situation, theatre.world, by, effects, said)
    return [
        (f"expect.{found.place}", f"{_key(found.place)} {found.expected}", found.found)
        for found in mismatches(step.expect, scene)
    ]


KEYS = {"person": "as", "to": "to"}
"""Attribute of a step → its key in a definition."""


def attempt(theatre: Theatre, step: TestStep) -> tuple[str, ...]:
    """Do what a step says; the codes of the refusal, none if it was done."""
    try:
        if step.wait:
            theatre.wait(step.wait)
        if step.do:
            theatre.act(step)
    except EgovError as error:
        return codes_of(error)
    return ()


def codes_of(error: EgovError) -> tuple[str, ...]:
    """The codes by which a test knows a refusal; those of an answer also after its field."""
    if isinstance(error, InvalidValues):
        return tuple(
            code for item in error.problems for code in (f"{item.field}.{item.code}", item.code)
        )
    if isinstance(error, StateConflict):
        return (error.reason,)
    if isinstance(error, NotAllowed):
        return ("not_allowed",)
    raise error


def _as_refused(wanted: str, codes: Sequence[str]) -> bool:
    return wanted in codes if wanted else not codes


def _told(codes: Sequence[str]) -> str:
    named = [code for code in codes if "." in code] or list(codes)
    return f"refused: {', '.join(named)}" if codes else "no refusal"


def _key(place: str) -> str:
    return place.replace("_", " ").replace(".", " ")

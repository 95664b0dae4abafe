"""Tests inside a definition: walks through it, and what must be so on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model.words import Period
from egov.policy.core.model.words import Text
from egov.policy.core.terms import Outcome
from typing import Any


@dataclass(frozen=True)
class Expectation:
    """What must be so after a step of a test; what is None or empty is not looked at.

    ``waiting_for`` are actors whose turn it is, ``tasks`` ids of the open tasks,
    ``documents`` ids of papers that are issued, ``fields`` answers, ``offered`` the
    decisions that the person of the step may take, ``due`` days by id of a deadline.
    """

    state: str = ""
    waiting_for: tuple[str, ...] | None = None
    tasks: tuple[str, ...] | None = None
    flags: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    offered: tuple[str, ...] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    due: Mapping[str, str] = field(default_factory=dict)
    alert: bool | None = None


@dataclass(frozen=True)
class TestStep:
    """One step of a test: somebody does something, or time passes, then something is so.

    ``person`` is an actor, or an actor and a number for another holder of it (``clerk 2``).
    ``do`` is a transition, or one of the verbs of ``core.rehearsal``; ``refused`` the code
    of the refusal that is expected instead.
    """

    person: str = ""
    do: str = ""
    task: str = ""
    outcome: Outcome | None = None
    fill: Mapping[str, Any] = field(default_factory=dict)
    supply: tuple[str, ...] = ()
    comment: str = ""
    to: str = ""
    wait: Period | None = None
    refused: str = ""
    expect: Expectation | None = None

    __test__ = False
    """It is no test case of pytest."""


@dataclass(frozen=True)
class Test:
    """A walk through the procedure, on a day, with what must be so on the way.

    ``people`` says how many hold an actor's function, where it is not two.
    """

    id: str
    title: Text
    steps: tuple[TestStep, ...]
    on: str = "2026-03-02"
    people: Mapping[str, int] = field(default_factory=dict)

    __test__ = False
    """It is no test case of pytest."""

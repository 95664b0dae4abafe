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

    ``waiting_for`` are actors whose turn it is, ``people`` those who can do what is asked
    now, as ``TestStep.person`` names them, ``tasks`` ids of the open tasks, ``outcomes`` how
    tasks ended the last time.  ``documents`` are ids of papers that are in force, ``fields``
    answers, ``offered`` the decisions that the person of the step may take, ``effects`` names
    of the effects that this step handed out, ``due`` days by id of a deadline or an open task,
    ``fees`` amounts by line, ``act`` the number of the act, 0 for none, ``messages`` ids of the
    messages that this step sent.
    """

    state: str = ""
    waiting_for: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    tasks: tuple[str, ...] | None = None
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    flags: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    offered: tuple[str, ...] | None = None
    effects: tuple[str, ...] | None = None
    messages: tuple[str, ...] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    due: Mapping[str, str] = field(default_factory=dict)
    fees: Mapping[str, Any] = field(default_factory=dict)
    act: int | None = None
    alert: bool | None = None


@dataclass(frozen=True)
class TestStep:
    """One step of a test: somebody does something, or time passes, then something is so.

    ``person`` is an actor, or an actor and a number for another holder of it (``clerk 2``),
    or ``stranger``, who holds no function.  ``do`` is a transition, or one of the verbs of
    ``core.rehearsal``; ``refused`` the code of the refusal that is expected instead, alone or
    after the field it is about (``phone.not_a_phone``).  ``document`` belongs to ``revoke``,
    ``deadline`` and ``amount`` to ``extend``; ``amount`` to ``pay`` as well, a decimal one as text.
    """

    person: str = ""
    do: str = ""
    task: str = ""
    outcome: Outcome | None = None
    fill: Mapping[str, Any] = field(default_factory=dict)
    supply: tuple[str, ...] = ()
    comment: str = ""
    to: str = ""
    document: str = ""
    deadline: str = ""
    amount: int | str = 0
    wait: Period | None = None
    refused: str = ""
    expect: Expectation | None = None

    __test__ = False
    """It is no test case of pytest."""


@dataclass(frozen=True)
class Test:
    """A walk through the procedure, on a day, with what must be so on the way.

    ``earlier`` are the answers of cases of the procedure that were filed before.
    ``acts`` are acts that stand in the registers, each told by the answers that find it.
    ``room`` is how much more the totals of another case take, by total; the others take all.
    ``options`` are what the unit has set for itself, by option; ``tariffs`` the amounts that
    it takes, by tariff.
    ``people`` says how many hold an actor's function, where it is not two; ``substitutes``
    how many besides stand in for the first of them, and are numbered after them.
    """

    id: str
    title: Text
    steps: tuple[TestStep, ...]
    on: str = "2026-03-02"
    options: Mapping[str, Any] = field(default_factory=dict)
    tariffs: Mapping[str, Any] = field(default_factory=dict)
    earlier: tuple[Mapping[str, Any], ...] = ()
    acts: tuple[Mapping[str, Any], ...] = ()
    room: Mapping[str, Any] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    substitutes: Mapping[str, int] = field(default_factory=dict)

    __test__ = False
    """It is no test case of pytest."""


@dataclass(frozen=True)
class Sample:
    """The answer to a field in every test that opens a case without one of its own."""

    id: str
    value: Any

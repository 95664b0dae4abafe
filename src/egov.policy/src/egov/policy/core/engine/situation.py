"""The situation of a case, as the engine knows it: plain immutable data.

The engine takes one and gives the next one.  ``egov.policy.casework`` loads it
from a case and stores it back; the rehearsal of a definition keeps it in memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy.core.fees import Line
from egov.policy.core.terms import Outcome
from itertools import takewhile
from typing import Any


@dataclass(frozen=True)
class Step:
    """A transition that was taken: by whom (empty: by nobody), as which actor, when.

    That is the actor as whom they were asked what they ended with it, else its own.
    """

    transition: str
    source: str
    target: str
    by: str
    actor: str
    at: datetime


@dataclass(frozen=True)
class WorkItem:
    """What a case asks of one principal: a group ``<unit>.<function>`` or ``user:<id>``.

    ``id`` is unique in the case and the same whenever the same is done: ``<task>-<number>``.
    One that waits for its turn in a sequence is ``waiting``: nobody is asked yet.
    ``holder`` is the person of a group who has taken it on, or whom it was given to.
    ``visit`` is how many steps had been taken when its state was entered: it tells the
    rounds of a loop apart.  ``instead_of`` is the late item that this one may end in its
    place; ``redone`` one that was asked for again, and no longer counts.
    """

    id: str
    task: str
    state: str
    actor: str
    principal: str
    opened_on: datetime
    visit: int = 0
    due: date | None = None
    waiting: bool = False
    holder: str = ""
    added_by: str = ""
    delegated_by: str = ""
    escalated: bool = False
    reminded: bool = False
    instead_of: str = ""
    redone: bool = False
    outcome: Outcome | None = None
    transition: str = ""
    comment: str = ""
    ended_by: str = ""
    ended_on: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is asked now."""
        return self.outcome is None and not self.waiting

    @property
    def is_pending(self) -> bool:
        """Whether somebody is asked, or will be."""
        return self.outcome is None


@dataclass(frozen=True)
class Clock:
    """A deadline that runs: what it counts from and how long it stood still.

    ``due`` is the last day; while it stands still (``stopped_on``) it is not looked at.
    """

    id: str
    started_on: date
    due: date
    stopped_on: date | None = None
    stood_still: int = 0
    """Days that it stood still, of the kind its period counts."""
    extended: int = 0
    """Amount of the extension, in the unit of ``Deadline.extension``."""
    warned: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Situation:
    """Everything about a case on which its next step depends.

    ``values`` are the answers in their own types; ``number`` its official number;
    ``papers`` ids of issued papers, those in ``ready`` can be handed over; ``supplied``
    ids of the pieces that are there; ``fees`` what is due since the filing, ``paid`` what
    was paid of it; ``act_number`` is that of the act it has entered into a register, and
    ``act_found`` whether the act that it has looked for is there.  ``halted``: it went on by
    itself too often, and does so no more until a person acts.
    """

    unit: str
    requester: str
    state: str
    entered_on: datetime
    opened_on: datetime
    filed_on: datetime | None = None
    closed_on: datetime | None = None
    number: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    items: tuple[WorkItem, ...] = ()
    clocks: tuple[Clock, ...] = ()
    steps: tuple[Step, ...] = ()
    papers: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()
    supplied: frozenset[str] = frozenset()
    fees: tuple[Line, ...] = ()
    paid: Decimal = Decimal(0)
    act_number: int | None = None
    act_found: bool = False
    halted: bool = False

    def item(self, id: str) -> WorkItem:
        """The item of that id; KeyError if there is none."""
        for item in reversed(self.items):
            if item.id == id:
                return item
        raise KeyError(id)

    @property
    def visit(self) -> int:
        """Which round this is: how many steps led here."""
        return len(self.steps)

    @property
    def present(self) -> tuple[WorkItem, ...]:
        """All items of this round, ended ones included: those that were opened last."""
        visit = len(self.steps)
        recent = takewhile(lambda item: item.visit == visit, reversed(self.items))
        return tuple(recent)[::-1]

    @property
    def open(self) -> tuple[WorkItem, ...]:
        """What is asked of somebody now."""
        return tuple(item for item in self.items if item.is_open)

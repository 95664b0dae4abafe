"""What happened to a case, read from its journal as a test of its procedure can tell it.

Used by :mod:`.tracing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from egov.policy import cases
from egov.policy import clock
from egov.policy import journal
from egov.policy.casework.effects.closing import CAUSE
from egov.policy.casework.players import Players
from egov.policy.casework.superseded import recalled
from egov.policy.core import fees
from egov.policy.core.chain import Entry
from egov.policy.core.engine import USER
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.joining import standing
from egov.policy.core.fees import Line
from egov.policy.core.model import Transition
from egov.policy.core.rehearsal import Happening
from egov.policy.core.terms import Outcome
from typing import Any
from typing import ClassVar


ENDING = {Outcome.DONE: "complete", Outcome.REJECTED: "reject", Outcome.SKIPPED: "skip"}
"""How a person ends a task → the verb of a test; opinions have one of their own."""

OVERRIDING = ("skip", "reassign", "redo")
"""Verbs of the supervisor, whoever else they are."""


PASSING = {"task_delegated": "delegate", "task_reassigned": "reassign", "task_added": "add"}
"""Actions by which a task comes to somebody else → the verb."""

KEEPING = {"task_claimed": "claim", "task_released": "release", "task_redone": "redo"}
"""Other things that are done with a task → the verb."""

SEARCH = "search_duplicates"

BACK = ("payment_cancelled", "payment_refunded")
"""Actions by which money goes back."""


@dataclass(frozen=True)
class Walk:
    """What happened, what was asked of whom first, and why it is not told to its end.

    ``stopped`` is empty, or ``imported`` (the case was taken over from a file), ``case``
    (another case ended this one), ``group`` (a whole group was asked as well), ``in_charge``
    (an administrator mended a case that was stuck) or ``unknown`` (the journal is older than
    what it says today, or tells of another version).
    """

    happenings: tuple[Happening, ...]
    items: tuple[WorkItem, ...]
    stopped: str


class CannotBeTold(Exception):
    """A test has no words for what happened there: one of the reasons of ``Walk.stopped``."""


def walk(case) -> Walk:
    """All that a test can tell of a case."""
    reader, stopped = _Reader(case), ""
    try:
        for entry in journal.entries(case):
            reader.read(entry)
    except CannotBeTold as error:
        stopped = str(error)
    except KeyError:
        stopped = "unknown"
    return Walk(reader.happenings(), reader.items(), stopped)


class _Reader:
    """Reads entry after entry; answers and papers wait for what is done with them."""

    def __init__(self, case) -> None:
        self._case, self._procedure = case, cases.procedure_of(case)
        self._players = Players(case)
        self._items = {item.id: item for item in case.tasks}
        self._asked_first: dict[str, tuple[str, str]] = {}
        self._state = self._procedure.initial.id
        self._told: list[Happening] = []
        self._answers: dict[str, Any] = {}
        self._pieces: dict[str, str] = {}
        self._flags_before: set[str] = set()
        self._flags: set[str] = set()
        self._cites = False
        self._money = Decimal(0)

    def read(self, entry: Entry) -> None:
        """Go on by one entry."""
        for asked in (*entry.data.get("asked", ()), entry.data):
            if asked.get("principal"):
                first = asked["principal"], asked["holder"]
                self._asked_first.setdefault(asked["task"], first)
        if (read := self._READ.get(entry.action)) is not None:
            read(self, entry, entry.data)

    def happenings(self) -> tuple[Happening, ...]:
        """What was read; papers that came last are there when the last thing was done."""
        done = [number for number, item in enumerate(self._told) if item.do]
        if done and self._pieces:
            last = self._told[done[-1]]
            supplied = (*last.supplied, *self._pieces.values())
            self._told[done[-1]] = replace(last, supplied=supplied)
        return tuple(self._told)

    def items(self) -> tuple[WorkItem, ...]:
        """All that this version knows to ask and has asked, with whom it was first given to."""
        known = {(state.id, task.id) for state in self._procedure.states for task in state.tasks}
        asked = (item for item in self._items.values() if (item.state, item.task) in known)
        return tuple(map(self._at_first, asked))

    def _at_first(self, item: WorkItem) -> WorkItem:
        principal, holder = self._asked_first.get(item.id, (item.principal, item.holder))
        return replace(item, principal=principal, holder=holder)

    def _migrated(self, entry: Entry, data: Mapping[str, Any]) -> None:
        raise CannotBeTold("unknown")

    def _imported(self, entry: Entry, data: Mapping[str, Any]) -> None:
        raise CannotBeTold("imported")

    def _opened(self, entry: Entry, data: Mapping[str, Any]) -> None:
        self._answers |= recalled(self._case, data["digests"])
        actor = self._players.first_of(self._procedure.initial.edit, data["capacity"])
        self._done(entry, "open", actor)

    def _changed(self, entry: Entry, data: Mapping[str, Any]) -> None:
        if "capacity" not in data:
            # What the flow itself has set, it sets again.
            return
        self._answers |= recalled(self._case, data["digests"])
        # What a decision asked for is given with it.
        if "transition" not in data:
            every = (actor.id for actor in self._procedure.actors)
            self._done(entry, "save", self._players.first_of(every, data["capacity"]))

    def _flagged(self, entry: Entry, data: Mapping[str, Any]) -> None:
        # Its decision is told after it.
        self._flags = set(data["flags"])

    def _found_act(self, entry: Entry, data: Mapping[str, Any]) -> None:
        # Its decision is told after it.
        self._cites = True

    def _moved(self, entry: Entry, data: Mapping[str, Any]) -> None:
        if data.get("cause") == CAUSE:
            raise CannotBeTold(CAUSE)
        self._state, taken = data["target"], self._procedure.transition(data["transition"])
        finds = _found_by(taken, self._flags - self._flags_before)
        self._flags_before = self._flags
        cites, self._cites = taken.id if self._cites else "", False
        if "capacity" not in data:
            self._note(entry, "", cites=cites)
            return
        own = [item for item in data.get("ended", ()) if item["outcome"] != Outcome.CANCELLED]
        if not own:
            self._done(entry, taken.id, taken.actor, finds=finds, cites=cites)
        elif taken.id in standing(self._procedure.state(data["source"])):
            self._end(entry, own[0], cites=cites)
        else:
            item = self._items[own[0]["task"]]
            self._do(entry, taken.id, item, finds=finds, cites=cites)

    def _ended(self, entry: Entry, data: Mapping[str, Any]) -> None:
        if "capacity" in data:
            self._end(entry, data)

    def _passed(self, entry: Entry, data: Mapping[str, Any]) -> None:
        item, to, group = self._items[data["task"]], data["holder"], data["principal"]
        if not to and not group.startswith(USER):
            raise CannotBeTold("group")
        given = (to, group) if to else (group.removeprefix(USER), "")
        whom = dict(zip(("to", "to_group"), given, strict=True))
        self._do(entry, PASSING[entry.action], item, task=item.task, asked=item.actor, **whom)

    def _kept(self, entry: Entry, data: Mapping[str, Any]) -> None:
        item = self._items[data["task"]]
        self._do(entry, KEEPING[entry.action], item, task=item.task)

    def _extended(self, entry: Entry, data: Mapping[str, Any]) -> None:
        deadline = self._procedure.deadline(data["deadline"])
        more = {"deadline": deadline.id, "amount": data["amount"]}
        self._done(entry, "extend", deadline.extend, **more)

    def _brought(self, entry: Entry, data: Mapping[str, Any]) -> None:
        self._pieces[data["document"]] = data["piece"]

    def _taken_out(self, entry: Entry, data: Mapping[str, Any]) -> None:
        self._pieces.pop(data["document"], None)

    def _revoked(self, entry: Entry, data: Mapping[str, Any]) -> None:
        paper = self._procedure.document(data["paper"])
        self._done(entry, "revoke", paper.revoke, document=paper.id)

    def _paid(self, entry: Entry, data: Mapping[str, Any]) -> None:
        """All that was left, or the smallest part: a test tells no amounts of a case."""
        self._money += Decimal(data["amount"])
        due = fees.total(map(Line.of, self._case.fees))
        self._note(entry, "pay", amount=0 if due is not None and self._money >= due else 1)

    def _booked(self, entry: Entry, data: Mapping[str, Any]) -> None:
        """Another case has changed a total of this one."""
        self._note(entry, "book", answers={data["total"]: Decimal(data["value"])})

    def _given_back(self, entry: Entry, data: Mapping[str, Any]) -> None:
        """All that was paid, or the smallest part."""
        self._money -= Decimal(data["amount"])
        self._note(entry, "refund", amount=1 if self._money > 0 else 0)

    def _recomputed(self, entry: Entry, data: Mapping[str, Any]) -> None:
        self._note(entry, "recompute", commented=True)

    def _end(self, entry: Entry, ended: Mapping[str, Any], **more: Any) -> None:
        item, outcome = self._items[ended["task"]], Outcome(ended["outcome"])
        said = more if outcome in ENDING else {**more, "outcome": outcome}
        self._do(entry, ENDING.get(outcome, "opinion"), item, task=item.task, **said)

    def _do(self, entry: Entry, do: str, item: WorkItem, **more: Any) -> None:
        """Somebody did something with a task."""
        actor = self._players.on(item, entry.data["capacity"], overrides=do in OVERRIDING)
        if not actor:
            raise CannotBeTold("in_charge")
        if item.holder in entry.data["substitute_for"]:
            more["stands_for"] = item.holder
        self._done(entry, do, actor, **more)

    def _done(self, entry: Entry, do: str, actor: str, **more: Any) -> None:
        """Somebody did something, with the answers and the papers that waited for it."""
        commented = bool(entry.data.get("comment") or entry.data.get("reason"))
        more.update(by=entry.actor, group=entry.data["capacity"], commented=commented)
        more.update(answers=self._answers, supplied=tuple(self._pieces.values()))
        self._answers, self._pieces = {}, {}
        self._note(entry, do, actor=actor, **more)

    def _note(self, entry: Entry, do: str, **more: Any) -> None:
        day = clock.day_of(datetime.fromisoformat(entry.at))
        self._told.append(Happening(on=day, do=do, state=self._state, **more))

    _READ: ClassVar = {
        "imported": _imported,
        "migrated": _migrated,
        "opened": _opened,
        "fields_changed": _changed,
        "flags_changed": _flagged,
        "act_found": _found_act,
        "transition": _moved,
        "task_ended": _ended,
        **dict.fromkeys(PASSING, _passed),
        **dict.fromkeys(KEEPING, _kept),
        "deadline_extended": _extended,
        "document_added": _brought,
        **dict.fromkeys(("document_removed", "document_set_aside"), _taken_out),
        "document_revoked": _revoked,
        "payment_received": _paid,
        "total_changed": _booked,
        **dict.fromkeys(BACK, _given_back),
        "fees_recomputed": _recomputed,
    }
    """Action of the journal → what it means; what stands not here a test does not tell."""


def _found_by(taken: Transition, new: set[str]) -> str:
    """The flag that the search for duplicates of a transition has set; empty if none."""
    set_anyway = {item.parameters["flag"] for item in taken.effects if item.name == "set_flag"}
    searched = (item.parameters["flag"] for item in taken.effects if item.name == SEARCH)
    return next((flag for flag in searched if flag in new - set_anyway), "")

"""One case goes over to another version, or comes back, in the transaction that is open."""

from collections.abc import Iterator
from collections.abc import Mapping
from DateTime import DateTime
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import journal
from egov.policy import procedures
from egov.policy.core import engine
from egov.policy.core.engine import Moved
from egov.policy.core.migration import migrate
from egov.policy.core.migration import Migrated
from egov.policy.core.model import Procedure
from egov.policy.migration import keeping
from egov.policy.migration.plans import Plan
from egov.policy.migration.plans import said_in
from functools import cached_property
from typing import Any


INDEXES = [
    "allowedRolesAndUsers",
    "case_phase",
    "inbox_sort",
    "next_moment",
    "portal_type",
    "review_state",
    "waiting_for",
]
"""What another version may change in the catalogue."""

WORDS = ["Title", "record_text"]
"""What it changes besides where answers go elsewhere, or are given up."""


class Passage:
    """A case before another version: what would become of it.

    :raises CannotMove: it is closed, or nobody said what its state becomes.
    """

    def __init__(self, case, plan: Plan) -> None:
        self.case, self.before = case, casework.load(case)
        self.world = cases.SiteWorld(case)
        self.old = cases.procedure_of(case)
        self.options = dict(_options(case, self.old, plan["after"]))
        followed = (*case.followed, case.version)
        self.new = procedures.standing(case.procedure, plan["after"], self.options, followed)
        self.found: Migrated = migrate(self.old, self.new, said_in(plan), self.before, self.world)

    @property
    def follows(self) -> str:
        """The transition that follows by itself once it was moved; empty if none does."""
        turn = engine.settle(self.new, self.found.after, self.world)
        steps = (event.step for event in turn.events if isinstance(event, Moved))
        return next((step.transition for step in steps), "")

    @cached_property
    def lacks(self) -> tuple[str, ...]:
        """What it lacks then and did not before, ``surname:required``: answers and pieces."""
        found = casework.lacking_in(self.new, self.found.after, self.world)
        return tuple(f"{casework.part_of(item)}:{item.code}" for item in found)

    @property
    def next_moment(self):
        """When time looks at it again: at once if something follows by itself.

        That is done then by the round, and not here: what moves a case decides nothing.
        """
        after = self.found.after
        turn = engine.settle(self.new, after, self.world)
        if turn.events or turn.after != after:
            return self.world.now
        return engine.next_moment(self.new, after, self.world)


def move(case, plan: Plan) -> None:
    """Let a case follow the later version.

    :raises CannotMove: it stays what it is.
    """
    passage = Passage(case, plan)
    keeping.keep(case, plan)
    gone = {id: passage.before.values[id] for id in _gone(passage)}
    _take_over(passage, plan)
    journal.record(case, "migrated", **_told(passage, plan), **({"values": gone} if gone else {}))
    keeping.seal(case)
    said_otherwise = passage.found.after.values != passage.before.values
    case.reindexObject(idxs=[*INDEXES, *(WORDS if said_otherwise else ())])


def bring_back(case, plan: Plan) -> None:
    """Let a case be again what it was before it was moved."""
    keeping.put_back(case)
    journal.record(
        case,
        "migration_undone",
        migration=plan["number"],
        version=plan["before"],
        started_by=plan["decisions"][-1]["by"],
    )
    case.reindexObject(idxs=[*INDEXES, *WORDS])


def _take_over(passage: Passage, plan: Plan) -> None:
    case, after = passage.case, passage.found.after
    type_before = case.portal_type
    case.followed = (*case.followed, case.version)
    case.version = plan["after"]
    case.portal_type = procedures.type_name(case.procedure, case.version)
    if passage.options != case.unit_options:
        case.unit_options = passage.options
    _go_on_with_history(passage, type_before, plan)
    cases.clear_values(case, passage.old)
    cases.set_values(case, dict(after.values))
    cases.keep(case, after)
    case.next_moment = passage.next_moment
    cases.note_given(after.items)


def _go_on_with_history(passage: Passage, before: str, plan: Plan) -> None:
    """The workflow of the version has the whole history, that of the one before keeps its own."""
    case, after = passage.case, passage.found.after
    entries = tuple(case.workflow_history[before])
    if after.state != passage.before.state:
        placed = {
            "action": None,
            "actor": plan["decisions"][-1]["by"],
            "comments": f"{before} → {case.portal_type}",
            "review_state": after.state,
            "time": DateTime(after.entered_on),
        }
        entries = (*entries, placed)
    case.workflow_history[case.portal_type] = entries


def _gone(passage: Passage) -> Iterator[str]:
    return (id for id in passage.found.lost if "." not in id)


def _told(passage: Passage, plan: Plan) -> dict[str, Any]:
    """What the journal says of it."""
    found = passage.found
    return {
        "migration": plan["number"],
        "version": plan["after"],
        "version_before": plan["before"],
        "started_by": plan["decisions"][-1]["by"],
        "source": passage.before.state,
        "target": found.after.state,
        "tasks": [{"task": fate.id, "how": str(fate.how)} for fate in found.tasks],
        "clocks": [{"deadline": fate.id, "how": str(fate.how)} for fate in found.deadlines],
        "unmarked": found.unmarked,
        "lacks": passage.lacks,
    }


def _options(case, old: Procedure, version: int) -> Mapping[str, Any]:
    """What its unit had set when it was opened, of the options of both versions."""
    new, day = procedures.get(case.procedure, version), clock.day_of(case.opened_on)
    known = {option.id for option in old.options}
    found = procedures.options_in(new, case.unit, day)
    fresh = {name: value for name, value in found.items() if name not in known}
    return {**fresh, **case.unit_options}

"""``@@migration?id=…&number=…``: a migration, its dry run, how far it is, and what to decide."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import migration
from egov.policy import procedures
from egov.policy.core import texts
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import succeeding
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import start_of
from egov.policy.portal.procedure.migrationwords import BUTTONS
from egov.policy.portal.procedure.migrationwords import DECIDED
from egov.policy.portal.procedure.migrationwords import HOW
from egov.policy.portal.procedure.migrationwords import LACKS
from egov.policy.portal.procedure.migrationwords import ONWARD
from egov.policy.portal.procedure.migrationwords import OTHERWISE
from egov.policy.portal.procedure.migrationwords import REASONS
from egov.policy.portal.procedure.migrationwords import STAGES
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from typing import Any
from zExceptions import NotFound


SIZE = 25
"""Requests of a page of the report."""

ACCEPTED = "accepted"
"""The box that says that requests go over without what they will lack."""

SECONDS = 3
"""After so many the page looks again while the worker is at it."""


@dataclass(frozen=True)
class CaseRow:
    """What becomes of one request; ``reason`` says why it stays as it is."""

    name: str
    way: str
    reason: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class SumRow:
    """In how many requests something happens."""

    what: str
    count: int


class MigrationView(ProcedurePage):
    """One migration; ``POST`` decides something of it."""

    @property
    def title(self):
        """What it does."""
        mapping = {"from": str(self.plan["before"]), "to": str(self.plan["after"])}
        return _("From version ${from} to version ${to}", mapping=mapping)

    @cached_property
    def number(self) -> int:
        """Which one."""
        text = text_in(self.request.form, "number")
        numbers = {plan["number"] for plan in migration.plans(self.item.getId())}
        found = texts.whole(text) or 0
        if found not in numbers:
            raise NotFound("migration")
        return found

    @cached_property
    def plan(self):
        """As it is kept."""
        return migration.find(self.id, self.number)

    @cached_property
    def progress(self) -> Mapping[str, Any]:
        """How far it has come."""
        return migration.progress(self.plan)

    def get(self):
        """The page; it looks again by itself while the worker is at it."""
        if self.progress["working"]:
            self.request.response.setHeader("Refresh", str(SECONDS))
        return self.index()

    def post(self):
        """Decide."""
        what = text_in(self.request.form, "do")
        if what not in migration.DECISIONS:
            raise NotFound("do")
        try:
            accepted = bool(text_in(self.request.form, ACCEPTED))
            migration.decide(self.id, self.number, what, self.user_id, accepted)
        except StateConflict as error:
            return self.tell_of(error)
        return self.redirect(self.address("migration", number=self.number))

    @property
    def stage(self) -> str:
        """Where it stands, in words."""
        return self.translated(STAGES[migration.Stage(self.plan["stage"])])

    @property
    def is_to_be_accepted(self) -> bool:
        """Whether requests will lack something if they are moved now."""
        lacks = (self.progress["sums"] or {}).get("lacks")
        return bool(lacks) and self._is_of_use(migration.START)

    @property
    def buttons(self) -> list[tuple[str, str, str]]:
        """What can be decided now: word, label, class."""
        return [
            (
                what,
                self.translated(label),
                "button" if what in ONWARD else "button button-secondary",
            )
            for what, label in BUTTONS.items()
            if self._is_of_use(what)
        ]

    def _is_of_use(self, what: str) -> bool:
        """Whether it can be decided, and there are requests to which it would do something."""
        stage = self.plan["stage"]
        if stage not in migration.DECISIONS[what][0]:
            return False
        if (what, stage) == ("start", migration.Stage.MOVED):
            return bool(self.progress["remaining"])
        return (what, stage) != ("undo", migration.Stage.UNDONE) or bool(self.progress["moved"])

    @property
    def decisions(self) -> list[str]:
        """Who decided what, and when."""
        return [
            self.translated(
                _(
                    "${what} by ${name} on ${moment}",
                    mapping={
                        "what": self.translated(DECIDED[item["what"]]),
                        "name": self.person(item["by"]),
                        "moment": self.moment(item["on"]),
                    },
                )
            )
            for item in self.plan["decisions"]
        ]

    # --- what the dry run has found

    @property
    def sums(self) -> list[tuple[str, list[SumRow]]]:
        """What happens in how many requests, by kind."""
        found = self.progress["sums"]
        if found is None:
            return []
        parts = (
            (_("Requests that cannot be moved"), found["reasons"], self._reason),
            (_("Answers that are lost"), found["lost"], self._field),
            (_("What the requests will lack"), found.get("lacks"), self._lack),
            (_("Marks that are taken off"), found["unmarked"], self._flag),
            (_("Tasks"), found["tasks"], self._task),
            (_("Delays"), found["deadlines"], self._deadline),
            (_("What follows by itself then"), found["follows"], self._transition),
        )
        return [
            (self.translated(title), [SumRow(say(id), n) for id, n in sorted(counted.items())])
            for title, counted, say in parts
            if counted
        ]

    @property
    def rows(self) -> list[CaseRow]:
        """The requests of the page."""
        start = start_of(self.request.form)
        return [self._row(row) for row in migration.report(self.plan, start, SIZE)]

    @property
    def refused(self) -> list[tuple[str, str]]:
        """Requests that were not moved, or not brought back, the first of them, with why."""
        found = migration.refused(self.plan, 0, SIZE)
        return [(item["reference"] or item["uid"], self._reason(item["reason"])) for item in found]

    @property
    def paging(self) -> Paging:
        """Which part of the report is shown."""
        url, start = f"{self.portal_url}/@@migration", start_of(self.request.form)
        query = {"id": self.id, "number": str(self.number)}
        return Paging(url, query, start, self.progress["tried"], SIZE)

    def _row(self, row: Mapping[str, Any]) -> CaseRow:
        states = [row["state"]] if row["state"] else []
        if row.get("target", row["state"]) != row["state"]:
            states.append(row["target"])
        return CaseRow(
            name=row["reference"] or row["uid"],
            way=" → ".join(self._text(self.known.state(id).title) for id in states),
            reason=self._reason(row["reason"]) if "reason" in row else "",
            told=tuple(self._told(row)),
        )

    def _told(self, row: Mapping[str, Any]) -> Iterator[str]:
        for kind, say in (("tasks", self._task), ("deadlines", self._deadline)):
            for fate in row.get(kind, ()):
                told = say(f"{fate['id']}:{fate['how']}")
                yield f"{told} ({self._day(fate['due'])})" if "due" in fate else told
        for id in row.get("lost", ()):
            yield self._lost(self._field(id))
        yield from map(self._lack, row.get("lacks", ()))
        for id in row.get("unmarked", ()):
            yield self._lost(self._flag(id))
        if row.get("follows"):
            follows = {"title": self._transition(row["follows"])}
            yield self.translated(_("Then follows by itself: ${title}", mapping=follows))

    # --- words

    @cached_property
    def known(self):
        """The later version, which knows what the earlier one calls things."""
        old, new = (procedures.get(self.id, self.plan[name]) for name in ("before", "after"))
        return succeeding(old, new)

    @cached_property
    def tasks(self) -> Mapping[str, str]:
        """What tasks are called, in the later version if it has them."""
        versions = reversed(self.known.versions)
        states = (state for version in versions for state in version.states)
        return {task.id: self._text(task.title) for state in states for task in state.tasks}

    def _lost(self, title: str) -> str:
        return self.translated(_("Lost: ${title}", mapping={"title": title}))

    def _reason(self, id: str) -> str:
        return self.translated(REASONS[id])

    def _field(self, path: str) -> str:
        id, _dot, column = path.partition(".")
        field = self.known.earlier[0].field(id)
        columns = (item.title for item in field.columns if item.id == column)
        return ", ".join(self._text(title) for title in (field.title, *columns))

    def _lack(self, lack: str) -> str:
        id, _colon, code = lack.partition(":")
        asked = (*self.known.fields, *self.known.pieces)
        title = next(self._text(item.title) for item in asked if item.id == id)
        return self.labelled(title, self.translated(LACKS.get(code, OTHERWISE)))

    def _flag(self, id: str) -> str:
        flags = (flag for flag in self.known.earlier[0].flags if flag.id == id)
        return self._text(next(flags).title)

    def _task(self, fate: str) -> str:
        id, _colon, how = fate.partition(":")
        return self.labelled(self.tasks[id], self.translated(HOW[how]))

    def _deadline(self, fate: str) -> str:
        id, _colon, how = fate.partition(":")
        return self.labelled(self._text(self.known.deadline(id).title), self.translated(HOW[how]))

    def _transition(self, id: str) -> str:
        return self._text(self.known.transition(id).title)

    def _day(self, text: str) -> str:
        return self.format.short_day(date.fromisoformat(text))

    def _text(self, title) -> str:
        said: Spoken = self.say(title)
        return said.text

"""What the catalogue knows of a case: one row, enough for every list."""

from collections.abc import Iterator
from datetime import date
from datetime import datetime
from egov.policy import clock
from egov.policy.cases import loads
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.lookup import procedure_of
from egov.policy.cases.lookup import state_of
from egov.policy.cases.lookup import values
from egov.policy.core import engine
from egov.policy.core.engine import WorkItem
from egov.policy.core.form import is_restricted
from egov.policy.core.form import words_of
from plone.indexer import indexer
from typing import Any


FAR = "9999-12-31"

NOBODY = "nobody"
"""Stands in ``waiting_for`` for somebody who could not be found."""

TOUCHY = "touchy"
"""Stands there for a case to be looked at when people come or go, though it waits for somebody."""


@indexer(ICase)
def procedure(case) -> str:
    """Id of the procedure."""
    return case.procedure


@indexer(ICase)
def case_unit(case) -> str:
    """The unit that handles the case; those above it may change, and are asked when searching."""
    return case.unit


@indexer(ICase)
def case_phase(case) -> str:
    """draft, open or final."""
    return str(state_of(case).kind)


@indexer(ICase)
def case_reference(case) -> str | None:
    """Official number; drafts, which have none, are not in this index."""
    return case.reference or None


@indexer(ICase)
def waiting_for(case) -> list[str]:
    """Whose turn it is: groups and people, and ``<group>:<user id>`` of who has a task of a group.

    ``nobody`` stands for those who could not be told, or are not there: see ``case.alert``.
    """
    return sorted(set(_tokens(case)))


def _tokens(case) -> Iterator[str]:
    asked = case.open_tasks
    yield from (item.principal for item in asked if item.principal)
    yield from loads.tokens(asked)
    if case.alert:
        yield NOBODY
    if engine.is_touchy(procedure_of(case), state_of(case).id, asked):
        yield TOUCHY


@indexer(ICase)
def inbox_sort(case) -> str | None:
    """Most urgent first, then oldest; unique, so that pages never overlap.

    Closed cases, which are most, wait for nobody and are not in this index: it
    stays as small as what is to be done.
    """
    if not case.open_tasks and not case.alert:
        return None
    due = _due(case)
    return f"{due.isoformat() if due else FAR} {case.opened_on.isoformat()} {case.getId()}"


@indexer(ICase)
def next_moment(case) -> datetime | None:
    """When time brings something about in the case next; only those of which that is known."""
    return case.next_moment


@indexer(ICase)
def case_class(case) -> list[str]:
    """Class of the plan and the classes above it."""
    parts = case.classification.split(".")
    return [".".join(parts[: size + 1]) for size in range(len(parts))]


@indexer(ICase)
def opened_sort(case) -> str:
    """In the order of opening; unique, so that pages never overlap and clerks never collide."""
    return f"{case.opened_on.isoformat()} {case.getId()}"


@indexer(ICase)
def closed_on(case) -> date | None:
    """The office's day of closing: all who close cases that minute would write one entry."""
    return clock.day_of(case.closed_on) if case.closed_on else None


@indexer(ICase)
def disposal_due(case):
    """Day on which the archivist has to decide."""
    return (case.disposal or {}).get("due")


@indexer(ICase)
def record_text(case) -> str:
    """Words by which people look for a case."""
    words = [case.reference, case.title, *words_of(procedure_of(case), values(case))]
    kept = {field.id for field in procedure_of(case).fields if is_restricted(field)}
    papers = (item for item in case.objectValues() if item.piece not in kept)
    words.extend(item.title for item in papers)
    return " ".join(words)


@indexer(ICase)
def case_row(case) -> dict[str, Any]:
    """What a list shows of a case, so that lists load no case."""
    due, state, asked = _due(case), state_of(case), [_open(item) for item in case.open_tasks]
    return {
        "uid": case.UID(),
        "path": "/".join(case.getPhysicalPath()),
        "reference": case.reference,
        "title": case.title,
        "procedure": case.procedure,
        "version": case.version,
        "unit": case.unit,
        "state": state.id,
        "phase": str(state.kind),
        "due": due.isoformat() if due else None,
        **(asked[0] if asked else _open(None)),
        "open": asked,
        "alert": case.alert,
        "flags": case.flags,
        "opened_on": _text(case.opened_on),
        "filed_on": _text(case.filed_on),
        "closed_on": _text(case.closed_on),
        "class": case.classification,
        "disposal_due": (case.disposal or {}).get("due"),
        "disposal_action": (case.disposal or {}).get("action"),
    }


def _open(item: WorkItem | None) -> dict[str, str]:
    """What a list shows of a task; the first one stands for the case."""
    if item is None:
        return {"task": "", "group": "", "claimed_by": ""}
    return {"task": item.task, "group": item.principal, "claimed_by": item.holder}


def _due(case):
    return min((task.due for task in case.open_tasks if task.due), default=None)


def _text(moment) -> str | None:
    return moment.isoformat() if moment else None

"""Does a test name what exists?  Asked before it is played.

Used by :mod:`.findings`.  Whether the walk goes as it says is for :mod:`.playing`.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from egov.policy.core import form
from egov.policy.core.model import Expectation
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.rehearsal.persons import split
from egov.policy.core.rehearsal.persons import STRANGER
from egov.policy.core.rehearsal.verbs import OPEN
from egov.policy.core.rehearsal.verbs import OUTSIDE
from egov.policy.core.rehearsal.verbs import VERBS


@dataclass(frozen=True)
class Unknown:
    """A name of nothing: where it stands in the test, what was wanted, what there is."""

    place: str
    what: str
    name: str
    known: tuple[str, ...]


def unknown_names(procedure: Procedure, test: Test) -> list[Unknown]:
    """Every name in a test that the procedure does not have."""
    known = _known(procedure)
    mentions = [*_of_test(test)]
    for number, step in enumerate(test.steps):
        at = f"steps.{number}"
        mentions += _of_step(step, at)
        if step.expect:
            mentions += _of_expectation(step.expect, f"{at}.expect")
    found = [
        Unknown(place, what, name, tuple(known[what]))
        for place, what, names in mentions
        for name in names
        if name not in known[what]
    ]
    return found + _days(test)


Mention = tuple[str, str, Iterable[str]]


def _known(procedure: Procedure) -> dict[str, Collection[str]]:
    actors = [item.id for item in procedure.actors]
    deadlines = [item.id for item in procedure.all_deadlines]
    tasks = [task.id for state in procedure.states for task in state.tasks]
    return {
        "state": [item.id for item in procedure.states],
        "actor": actors,
        "person": [*actors, STRANGER],
        "decision": [*(item.id for item in procedure.transitions), OPEN, *VERBS],
        "transition": [item.id for item in procedure.transitions],
        "task": tasks,
        "field": [item.id for item in procedure.fields],
        "piece": [item.id for item in form.all_pieces(procedure)],
        "document": [item.id for item in procedure.documents],
        "flag": [item.id for item in procedure.flags],
        "message": [item.id for item in procedure.messages],
        "fee": [item.id for item in procedure.fees],
        "tariff": [item.tariff for item in procedure.fees if item.tariff],
        "total": [*_totals(procedure)],
        "deadline": deadlines,
        "deadline or task": [*deadlines, *tasks],
    }


def _totals(procedure: Procedure) -> Iterator[str]:
    """The totals of other cases in which it books."""
    effects = (effect for item in procedure.transitions for effect in item.effects)
    return (str(item.parameters["total"]) for item in effects if item.name == "book_amount")


def _of_test(test: Test) -> Iterator[Mention]:
    yield "people", "actor", test.people
    yield "tariffs", "tariff", test.tariffs
    yield "room", "total", test.room
    for number, given in enumerate(test.acts):
        yield f"acts.{number}", "field", given
    yield "substitutes", "actor", test.substitutes


def _of_step(step: TestStep, at: str) -> Iterator[Mention]:
    # Who takes the money, or books in a total, is no actor of the procedure.
    yield f"{at}.as", "person", _actors(_one(step.person, step.do not in ("", *OUTSIDE)))
    yield f"{at}.to", "person", _actors(_one(step.to))
    yield f"{at}.do", "decision", _one(step.do, not step.wait)
    yield f"{at}.task", "task", _one(step.task)
    yield f"{at}.fill", "field", step.fill
    yield f"{at}.supply", "piece", step.supply
    yield f"{at}.document", "document", _one(step.document, step.do == "revoke")
    yield f"{at}.deadline", "deadline", _one(step.deadline, step.do == "extend")


def _one(name: str, needed: object = False) -> list[str]:
    """What is named; where a name is needed and there is none, an empty one."""
    return [name] if name or needed else []


def _of_expectation(expect: Expectation, at: str) -> Iterator[Mention]:
    yield f"{at}.state", "state", _one(expect.state)
    yield f"{at}.waiting_for", "actor", expect.waiting_for or ()
    yield f"{at}.people", "person", _actors(expect.people or ())
    yield f"{at}.tasks", "task", expect.tasks or ()
    yield f"{at}.outcomes", "task", expect.outcomes
    yield f"{at}.flags", "flag", expect.flags or ()
    yield f"{at}.documents", "document", expect.documents or ()
    yield f"{at}.offered", "transition", expect.offered or ()
    yield f"{at}.messages", "message", expect.messages or ()
    yield f"{at}.fields", "field", expect.fields
    yield f"{at}.fees", "fee", expect.fees
    yield f"{at}.due", "deadline or task", expect.due


def _actors(names: Iterable[str]) -> Iterator[str]:
    return (split(name)[0] for name in names)


def _days(test: Test) -> list[Unknown]:
    try:
        date.fromisoformat(test.on)
    except ValueError:
        return [Unknown("on", "day", test.on, ())]
    return []

"""What conditions and formulas may ask of a case, besides its answers.

Used by every part of the engine that weighs a condition, and by the pages that
show fields on conditions.  The words are those of ``core.conditions``.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core import conditions
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.engine import joining
from egov.policy.core.engine.joining import Status
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.world import World
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Task
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import TaskKind
from functools import lru_cache
from typing import Any


OUTCOME = "outcome:"
VOTES = "votes:"
"""How the facts about tasks begin: ``outcome:<task>``, ``votes:<task>:<outcome>``."""


def facts(procedure: Procedure, situation: Situation, world: World) -> dict[str, Any]:
    """Answers and facts by name."""
    return _known(procedure, situation, world, procedure.fields, _tasks(procedure))


def circumstances(procedure: Procedure, situation: Situation, world: World) -> dict[str, Any]:
    """What conditions may ask of a case besides its answers."""
    return _known(procedure, situation, world, (), _tasks(procedure))


def is_met(procedure: Procedure, situation: Situation, text: str, world: World) -> bool:
    """Whether a condition of the procedure is true now; none at all is."""
    if not text:
        return True
    condition = conditions.for_procedure(procedure, text)
    facts = _asked(procedure, situation, condition, world)
    return conditions.holds(condition, facts, situation.state)


def result(procedure: Procedure, situation: Situation, text: str, world: World) -> Any:
    """The value of a formula of the procedure now."""
    formula = conditions.formula_for(procedure, text)
    return conditions.evaluate(formula, _asked(procedure, situation, formula, world))


def names_of(procedure: Procedure, text: str) -> frozenset[str]:
    """Names of answers and facts that a condition asks for."""
    return conditions.names_in(conditions.for_procedure(procedure, text)) if text else frozenset()


def parts_of(procedure: Procedure, field: Field) -> frozenset[str]:
    """Names of what a field is computed from; none if it is asked for."""
    if field.type is not FieldType.COMPUTED:
        return frozenset()
    names = conditions.names_in(conditions.formula_for(procedure, field.formula))
    return frozenset(name.partition(".")[0] for name in names)


def behind(procedure: Procedure, names: Iterable[str]) -> frozenset[str]:
    """These names, and those on which what they name stands.

    That is what an answer is computed from, and what tells whether a question is shown.
    """
    found = frozenset(name.partition(".")[0] for name in names)
    known = {
        field.id: parts_of(procedure, field).union(
            names_of(procedure, section.visible_when), names_of(procedure, field.visible_when)
        )
        for section in procedure.sections
        for field in section.fields
    }
    while (grown := found.union(*(known.get(name, ()) for name in found))) != found:
        found = grown
    return found


def changing_with_time(situation: Situation) -> frozenset[str]:
    """Names of the facts that are others tomorrow: until it is filed, a case is filed today."""
    return frozenset({"today"} if situation.filed_on else {"today", "filed_on"})


def _tasks(procedure: Procedure) -> frozenset[str]:
    return frozenset(task.id for state in procedure.states for task in state.tasks)


def _asked(
    procedure: Procedure, situation: Situation, formula: conditions.Formula, world: World
) -> dict[str, Any]:
    """The facts that a formula asks for: the others are not worked out."""
    names = {name.partition(".")[0] for name in conditions.names_in(formula)}
    tasks = {name.split(":")[1] for name in names if ":" in name}
    fields = (field for field in procedure.fields if field.id in names)
    return _known(procedure, situation, world, fields, tasks)


def _known(
    procedure: Procedure,
    situation: Situation,
    world: World,
    fields: Iterable[Field],
    tasks: Collection[str],
) -> dict[str, Any]:
    return {
        **form.facts_of(fields, situation.values, situation.supplied),
        "flags": sorted(situation.flags),
        "today": world.today,
        "opened_on": world.day(situation.opened_on),
        "filed_on": world.day(situation.filed_on) if situation.filed_on else world.today,
        "unit": situation.unit,
        "unit_kind": world.kind(situation.unit),
        "requester": situation.requester,
        conditions.DOCUMENTS_READY: sorted(situation.ready),
        conditions.ACT_NUMBER: situation.act_number,
        conditions.ACT_FOUND: situation.act_found,
        **_of_fees(situation),
        **(dict(_of_tasks(procedure, situation, tasks)) if tasks else {}),
    }


def _of_fees(situation: Situation) -> dict[str, Any]:
    if situation.filed_on is None:
        return dict.fromkeys((conditions.FEES_DUE, conditions.FEES_PAID, conditions.FEES_SETTLED))
    return {
        conditions.FEES_DUE: fees.total(situation.fees),
        conditions.FEES_PAID: situation.paid,
        conditions.FEES_SETTLED: fees.settled(situation.fees, situation.paid),
    }


def _of_tasks(
    procedure: Procedure, situation: Situation, wanted: Collection[str]
) -> Iterator[tuple[str, Any]]:
    rounds = _last_rounds(situation, wanted)
    for task in (task for state in procedure.states for task in state.tasks):
        if task.id in wanted:
            items = rounds.get(task.id, [])
            yield from _unsaid(task.id).items()
            if ended := [item for item in items if _is_said(item)]:
                votes = Counter(item.outcome for item in ended)
                yield from ((f"{VOTES}{task.id}:{way}", count) for way, count in votes.items())
                yield f"{OUTCOME}{task.id}", _outcome(task, items, ended)


@lru_cache(maxsize=1024)
def _unsaid(task: str) -> Mapping[str, Any]:
    """The facts about a task of which nobody has said anything yet: most, at any moment."""
    return {**{f"{VOTES}{task}:{way}": 0 for way in Outcome}, f"{OUTCOME}{task}": None}


def _outcome(task: Task, items: list[WorkItem], ended: list[WorkItem]) -> str | None:
    """How a task ended: an opinion as the last one that was given, a decision as it came out."""
    last = sorted(ended, key=lambda item: item.ended_on or item.opened_on)[-1].outcome
    if task.kind is TaskKind.OPINION:
        return str(last)
    ways = {Status.COMPLETED: Outcome.DONE, Status.REJECTED: Outcome.REJECTED}
    way = ways.get(joining.status(task, items))
    if way is None:
        return None
    return str(way if any(item.outcome is way for item in ended) else last)


def _last_rounds(situation: Situation, wanted: Collection[str]) -> dict[str, list[WorkItem]]:
    """Of each task the items of the last round in which it was asked."""
    found: dict[str, list[WorkItem]] = {}
    for item in situation.items:
        if item.task in wanted:
            items = found.setdefault(item.task, [])
            if items and items[0].visit != item.visit:
                items.clear()
            items.append(item)
    return found


def _is_said(item: WorkItem) -> bool:
    return item.outcome not in (None, Outcome.CANCELLED) and not item.redone

"""What a step of a test can do besides taking a transition: one function a verb.

Each gives the turn that follows, or raises what the site would raise.  Used by
:mod:`.stage`; the verbs ``open`` and ``wait`` are the stage's own.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from egov.policy.core import engine
from egov.policy.core import fees
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.model import TestStep
from egov.policy.core.model import Transition
from egov.policy.core.rehearsal import answers
from egov.policy.core.terms import Outcome


OPEN = "open"
PAY, REFUND, RECOMPUTE = "pay", "refund", "recompute"
BOOK = "book"

OUTSIDE = (PAY, REFUND, RECOMPUTE, BOOK)
"""What the cash office or another case does: no actor does it, so no step says as whom."""


@dataclass(frozen=True)
class Act:
    """What somebody does: the step, who they are, and whom they name in it."""

    step: TestStep
    by: str
    to: str = ""


Verb = Callable[[Procedure, Situation, Act, World], Turn]


def decide(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Take the transition that the step names, with the answers it asks for."""
    taken = procedure.transition(act.step.do)

    def do(now: Situation) -> Turn:
        return engine.decide(procedure, now, taken.id, act.by, act.step.comment, world)

    return _with_answers(procedure, situation, act, taken, do, world)


def save(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Change answers."""
    now = answers.saved(procedure, situation, act.step.fill, act.by, world)
    return engine.settle(procedure, now, world)


def complete(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Do what is asked."""
    return _end(Outcome.DONE, procedure, situation, act, world)


def reject(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Say no to what is asked."""
    return _end(Outcome.REJECTED, procedure, situation, act, world)


def opinion(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Give an opinion, favourable unless the step says else."""
    return _end(act.step.outcome or Outcome.FAVOURABLE, procedure, situation, act, world)


def redo(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Ask again for what has ended."""
    over = [item for item in _of_task(situation, act) if item.outcome is not None]
    mine = [item for item in over if item.ended_by == act.by] or over
    return engine.redo(procedure, situation, _last(mine), act.by, act.step.comment, world)


def extend(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Extend a deadline."""
    step = act.step
    if not isinstance(step.amount, int):
        raise InvalidValues([FieldProblem("amount", "not_a_number")])
    return engine.extend(
        procedure, situation, step.deadline, step.amount, act.by, step.comment, world
    )


def pay(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Pay at the cash desk: what the step says, else all that is left."""
    left = engine.left_to_pay(situation)
    amount = fees.amount_of(act.step.amount) if act.step.amount else left
    if amount > left:
        raise InvalidValues([FieldProblem("amount", "above", {"most": left})])
    return engine.credit(procedure, situation, amount, world)


def refund(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Get money back, or have a payment cancelled: what the step says, else all that was paid."""
    paid = situation.paid
    amount = fees.amount_of(act.step.amount) if act.step.amount else paid
    if not 0 < amount <= paid:
        raise InvalidValues([FieldProblem("amount", "above", {"most": paid})])
    return engine.credit(procedure, situation, -amount, world)


def recompute(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Have what is due worked out anew."""
    return engine.recharge(procedure, situation, act.by, act.step.comment, world)


def book(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Other cases have booked in totals of this one; from now on these are as the step says."""
    for id, value in act.step.fill.items():
        change = fees.amount_of(value) - Decimal(situation.values.get(id) or 0)
        situation = engine.book(procedure, situation, id, change, world)
    return engine.settle(procedure, situation, world)


def revoke(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    """Take the force from an issued paper."""
    paper = act.step.document
    revoker = procedure.document(paper).revoke
    if not revoker or not engine.plays(procedure, situation, revoker, act.by, world):
        raise NotAllowed("revoke")
    if paper not in situation.papers:
        raise StateConflict("revoked")
    left = replace(situation, papers=situation.papers - {paper}, ready=situation.ready - {paper})
    return engine.settle(procedure, left, world)


def _claim(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    return engine.claim(
        procedure, situation, _item(procedure, situation, act, world), act.by, world
    )


def _release(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    return engine.release(
        procedure, situation, _item(procedure, situation, act, world), act.by, world
    )


def _skip(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    item = _item(procedure, situation, act, world)
    return engine.skip(procedure, situation, item, act.by, act.step.comment, world)


def _add(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
    item, step = _item(procedure, situation, act, world), act.step
    return engine.add(procedure, situation, item, act.by, f"user:{act.to}", step.comment, world)


def _handing(operation: Callable[..., Turn]) -> Verb:
    def verb(procedure: Procedure, situation: Situation, act: Act, world: World) -> Turn:
        item = _item(procedure, situation, act, world)
        return operation(procedure, situation, item, act.by, act.to, act.step.comment, world)

    return verb


VERBS: Mapping[str, Verb] = {
    "save": save,
    "complete": complete,
    "reject": reject,
    "opinion": opinion,
    "claim": _claim,
    "release": _release,
    "delegate": _handing(engine.delegate),
    "reassign": _handing(engine.reassign),
    "add": _add,
    "skip": _skip,
    "redo": redo,
    "extend": extend,
    PAY: pay,
    REFUND: refund,
    RECOMPUTE: recompute,
    BOOK: book,
    "revoke": revoke,
}
"""Verb → what it does.  A transition of the same id comes first, unless the step names a task."""


def _end(
    outcome: Outcome, procedure: Procedure, situation: Situation, act: Act, world: World
) -> Turn:
    item = situation.item(_item(procedure, situation, act, world))

    def do(now: Situation) -> Turn:
        return engine.complete(procedure, now, item.id, act.by, outcome, act.step.comment, world)

    taken = engine.taken_with(procedure, item, outcome)
    return _with_answers(procedure, situation, act, taken, do, world)


def _with_answers(
    procedure: Procedure,
    situation: Situation,
    act: Act,
    taken: Transition | None,
    do: Callable[[Situation], Turn],
    world: World,
) -> Turn:
    """What somebody decides, with what they fill in: asked for, or theirs to change."""
    given, asked = act.step.fill, taken.ask if taken else ()
    if given or asked:
        engine.require_turn(do, situation)
        rest = {id: value for id, value in given.items() if id not in asked}
        if rest:
            situation = answers.changed(procedure, situation, rest, act.by, world)
        if taken and asked:
            told = {id: given[id] for id in asked if id in given}
            situation = answers.asked(procedure, situation, taken, told, act.by, world)
    turn = do(situation)
    if engine.is_presented(procedure, turn):
        answers.require_complete(procedure, situation, act.by, world)
    return turn


def _item(procedure: Procedure, situation: Situation, act: Act, world: World) -> str:
    """The open item that a step is about: one that is up to who acts, if there is any."""
    found = [item for item in _of_task(situation, act) if item.is_open]
    theirs = engine.tasks_for(procedure, situation, act.by, world)
    mine = [item for item in found if item in theirs]
    return _last(mine[:1] or found or _of_task(situation, act))


def _of_task(situation: Situation, act: Act) -> list[WorkItem]:
    wanted = act.step.task
    return [item for item in situation.items if wanted in ("", item.task)]


def _last(items: list[WorkItem]) -> str:
    if not items:
        raise StateConflict("moved")
    return items[-1].id

"""The acts of random walks as steps of a test, which can be done in both worlds."""

from ..core.engine import walks
from egov.policy.core import engine
from egov.policy.core.model import Period
from egov.policy.core.model import TestStep
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from functools import partial


def step_of(act, stage):
    """What an act is where the case of a stage stands now; None if it is nothing there."""
    if act.verb == "wait":
        return TestStep(wait=Period(act.days, PeriodUnit.DAYS))
    if act.verb == "edit":
        supply = ("plan",) if act.pick == 9 else ()
        return TestStep(person="cleo", do="save", fill=_filled(act, ANSWERS), supply=supply)
    found = walks.call(act, stage.procedure, stage.situation, stage.world)
    if found is None:
        return None
    function, (on, by, *more) = found
    verb = function.__name__
    if verb == "decide":
        return _decide(act, stage.procedure.transition(on), by, *more)
    if verb == "extend":
        return _extend(on, by, *more)
    item = stage.situation.item(on)
    if verb == "complete":
        taken = engine.taken_with(stage.procedure, item, more[0])
        return _complete(act, taken, item.task, by, *more)
    return STEPS[verb](item.task, by, *more)


ANSWERS = ("amount", "urgent", "heat")
"""What people fill in."""


def _filled(act, asked):
    """Answers to what is asked; now and then to nothing, or to more than that."""
    given = {0: (), 1: ANSWERS}.get(act.pick % 7, asked)
    answers = {"amount": act.pick % 11, "urgent": act.pick % 2 == 0, "heat": act.pick}
    return {id: answers[id] for id in given}


def _decide(act, taken, by, comment):
    fill = _filled(act, taken.ask)
    return TestStep(person=by, do=taken.id, comment=comment, fill=fill)


def _complete(act, taken, task, by, outcome, comment):
    do = {Outcome.DONE: "complete", Outcome.REJECTED: "reject"}.get(outcome, "opinion")
    fill = _filled(act, taken.ask if taken else ())
    return TestStep(person=by, do=do, task=task, outcome=outcome, comment=comment, fill=fill)


def _extend(deadline, amount, by, comment):
    return TestStep(person=by, do="extend", deadline=deadline, amount=amount, comment=comment)


def _take(do, task, by):
    return TestStep(person=by, do=do, task=task)


def _explain(do, task, by, comment):
    return TestStep(person=by, do=do, task=task, comment=comment)


def _hand(do, task, by, to, comment):
    return TestStep(person=by, do=do, task=task, to=to.removeprefix("user:"), comment=comment)


STEPS = {
    **{verb: partial(_take, verb) for verb in ("claim", "release")},
    **{verb: partial(_explain, verb) for verb in ("skip", "redo")},
    **{verb: partial(_hand, verb) for verb in ("delegate", "reassign", "add")},
}
"""What is done with an item besides ending it."""

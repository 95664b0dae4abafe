"""The acts of random walks as steps of a test, which can be done in both worlds."""

from ..engine import walks
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.model import Period
from egov.policy.core.model import TestStep
from egov.policy.core.rehearsal.playing import attempt
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from functools import partial


def opening(values, stage):
    """The clerk opens a case with those of these answers that are theirs to give."""
    blank = replace(stage.situation, requester="cleo")
    theirs = dict(walks.editors(stage.procedure, blank, stage.world))["cleo"]
    fill = {id: value for id, value in values.items() if id in theirs}
    return TestStep(person="cleo", do="open", fill=fill)


def doing(act, stage):
    """What an act is where the case of a stage stands now, to be done on any; or nothing."""
    if act.verb == "staff":
        group, *people = act.to
        return lambda stage: stage.staff(group, people)
    step = _step_of(act, stage)
    return None if step is None else lambda stage: attempt(stage, step)


def _step_of(act, stage):
    if act.verb == "wait":
        return TestStep(wait=Period(act.days, PeriodUnit.DAYS))
    known = stage.procedure, stage.situation, stage.world
    if act.verb == "edit":
        by = act.person or walks.one_of((who for who, _ in walks.editors(*known)), act)
        return TestStep(person=by, do="save", fill=act.fill, supply=_papers(act, by, stage))
    if act.verb == "revoke":
        by = walks.one_of(walks.revokers(*known), act)
        return TestStep(person=by, do="revoke", document="paper")
    found = walks.call(act, *known)
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


def _papers(act, person, stage):
    """What somebody hands in; a rehearsal never asks whose turn it is to do so."""
    if not walks.hands_in(stage.procedure, stage.situation, person, stage.world):
        return ()
    wanted = {8: "proof", 9: "plan"}.get(act.pick)
    return tuple(piece.id for piece in form.all_pieces(stage.procedure) if piece.id == wanted)


def _filled(act, asked):
    """Answers to what is asked; now and then to nothing, or to more than that."""
    wanted = {0: (), 1: act.fill}.get(act.pick % 7, asked)
    return {id: act.fill[id] for id in wanted if id in act.fill}


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

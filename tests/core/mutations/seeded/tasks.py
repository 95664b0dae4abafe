"""Faults in what is asked of whom, how many of them, and until when."""

from egov.policy.core.model import Need
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.terms import NeedKind
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import Permitted
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_state
from seeded.operator import with_task


DAY = Period(1, PeriodUnit.WORKING_DAYS)
LONG = Period(900, PeriodUnit.WORKING_DAYS)


def tasks_of(procedure: Procedure) -> list:
    return [(state, task) for state in procedure.states for task in state.tasks]


def is_single(task) -> bool:
    return task.need.kind is NeedKind.ANY and task.kind is TaskKind.DECISION


@seeds("a state loses its tasks, and is not left by itself", "E107")
def drop_tasks(procedure: Procedure) -> Mutants:
    silent = {deadline.silence for deadline in procedure.all_deadlines}
    for state in procedure.states:
        exits = procedure.leaving(state.id)
        alone = any(item.automatic or item.id in silent for item in exits)
        if state.tasks and not alone:
            yield state.id, with_state(procedure, state.id, tasks=())


@seeds("a task is given to an actor who does not take what completes it", "E115")
def wrong_actor(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        taken = [item for item in procedure.transitions if item.id == task.complete]
        if is_single(task) and taken and taken[0].actor == task.actor:
            other = next(actor.id for actor in procedure.actors if actor.id != task.actor)
            yield task.id, with_task(procedure, state.id, task.id, actor=other)


@seeds("a task is given to an actor that does not exist", "E111")
def unknown_actor(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        yield task.id, with_task(procedure, state.id, task.id, actor=f"{task.actor}x")


@seeds("what completes a task does not leave its state", "E114")
def complete_elsewhere(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        others = [item.id for item in procedure.transitions if state.id not in item.sources]
        if task.complete and others:
            yield task.id, with_task(procedure, state.id, task.id, complete=others[-1])


@seeds("yes and no are the same", "E136")
def complete_is_reject(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.complete:
            yield task.id, with_task(procedure, state.id, task.id, reject=task.complete)


@seeds("what several people decide has no consequence any more", "W209", "E108")
def drop_complete(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        asked = f"'{task.id}'"
        texts = [*(item.when for item in procedure.conditions), *_whens(procedure)]
        told = any(asked in text for text in texts)
        joint = task.kind is TaskKind.DECISION and not is_single(task)
        if joint and task.complete and not state.complete and not told:
            yield task.id, with_task(procedure, state.id, task.id, complete="")


@seeds("more tasks of a state have to be completed than it has", "E154")
def raise_need_of_state(procedure: Procedure) -> Mutants:
    for state in procedure.states:
        if state.tasks and state.complete:
            need = Need(NeedKind.NUMBER, len(state.tasks) + 1)
            yield state.id, with_state(procedure, state.id, need=need)


@seeds("a quorum is raised above the number of people", "W226")
def raise_quorum(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.need.kind is NeedKind.NUMBER and procedure.actor(task.actor).function:
            many = Need(NeedKind.NUMBER, 99)
            yield task.id, with_task(procedure, state.id, task.id, need=many)


@seeds("two have to agree where one person is asked", "E155")
def two_of_one(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if procedure.actor(task.actor).requester:
            two = Need(NeedKind.NUMBER, 2)
            yield task.id, with_task(procedure, state.id, task.id, need=two)


@seeds("four eyes look at what nobody can have done before", "W214")
def useless_four_eyes(procedure: Procedure) -> Mutants:
    ends = [item.id for item in procedure.transitions if _ends(procedure, item)]
    for state, task in tasks_of(procedure):
        if ends:
            yield task.id, with_task(procedure, state.id, task.id, other_than=(ends[0],))


@seeds("an open state's task loses its due date", "W205")
def drop_due(procedure: Procedure) -> Mutants:
    since = {deadline.since for deadline in procedure.all_deadlines}
    for state, task in tasks_of(procedure):
        timed = any(item.automatic and item.automatic.after for item in procedure.leaving(state.id))
        if state.kind is StateKind.OPEN and task.due and not timed and state.id not in since:
            yield task.id, with_task(procedure, state.id, task.id, due=None)


@seeds("a reminder counts from a due date that there is not", "E158")
def remind_without_due(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        yield task.id, with_task(procedure, state.id, task.id, due=None, remind=DAY)


@seeds("a reminder comes before the task is given", "E159")
def remind_too_early(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.due and task.due.unit is PeriodUnit.WORKING_DAYS:
            yield task.id, with_task(procedure, state.id, task.id, remind=LONG)


@seeds("an escalation goes to nobody", "E160")
def escalate_to_nobody(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.due:
            to = {"escalate_after": DAY, "escalate_to": ""}
            yield task.id, with_task(procedure, state.id, task.id, **to)


@seeds("an escalation goes to those who are asked already", "W215")
def escalate_to_same(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.due:
            to = {"escalate_after": DAY, "escalate_to": task.actor}
            yield task.id, with_task(procedure, state.id, task.id, **to)


@seeds("a task lapses into an outcome that it cannot have", "E161")
def lapse_wrongly(procedure: Procedure) -> Mutants:
    wrong = {TaskKind.DECISION: Outcome.FAVOURABLE, TaskKind.OPINION: Outcome.DONE}
    for state, task in tasks_of(procedure):
        if task.due:
            yield task.id, with_task(procedure, state.id, task.id, lapse=wrong[task.kind])


@seeds("a task lapses as rejected, and nothing rejects it", "E162")
def lapse_into_nothing(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.kind is TaskKind.DECISION and task.due and not state.complete:
            lapsed = {"lapse": Outcome.REJECTED, "reject": ""}
            yield task.id, with_task(procedure, state.id, task.id, **lapsed)


@seeds("a task may be reassigned, and nobody may do it", "E157")
def no_supervisor(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        allow = {"allow": (Permitted.REASSIGN,), "supervisor": ""}
        yield task.id, with_task(procedure, state.id, task.id, **allow)


@seeds("one of a group is asked, in an order", "W213")
def order_of_one(procedure: Procedure) -> Mutants:
    for state, task in tasks_of(procedure):
        if task.need.kind is NeedKind.ANY:
            yield task.id, with_task(procedure, state.id, task.id, order=Order.SEQUENTIAL)


def _ends(procedure: Procedure, item) -> bool:
    return procedure.state(item.target).kind is StateKind.FINAL


def _whens(procedure: Procedure) -> list[str]:
    found = [item.when for item in procedure.transitions]
    return found + [item.automatic.when for item in procedure.transitions if item.automatic]

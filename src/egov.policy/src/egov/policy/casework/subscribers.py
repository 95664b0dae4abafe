"""What a transition brings about, whoever fires it: our pages, REST, or stock Plone.

Before: what the person gave must be complete.  After: tasks, effects, clock
and journal move on, in the same transaction, with one pass of the catalogue.
"""

from egov.policy import clock
from egov.policy import journal
from egov.policy.cases import CaseClosed
from egov.policy.cases import CaseFiled
from egov.policy.cases import procedure_of
from egov.policy.cases import values
from egov.policy.casework import standing
from egov.policy.casework import tasks
from egov.policy.casework.completeness import require_comment
from egov.policy.casework.completeness import require_complete
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core import deadlines
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from egov.policy.core.terms import StateKind
from zope.component import getUtility
from zope.event import notify


CHANGED = [
    "case_phase",
    "case_reference",
    "closed_on",
    "disposal_due",
    "record_text",
    *tasks.INDEXES,
]
"""What a transition may change in the catalogue besides the state itself."""


def before_transition(case, event) -> None:
    """Refuse a decision without its reason, or a filing with gaps."""
    if event.transition is None:
        return
    procedure = procedure_of(case)
    taken = procedure.transition(event.transition.getId())
    require_comment(taken, event.kwargs.get("comment", ""))
    source, target = procedure.state(event.old_state.getId()), procedure.state(taken.target)
    if source.edit and target.kind is not StateKind.FINAL:
        require_complete(case, procedure)


def after_transition(case, event) -> None:
    """Carry out what the definition says of this step."""
    procedure = procedure_of(case)
    state = procedure.state(event.new_state.getId())
    if event.transition is None:
        _opened(case, procedure, state)
        return
    taken = procedure.transition(event.transition.getId())
    source = procedure.state(event.old_state.getId())
    decision = _decision(taken)
    tasks.end_tasks(case, decision)
    _file(case, procedure, source, state, decision)
    _run_effects(case, procedure, taken, decision)
    tasks.open_task(case, procedure, state, decision.moment)
    journal.record(
        case,
        "transition",
        transition=taken.id,
        source=source.id,
        target=state.id,
        reference=case.reference,
        comment=event.kwargs.get("comment", ""),
        **standing.acting_in(standing.group_of(case, taken.actor)),
    )
    if state.kind is StateKind.FINAL:
        case.closed_on = decision.moment
        notify(CaseClosed(case))
    case.reindexObject(idxs=CHANGED)


def _opened(case, procedure: Procedure, state: State) -> None:
    tasks.open_task(case, procedure, state, case.opened_on)
    journal.record(
        case,
        "opened",
        values=values(case),
        procedure=case.procedure,
        version=case.version,
        **standing.acting_in(standing.editing_group(case)),
    )


def _decision(taken: Transition) -> Decision:
    moment = clock.now()
    return Decision(taken.id, taken.actor, standing.user_id(), moment, clock.day_of(moment))


def _file(case, procedure: Procedure, source: State, target: State, decision: Decision) -> None:
    if source.kind is not StateKind.DRAFT or target.kind is StateKind.DRAFT:
        return
    case.filed_on = decision.moment
    if procedure.legal_delay is not None:
        case.legal_due = deadlines.due(decision.day, procedure.legal_delay, clock.calendar())
    notify(CaseFiled(case))


def _run_effects(case, procedure: Procedure, taken: Transition, decision: Decision) -> None:
    for effect in taken.effects:
        utility = getUtility(IEffect, name=effect.name)
        utility.apply(case, procedure, decision, **effect.parameters)

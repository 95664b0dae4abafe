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
from egov.policy.casework import tasks
from egov.policy.casework.completeness import require_comment
from egov.policy.casework.completeness import require_complete
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
        tasks.open_task(case, procedure, state)
        given, version = values(case), case.version
        journal.record(case, "opened", values=given, procedure=case.procedure, version=version)
        return
    taken = procedure.transition(event.transition.getId())
    source = procedure.state(event.old_state.getId())
    tasks.end_tasks(case, taken.id)
    _file(case, procedure, source, state)
    _run_effects(case, procedure, taken)
    tasks.open_task(case, procedure, state)
    journal.record(
        case,
        "transition",
        transition=taken.id,
        source=source.id,
        target=state.id,
        reference=case.reference,
        comment=event.kwargs.get("comment", ""),
    )
    if state.kind is StateKind.FINAL:
        case.closed_on = clock.now()
        notify(CaseClosed(case))
    case.reindexObject(idxs=CHANGED)


def _file(case, procedure: Procedure, source: State, target: State) -> None:
    if source.kind is not StateKind.DRAFT or target.kind is StateKind.DRAFT:
        return
    case.filed_on = clock.now()
    if procedure.legal_delay is not None:
        case.legal_due = deadlines.due(clock.today(), procedure.legal_delay, clock.calendar())
    notify(CaseFiled(case))


def _run_effects(case, procedure: Procedure, taken: Transition) -> None:
    for effect in taken.effects:
        getUtility(IEffect, name=effect.name).apply(case, procedure, **effect.parameters)

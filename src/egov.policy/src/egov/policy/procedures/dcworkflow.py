"""Procedure → DCWorkflow definition.

All is stock DCWorkflow but two questions that go to the registered
:class:`.interfaces.IDecisions` (casework has one): whether a transition may be
taken, and what taking it brings about.  Nobody takes those by hand that time, a
condition or tasks take; stock Plone does not offer them.
The permission table is the same in every state: who holds the roles changes,
not what the roles may do, so a transition never has to touch security.
"""

from AccessControl.class_init import InitializeClass
from AccessControl.Permission import pname
from AccessControl.SecurityInfo import ClassSecurityInfo
from Acquisition import aq_base
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.model import Transition
from egov.policy.procedures.interfaces import IDecisions
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from Products.DCWorkflow.Transitions import TRIGGER_USER_ACTION
from zope.component import queryUtility


PERMISSIONS = {
    "View": ("Case Editor", "Case Worker", "Manager", "Record Reader"),
    "Access contents information": ("Case Editor", "Case Worker", "Manager", "Record Reader"),
    # Nobody: stock forms would bypass the checks of casework and its journal.
    "Modify portal content": (),
    "egov.policy: Add document": ("Case Editor", "Case Worker"),
    "Delete objects": ("Case Editor",),
}
"""What a role may do on a case, in every state."""

VARIABLES = {
    "action": ("transition/getId|nothing", True),
    "actor": ("user/getId", True),
    "comments": ("python:state_change.kwargs.get('comment', '')", True),
    "review_history": ("state_change/getHistory", False),
    "time": ("python:state_change.kwargs.get('time') or state_change.getDateTime()", True),
}
"""The history that stock Plone expects: name -> (expression, kept in the status)."""


class CaseWorkflow(DCWorkflowDefinition):
    """A DCWorkflow definition that obeys the office, not a role."""

    meta_type = "Case workflow"
    security = ClassSecurityInfo()

    @security.private
    def doActionFor(self, ob, action, comment="", **kw):
        """Hand the decision over, or change the state for one that was handed over."""
        decisions = queryUtility(IDecisions)
        if decisions is None or decisions.is_under_way(ob, action):
            return super().doActionFor(ob, action, comment, **kw)
        return decisions.take(ob, action, comment)

    @security.private
    def updateRoleMappingsFor(self, ob):
        """Give a new case its permissions: the table is the same in every state."""
        known = vars(aq_base(ob))
        if all(known.get(pname(name)) == roles for name, roles in PERMISSIONS.items()):
            return 0
        return super().updateRoleMappingsFor(ob)

    def _checkTransitionGuard(self, t, ob, **kw):
        decisions = queryUtility(IDecisions)
        return bool(decisions and decisions.allows(ob, t.getId()))

    def notifyException(self, ob, action, exc):
        # The tool would raise a copy, made from the class and the text alone:
        # an error that names fields or a conflict would lose what it says.
        raise exc[1]


InitializeClass(CaseWorkflow)


def compile_workflow(procedure: Procedure, id: str) -> CaseWorkflow:
    """The workflow definition of a procedure, ready to be put into portal_workflow."""
    workflow = CaseWorkflow(id)
    workflow.setProperties(title=f"{procedure.title.best('fr')[0]} ({procedure.version})")
    workflow.permissions = tuple(PERMISSIONS)
    workflow.state_var = "review_state"
    for state in procedure.states:
        _add_state(workflow, procedure, state)
    for transition in procedure.transitions:
        _add_transition(workflow, transition)
    workflow.states.setInitialState(procedure.initial.id)
    _add_variables(workflow)
    return workflow


def _add_state(workflow: CaseWorkflow, procedure: Procedure, state: State) -> None:
    workflow.states.addState(state.id)
    made = workflow.states[state.id]
    made.setProperties(
        title=state.title.best("fr")[0],
        transitions=tuple(item.id for item in procedure.leaving(state.id)),
    )
    for permission, roles in PERMISSIONS.items():
        made.setPermission(permission, 0, roles)


def _add_transition(workflow: CaseWorkflow, transition: Transition) -> None:
    workflow.transitions.addTransition(transition.id)
    title = transition.title.best("fr")[0]
    workflow.transitions[transition.id].setProperties(
        title=title,
        new_state_id=transition.target,
        trigger_type=TRIGGER_USER_ACTION,
        actbox_name=title,
        actbox_url=f"%(content_url)s/content_status_modify?workflow_action={transition.id}",
        actbox_category="workflow",
    )


def _add_variables(workflow: CaseWorkflow) -> None:
    for name, (expression, in_status) in VARIABLES.items():
        workflow.variables.addVariable(name)
        workflow.variables[name].setProperties(
            description=name,
            default_expr=expression,
            for_status=int(in_status),
            for_catalog=0,
            update_always=1,
        )

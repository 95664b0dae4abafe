"""More cases of the site beside the one that a pattern has walked."""

from egov.policy import casework
from egov.policy.core.terms import Outcome
from plone import api
from Products.CMFCore.indexing import processQueue


def another(case, **answers):
    """One more case, opened and filed by who has opened this one."""
    with api.env.adopt_user(case.requester):
        made = casework.open_case(case.procedure, case.unit, answers)
        casework.perform(made, "submit")
    processQueue()
    return made


def end(case, task):
    """Who has a task on a case does it."""
    (item,) = (item for item in case.open_tasks if item.task == task)
    with api.env.adopt_user(item.holder):
        casework.complete(case, item.id, Outcome.DONE)
    # As at the end of a request.
    processQueue()
    return item.holder

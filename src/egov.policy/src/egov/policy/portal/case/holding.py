"""Taking a task on oneself and giving it back."""

from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core import engine
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.actors import USER
from egov.policy.core.engine.joining import is_personal
from egov.policy.core.errors import NotAllowed
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.page import Page


class ClaimView(Page):
    """``<case>/@@claim``: take the task that the form names, or the only open one."""

    def get(self):
        """Taking needs a button: links change nothing."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Take it and read the case."""
        casework.claim(self.context, self._task())
        self.tell(_("You have taken this request. Your colleagues see it."), "success")
        return self.redirect(self.context.absolute_url())

    def _task(self) -> str:
        named = text_in(self.request.form, "task")
        return named or own_task(self.context, self.user_id).id


class ReleaseView(ClaimView):
    """``<case>/@@release``: give the task back to the colleagues."""

    def post(self):
        """Give it back and go to the list."""
        casework.release(self.context, self._task())
        self.tell(_("You have given the request back to your service."))
        return self.redirect(f"{self.portal_url}/@@inbox?queue=unit")


def own_task(case, me: str) -> WorkItem:
    """The first open task that is up to a person.

    :raises NotAllowed: if none is.
    """
    mine = cases.capacities(me)
    for item in case.open_tasks:
        if item.principal in mine:
            return item
    raise NotAllowed()


def may_claim(case, item: WorkItem) -> bool:
    """Whether a task is of a group and nobody of it has taken it."""
    return not item.principal.startswith(USER) and not casework.claimant(case, item)


def may_release(case, item: WorkItem, me: str) -> bool:
    """Whether a person has a task that they may give back."""
    personal = is_personal(task_of(cases.procedure_of(case), item))
    held = engine.holder(item, cases.SiteWorld(case)) == me
    return held and not personal and not item.principal.startswith(USER)

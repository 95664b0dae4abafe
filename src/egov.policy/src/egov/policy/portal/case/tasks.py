"""Taking a case on oneself and giving it back."""

from AccessControl import getSecurityManager
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core.errors import NotAllowed
from egov.policy.portal.page import Page


class ClaimView(Page):
    """``<case>/@@claim``: take the open task of one's functions."""

    def get(self):
        """Taking needs a button: links change nothing."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Take it and read the case."""
        casework.claim(self.context, own_task(self.context).id)
        self.tell(_("You have taken this request. Your colleagues see it."), "success")
        return self.redirect(self.context.absolute_url())


class ReleaseView(ClaimView):
    """``<case>/@@release``: give the task back to the colleagues."""

    def post(self):
        """Give it back and go to the list."""
        casework.release(self.context, own_task(self.context).id)
        self.tell(_("You have given the request back to your service."))
        return self.redirect(f"{self.portal_url}/@@inbox?queue=unit")


def own_task(case):
    """The open task that is up to the current person.

    :raises NotAllowed: if none is.
    """
    mine = cases.capacities(getSecurityManager().getUser().getId() or "")
    for task in case.open_tasks:
        if task.principal in mine:
            return task
    raise NotAllowed()

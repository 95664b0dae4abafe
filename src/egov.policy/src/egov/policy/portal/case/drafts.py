"""Giving up a draft that will not be filed.

Used by the page of the case.  A filed case has a number and stays.
"""

from Acquisition import aq_parent
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import StateKind
from egov.policy.portal.page import Page


class AbandonView(Page):
    """``<case>/@@abandon``: delete a draft with its papers."""

    def get(self):
        """Giving up needs a button: links change nothing."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Delete the draft and go to the list."""
        if not casework.may_edit(self.context):
            raise NotAllowed()
        if cases.state_of(self.context).kind is not StateKind.DRAFT or self.context.reference:
            raise StateConflict("filed")
        aq_parent(self.context)._delObject(self.context.getId())
        self.tell(_("The draft is deleted."), "success")
        return self.redirect(f"{self.portal_url}/@@inbox")

"""The public page that tells whether a document is genuine.

Works as ``verify/<code>``, the address printed on papers, and as a form.  It
shows the little that lets a person compare the paper, and asks for no name.
"""

from egov.policy import _
from egov.policy import documents
from egov.policy.core import codes
from egov.policy.portal.page import Page
from functools import cached_property
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


TITLES = {
    "genuine": _("This document is genuine"),
    "revoked": _("This document is revoked"),
    "unknown": _("Unknown document"),
}
"""What the page says of each status."""

LONGEST_CODE = 40
"""A longer text is what the square on the paper holds, read by a telephone."""


@implementer(IPublishTraverse)
class VerifyView(Page):
    """``@@verify?code=…`` or ``verify/<code>``."""

    path_code = ""

    @property
    def title(self):
        """What the tab says: the answer once there is one."""
        return TITLES[self.result.status] if self.result else _("Verify a document")

    @property
    def unasked(self) -> bool:
        """Whether the form was sent with nothing in it."""
        return "code" in self.request.form and not self.code

    @property
    def no_code(self) -> bool:
        """Whether what was typed cannot be a code at all; often it is the number of the paper."""
        typed = [sign for sign in self.code if sign.isalnum()]
        return len(self.code) <= LONGEST_CODE and len(typed) != codes.LENGTH

    def publishTraverse(self, request, name):
        """Take the code from the address."""
        if self.path_code:
            raise NotFound(name)
        self.path_code = name
        return self

    @property
    def code(self) -> str:
        """The code or the scanned text, as it was given."""
        given = self.request.form.get("code", "")
        return self.path_code or (given.strip() if isinstance(given, str) else "")

    @cached_property
    def result(self):
        """What is known of the paper; None before anything was asked."""
        if not self.code:
            return None
        if len(self.code) > LONGEST_CODE:
            return documents.verify_scanned(self.code)
        return documents.verify(self.code)

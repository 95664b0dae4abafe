"""What the SMS gateway reports later of an SMS that it has taken: delivered, or not.

``POST @@sms-report`` is for the gateway alone, which shows a secret of its own in the header
``Authorization``: an address stands in logs.  It says of which SMS it speaks by the id that
it was given with it, or by the number that it answered.
"""

from egov.policy.interfaces import IKnowsCaller
from egov.policy.messages import log
from egov.policy.messages import store
from egov.policy.messages import template
from egov.policy.messages.letter import DELIVERED
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import UNDELIVERED
from egov.policy.messages.settings import password
from egov.policy.messages.settings import rule
from egov.policy.messages.settings import settings
from hmac import compare_digest
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer

import json


BEARER = "Bearer "

NAME = "sms-report"
"""Of the page, and of the file with the secret."""

MOST_BYTES = 65536


@implementer(IKnowsCaller)
class SmsReportView(BrowserView):
    """``@@sms-report``."""

    def __call__(self) -> str:
        """204 if it is noted, or nothing is to be; 503 if it comes too early."""
        if self.request.method != "POST" or not password(NAME):
            raise NotFound(NAME)
        if not self.knows_caller():
            return self._challenge()
        alsoProvides(self.request, IDisableCSRFProtection)
        known, data = settings(), self._data()
        if data is None:
            return self._answer(400)
        delivered, failed = rule(known.sms_report_delivered), rule(known.sms_report_failed)
        if template.holds(data, delivered):
            return self._note(data, DELIVERED, "")
        if template.holds(data, failed):
            return self._note(data, FAILED, UNDELIVERED)
        return self._answer(204)

    def _note(self, data: Any, state: str, error: str) -> str:
        found = _found(data)
        if found is None:
            raise NotFound(NAME)
        case, sending = found
        return self._answer(204 if log.report(case, sending, state, error) else 503)

    def knows_caller(self) -> bool:
        """Whether the secret that the request shows is that of the gateway."""
        secret = password(NAME)
        return bool(secret) and compare_digest(self._shown().encode(), secret.encode())

    def _shown(self) -> str:
        """A token, or a password beside any name: what an address of a report can bring."""
        # Zope takes this header out of the others.
        header = self.request._auth or ""
        if header.startswith(BEARER):
            return header.removeprefix(BEARER)
        return (self.request._authUserPW() or ("", ""))[1]

    def _challenge(self) -> str:
        """Some gateways show a password only once they are asked for it."""
        self.request.response.setHeader("WWW-Authenticate", f'Basic realm="{NAME}"')
        return self._answer(401)

    def _data(self) -> Any:
        """The JSON object or the form that was sent; None if it is neither."""
        if "json" not in self.request.getHeader("Content-Type", ""):
            return dict(self.request.form)
        body = self.request.get("BODY", b"")
        try:
            return json.loads(body) if len(body) <= MOST_BYTES else None
        except (ValueError, RecursionError):
            return None

    def _answer(self, status: int) -> str:
        self.request.response.setStatus(status)
        return ""


def _found(data: Any) -> tuple[Any, str] | None:
    """The case and the sending of which a report speaks, by our id of it or by the gateway's."""
    known, kept = settings(), store.known()
    id = template.found_at(data, known.sms_report_id)
    if (case := _case_of(id)) is not None:
        return case, id
    number = template.found_at(data, known.sms_report_receipt) if known.sms_report_receipt else ""
    place = kept.find_receipt(number) if kept is not None and number else None
    case = api.portal.get().unrestrictedTraverse(place[0], None) if place else None
    return (case, place[1]) if case is not None else None


def _case_of(sending: str):
    """The case in whose log the letter stands that was sent under that id."""
    name = sending.partition("-")[0]
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(UID=name) if name else ()
    cases = (brain._unrestrictedGetObject() for brain in found)
    return next((case for case in cases if log.sent_as(case, sending) is not None), None)

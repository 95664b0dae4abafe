"""What the SMS gateway reports later of an SMS that it has taken: delivered, or not.

``POST @@sms-report`` is for the gateway alone, which knows a secret of its own.  It says of
which SMS it speaks by the id that it was given with it.
"""

from egov.policy.messages import log
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

import json


BEARER = "Bearer "

MOST_BYTES = 65536


class SmsReportView(BrowserView):
    """``@@sms-report``."""

    def __call__(self) -> str:
        """204 if it is noted, or nothing is to be; 503 if it comes too early."""
        if self.request.method != "POST" or not self._is_known():
            raise NotFound("sms-report")
        alsoProvides(self.request, IDisableCSRFProtection)
        known, data = settings(), self._data()
        if data is None:
            return self._answer(400)
        delivered, failed = rule(known.sms_report_delivered), rule(known.sms_report_failed)
        if template.holds(data, delivered):
            return self._note(template.found_at(data, known.sms_report_id), DELIVERED, "")
        if template.holds(data, failed):
            return self._note(template.found_at(data, known.sms_report_id), FAILED, UNDELIVERED)
        return self._answer(204)

    def _note(self, id: str, state: str, error: str) -> str:
        case = _case_of(id)
        if case is None:
            raise NotFound(id)
        return self._answer(204 if log.report(case, id, state, error) else 503)

    def _is_known(self) -> bool:
        secret = password("sms-report")
        # Zope takes this header out of the others.
        header = self.request._auth or ""
        given = header.removeprefix(BEARER) if header.startswith(BEARER) else self._key()
        return bool(secret) and compare_digest(given.encode(), secret.encode())

    def _key(self) -> str:
        key = self.request.form.get("key", "")
        return key if isinstance(key, str) else ""

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


def _case_of(id: str):
    """The case in whose log the letter of that id stands."""
    name = id.rpartition("-")[0]
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(UID=name) if name else ()
    cases = (brain._unrestrictedGetObject() for brain in found)
    return next((case for case in cases if log.get(case, id) is not None), None)

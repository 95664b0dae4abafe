"""The base of our REST services.  Each vertical's services subclass it.

It takes what plone.restapi repeats in every service (path parameters, JSON
body, CSRF) and turns the errors of the core into the answers of the contract.
"""

from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zExceptions import BadRequest
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

import json


MAX_BATCH = 100
"""Most rows one answer holds."""


@implementer(IPublishTraverse)
class EgovService(Service):
    """A REST service with ``params`` (rest of the path) and ``body()``."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.params: list[str] = []

    def publishTraverse(self, request, name):
        """Collect the rest of the path."""
        self.params.append(name)
        return self

    def body(self) -> dict:
        """The JSON object that was sent; BadRequest if it is none."""
        if not self.request.get("BODY"):
            return {}
        data = json_body(self.request)
        if not isinstance(data, dict):
            raise BadRequest("The body must be a JSON object.")
        return data

    def render(self):
        """Answer, or say what was wrong in the words of the contract."""
        if self.request.method not in ("GET", "HEAD"):
            self._require_json()
            alsoProvides(self.request, IDisableCSRFProtection)
        try:
            return super().render()
        except InvalidValues as error:
            return self._problem(400, "InvalidValues", error, problems=self._fields(error))
        except NotAllowed as error:
            return self._problem(403, "NotAllowed", error)
        except StateConflict as error:
            return self._problem(409, "StateConflict", error, **error.details)

    def batch(self) -> tuple[int, int]:
        """``b_start`` and ``b_size`` as sent, within bounds."""
        return self._number("b_start", 0, 10**9), self._number("b_size", 25, MAX_BATCH)

    def translated(self, message, **mapping) -> str:
        """A message in the language of the caller."""
        return translate(message, context=self.request)

    def _number(self, name: str, default: int, most: int) -> int:
        text = self.request.form.get(name, default)
        try:
            number = int(text)
        except (TypeError, ValueError):
            raise BadRequest(f"{name}: a whole number is expected.") from None
        if number < 0:
            raise BadRequest(f"{name}: must not be negative.")
        return min(number, most)

    def _require_json(self) -> None:
        # A plain cross-site form can send neither this type nor a custom one
        # without a preflight; uploads use multipart and need the Accept header
        # that brought the request here.
        if "application/json" not in self.request.getHeader("Accept", ""):
            raise BadRequest("Accept: application/json is required.")

    def _fields(self, error: InvalidValues) -> list[dict]:
        return [
            {"field": item.field, "code": item.code, "message": self.translated(item.message)}
            for item in error.problems
        ]

    def _problem(self, status: int, kind: str, error: Exception, **more) -> bytes:
        response = self.request.response
        response.setStatus(status)
        response.setHeader("Content-Type", "application/json")
        message = self.translated(getattr(error, "message", "") or str(error))
        return json.dumps({"type": kind, "message": message, **more}, default=str).encode()

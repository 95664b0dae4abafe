"""The base of our REST services.  Each vertical's services subclass it.

It takes what plone.restapi repeats in every service (path parameters, JSON
body, CSRF) and turns the errors of the core into the answers of the contract.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from egov.policy import sentences
from egov.policy.core import texts
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.interfaces import IToldConflict
from enum import StrEnum
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import IJsonCompatible
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

import json
import transaction


MAX_BATCH = 100
"""Most rows one answer holds."""


@adapter(StrEnum)
@implementer(IJsonCompatible)
def word(value: StrEnum) -> str:
    """A word of a closed list, as JSON."""
    return str(value)


def as_json(data):
    """The same data in the types of JSON; what is plain already is not looked up."""
    if data is None or type(data) in (str, int, bool):
        return data
    if isinstance(data, dict):
        return {name: as_json(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [as_json(value) for value in data]
    return json_compatible(data)


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

    def body(self, *known: str) -> dict:
        """The JSON object that was sent; BadRequest if it is none, or has other than known keys."""
        if not self.request.get("BODY"):
            return {}
        try:
            data = json_body(self.request)
        except (DeserializationError, RecursionError) as error:
            raise BadRequest(f"The body must be a JSON object: {error}") from None
        if not isinstance(data, dict):
            raise BadRequest("The body must be a JSON object.")
        if known:
            self.known_only(data, known)
        return data

    def known_only(self, given: Iterable[str], known: Iterable[str]) -> None:
        """BadRequest for a name that means nothing here: it may be one typed wrongly."""
        for name in sorted(set(given) - set(known)):
            raise BadRequest(f"{name}: unknown. Known are {', '.join(sorted(known))}.")

    def render(self):
        """Answer, or say what was wrong in the words of the contract."""
        if self.request.method not in ("GET", "HEAD"):
            self._require_json()
            alsoProvides(self.request, IDisableCSRFProtection)
        try:
            return super().render()
        except InvalidValues as error:
            large = any(item.code == "too_large" for item in error.problems)
            status, told = 413 if large else 400, self._fields(error)
            return self._problem(status, "InvalidValues", str(error), problems=told)
        except NotAllowed:
            return self._problem(403, "NotAllowed", sentences.NOT_ALLOWED)
        except DefinitionError as error:
            findings = self.findings(finding.plain() for finding in error.findings)
            return self._problem(422, "DefinitionError", sentences.FAULTY, findings=findings)
        except StateConflict as error:
            told = getMultiAdapter((error, self.request), IToldConflict)
            return self._problem(409, "StateConflict", told.message, **told.details)

    def text(self, data: dict, name: str, default: str | None = None) -> str:
        """A text of the body or a form; BadRequest if it is missing or something else."""
        value = data.get(name, default)
        if not isinstance(value, str):
            raise BadRequest(f"{name}: a text is expected.")
        if texts.hides(texts.tidy(value)):
            raise InvalidValues([FieldProblem(name, "control_character")])
        return value

    def query(self, name: str, default: str = "") -> str:
        """A text of the address; BadRequest for a list, a record or a file."""
        return self.text(self.request.form, name, default)

    def mapping(self, data: dict, name: str) -> dict:
        """An object of the body, empty if it is missing; BadRequest for something else."""
        value = data.get(name, {})
        if not isinstance(value, dict):
            raise BadRequest(f"{name}: an object is expected.")
        return value

    def day(self, data: dict, name: str) -> date | None:
        """A day of the body, ``YYYY-MM-DD``; None for null or nothing, InvalidValues for no day."""
        text = "" if data.get(name) is None else self.text(data, name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise InvalidValues([FieldProblem(name, "not_a_date")]) from None

    def date(self, name: str) -> date | None:
        """A date of the query, ``YYYY-MM-DD``; BadRequest if it is none."""
        text = self.query(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise BadRequest(f"{name}: a date is expected, as 2026-11-21.") from None

    def plain(self, data):
        """The same data in the types of JSON."""
        return as_json(data)

    def row(self, row: dict) -> dict:
        """A row of a list with the address of its case."""
        return {"@id": self.request.physicalPathToURL(row["path"]), **row}

    def representation_or_nothing(self, context):
        """What ``Prefer: return=representation`` asks for, else 204."""
        if "return=representation" in self.request.getHeader("Prefer", ""):
            return getMultiAdapter((context, self.request), ISerializeToJson)()
        return self.reply_no_content()

    def batch(self) -> tuple[int, int]:
        """``b_start`` and ``b_size`` as sent, within bounds."""
        return self._number("b_start", 0, 10**9), self._number("b_size", 25, MAX_BATCH)

    def findings(self, found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """What is wrong with a definition, in the language of the caller."""
        return [sentences.of_finding(finding, self.translated) for finding in found]

    def language(self) -> str:
        """Language of the caller."""
        return api.portal.get_current_language()

    def translated(self, message) -> str:
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
            {
                "field": item.field,
                "code": item.code,
                "message": self.translated(sentences.of_problem(item)),
            }
            for item in error.problems
        ]

    def _problem(self, status: int, kind: str, message: str, **more) -> bytes:
        # The answer is ours, so the publisher sees no error: nothing may stay written.
        transaction.doom()
        response = self.request.response
        response.setStatus(status)
        response.setHeader("Content-Type", "application/json")
        answer = {"type": kind, "message": self.translated(message), **more}
        return json.dumps(answer, default=str).encode()


class BusyAnswer(BrowserView):
    """What a request is told that lost every race: nothing was written, ask again."""

    def __call__(self) -> str:
        """503 with the seconds to wait."""
        response = self.request.response
        response.setStatus(503, lock=True)
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Retry-After", "1")
        message = translate(sentences.BUSY, context=self.request)
        return json.dumps({"type": "Busy", "message": message})

"""What is asked of a procedure over REST, read from address and body."""

from egov.policy import permissions
from egov.policy.core.errors import UnknownProcedure
from egov.policy.procedures.comparing import DRAFT
from egov.policy.procedures.comparing import Which
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.interfaces import IProcedureAnswers
from egov.policy.rest import EgovService
from plone import api
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import queryUtility

import json
import re


VERSION = re.compile("[0-9]{1,9}")


class ProcedureService(EgovService):
    """A service of ``@procedures``: what is not there is not found."""

    def render(self):
        """The answer; 404 for a procedure, a version or a draft that there is not."""
        try:
            return super().render()
        except UnknownProcedure as error:
            raise NotFound(str(error)) from None

    def require_manager(self) -> None:
        """Refuse whoever does not manage procedures."""
        if not api.user.has_permission(permissions.MANAGE_PROCEDURES, obj=self.context):
            raise Unauthorized("Only who manages procedures sees this.")

    def answers_of(self, path: list[str]) -> Any:
        """Who answers for the part of a procedure that an address names; None if it is we."""
        return queryUtility(IProcedureAnswers, path[0]) if path else None

    def definition(self, data: dict[str, Any]) -> str:
        """The definition of a body: a text, or an object that says the same in JSON."""
        value = data.get("definition")
        return json.dumps(value) if isinstance(value, dict) else self.text(data, "definition")

    def stamp(self, data: dict[str, Any]) -> str:
        """Which draft the caller has seen: the ETag in If-Match, or ``stamp`` of the body."""
        header = self.request.getHeader("If-Match", "").strip()
        return header.removeprefix("W/").strip('"') or self.text(data, "stamp", default="")

    def number(self, data: dict[str, Any], name: str) -> int:
        """A whole number of the body."""
        value = data.get(name)
        if type(value) is not int or not 0 <= value < 10**9:
            raise BadRequest(f"{name}: a whole number is expected.")
        return value

    def which(self, name: str) -> Which:
        """A version of the query, or the draft."""
        text = self.query(name)
        if text != DRAFT and not VERSION.fullmatch(text):
            raise BadRequest(f"{name}: the number of a version is expected, or draft.")
        return DRAFT if text == DRAFT else int(text)

    def version_of(self, item: PublishedProcedure) -> int:
        """The version of the query; else that in force, or the newest of what is not."""
        text = self.query("version")
        if text and not VERSION.fullmatch(text):
            raise BadRequest("version: the number of a version is expected.")
        return int(text) if text else item.current or item.newest

    def address(self, *path: object) -> str:
        """Address of something of ``@procedures``."""
        return "/".join([f"{self.context.absolute_url()}/@procedures", *map(str, path)])

    def with_stamp(self, stamp: str) -> None:
        """Tell the stamp of the draft that is answered."""
        self.request.response.setHeader("ETag", f'"{stamp}"')

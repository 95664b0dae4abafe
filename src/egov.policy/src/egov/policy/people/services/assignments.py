"""``@assignments``: who holds which function where.

``GET @assignments?user=&unit=&text=`` lists, ``GET @assignments/<id>`` shows one,
``POST @assignments`` makes one, ``POST @assignments/<id>/end`` ends it.
"""

from collections.abc import Iterator
from egov.policy import clock
from egov.policy import people
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.people.services.serializers import assignment_data
from egov.policy.people.services.serializers import page
from egov.policy.rest import EgovService
from functools import partial
from zExceptions import NotFound


REQUIRED = ("user", "function", "unit", "start")

OPTIONAL = ("end", "substitute_for")


class AssignmentsGet(EgovService):
    """A list of assignments, or one of them."""

    def reply(self) -> dict:
        """One page, or the assignment that the path names."""
        url = self.context.absolute_url()
        if self.params:
            return self.plain(assignment_data(_find(self.params), url))
        user, unit, text = (self.query(name) for name in ("user", "unit", "text"))
        found = people.assignments(user or None, unit or None, text)
        return page(self, "@assignments", found, partial(assignment_data, url=url))


class AssignmentsPost(EgovService):
    """A new assignment, or the end of one."""

    def reply(self) -> dict:
        """Make one; with ``<id>/end`` in the path, end that one."""
        body = self.body()
        found = self._ended(body) if self.params else people.appoint(**self._values(body))
        answer = self.plain(assignment_data(found, self.context.absolute_url()))
        if not self.params:
            self.request.response.setStatus(201)
            self.request.response.setHeader("Location", answer["@id"])
        return answer

    def _ended(self, body: dict) -> people.Assignment:
        if self.params[1:] != ["end"]:
            raise NotFound("/".join(self.params))
        found = _find(self.params[:1])
        _refuse(_problems(body, (), ("on",)))
        return people.dismiss(found.id, self.day(body, "on") or clock.today())

    def _values(self, body: dict) -> dict:
        _refuse(_problems(body, REQUIRED, OPTIONAL))
        return {
            "user_id": body["user"],
            "function": body["function"],
            "unit": body["unit"],
            "start": self.day(body, "start"),
            "end": self.day(body, "end"),
            "substitute_for": body.get("substitute_for") or "",
        }


def _find(params: list[str]) -> people.Assignment:
    found = people.find_assignment(params[0]) if len(params) == 1 else None
    if found is None:
        raise NotFound("/".join(params))
    return found


def _problems(
    body: dict, required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[FieldProblem]:
    yield from (FieldProblem.required(name) for name in required if not body.get(name))
    for name, value in body.items():
        if name not in required + optional:
            yield FieldProblem.unknown(name, name)
        elif value is not None and not isinstance(value, str):
            yield FieldProblem(name, "not_text")
        elif value is not None and texts.hides(value, lines=False):
            yield FieldProblem(name, "control_character")


def _refuse(problems: Iterator[FieldProblem]) -> None:
    found = tuple(problems)
    if found:
        raise InvalidValues(found)

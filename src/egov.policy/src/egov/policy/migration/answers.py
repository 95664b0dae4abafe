"""``@procedures/<id>/migrations``: plans, their reports, and what is decided of them.

``GET …/migrations`` lists them, ``?from=1&to=2`` says what a plan would have to decide;
``GET …/migrations/<n>`` is one with a piece of its report (``b_start``, ``b_size``).
``POST …/migrations {from, to, mapping: {states, fields}}`` plans one, and
``POST …/migrations/<n>/dry-run``, ``start``, ``pause``, ``resume`` and ``undo`` decide;
``start {accepted: true}`` where the dry run says that cases will lack something.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy import procedures
from egov.policy.core import texts
from egov.policy.migration.deciding import decide
from egov.policy.migration.deciding import DECISIONS
from egov.policy.migration.planning import Choice
from egov.policy.migration.planning import choices
from egov.policy.migration.planning import plan
from egov.policy.migration.plans import find
from egov.policy.migration.plans import plans
from egov.policy.migration.plans import UnknownMigration
from egov.policy.migration.progress import progress
from egov.policy.migration.progress import refused
from egov.policy.migration.progress import report
from plone import api
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import implementer


NAME = "migrations"

MAPPING = ("states", "fields")


@implementer(procedures.IProcedureAnswers)
class MigrationAnswers:
    """Answers for all that begins with ``migrations``."""

    def get(self, service, item, *path: str) -> dict[str, Any]:
        """The migrations, what one would have to decide, or one of them."""
        id = item.getId()
        if not path and (service.query("from") or service.query("to")):
            return _choices(service, id)
        if not path:
            found = [_told(service, id, item) for item in plans(id)]
            return {"@id": service.address(id, NAME), "items": found}
        number, *rest = path
        if rest:
            raise BadRequest("@procedures/<id>/migrations/<number> is expected.")
        known, (start, size) = _find(id, number), service.batch()
        return {
            **_told(service, id, known),
            "report": report(known, start, size),
            "refused": refused(known, start, size),
            "items_total": known.get("seen", 0),
        }

    def post(self, service, item, *path: str) -> dict[str, Any]:
        """Plan one, or decide something of it."""
        id, me = item.getId(), api.user.get_current().getId()
        if not path:
            made = _plan(service, id, me)
            service.request.response.setStatus(201)
            service.request.response.setHeader("Location", _address(service, id, made))
            return _told(service, id, made)
        if len(path) != 2 or path[1] not in DECISIONS:
            raise BadRequest(f"@procedures/<id>/migrations/<number>/({'|'.join(DECISIONS)})")
        number, accepted = _find(id, path[0])["number"], service.body("accepted").get("accepted")
        if accepted not in (None, True, False):
            raise BadRequest("accepted: true or false is expected.")
        return _told(service, id, decide(id, number, path[1], me, accepted is True))


def _plan(service, id: str, me: str):
    data = service.body("from", "to", "mapping")
    mapping = service.mapping(data, "mapping")
    service.known_only(mapping, MAPPING)
    states, fields = (service.mapping(mapping, name) for name in MAPPING)
    _require_texts(states.values())
    _require_texts(value for value in fields.values() if value is not None)
    before, after = service.number(data, "from"), service.number(data, "to")
    return plan(id, before, after, states, fields, me)


def _require_texts(values: Iterable[Any]) -> None:
    if not all(isinstance(value, str) for value in values):
        raise BadRequest("mapping: ids are expected, or null for a field that is given up.")


def _find(id: str, number: str):
    wanted = texts.whole(number)
    if wanted is None:
        raise BadRequest("@procedures/<id>/migrations/<number>, where it is a number.")
    try:
        return find(id, wanted)
    except UnknownMigration:
        raise NotFound(number) from None


def _choices(service, id: str) -> dict[str, Any]:
    before, after = service.which("from"), service.which("to")
    if procedures.DRAFT in (before, after):
        raise BadRequest("from, to: numbers of versions are expected.")
    found = choices(id, int(before), int(after))
    return {
        "@id": service.address(id, NAME),
        "from": before,
        "to": after,
        "cases": dict(found.cases),
        "states": [_choice(item) for item in found.states],
        "fields": [_choice(item) for item in found.fields],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    named = [{"id": item.id, "title": item.title} for item in (choice.part, *choice.targets)]
    return {**named[0], "cases": choice.cases, "targets": named[1:]}


def _told(service, id: str, known: Mapping[str, Any]) -> dict[str, Any]:
    return {"@id": _address(service, id, known), **progress(known)}


def _address(service, id: str, known: Mapping[str, Any]) -> str:
    return service.address(id, NAME, known["number"])

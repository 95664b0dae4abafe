"""``GET @procedures[/<id>[/<version>]]``: what can be asked for here, and how.

For those who manage procedures also ``<id>/draft``, ``<id>/versions``,
``<id>/difference?from=&to=``, ``<id>/origin``, ``<id>/heirs``, ``<id>/flow`` and
``<id>/bpmn``; ``?all=1`` lists what is not in force as well.  ``<id>/options/<unit>`` is what
the unit has set.
Other verticals add to this (:class:`egov.policy.procedures.interfaces.IProcedureAnswers`).
"""

from egov.policy.core.form import form_schema
from egov.policy.core.model import Procedure
from egov.policy.core.options import period_text
from egov.policy.core.serialize import as_data
from egov.policy.procedures.comparing import compare
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.drafts import draft
from egov.policy.procedures.heirs import heirs_of
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import items
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.lookup import published
from egov.policy.procedures.services import flow
from egov.policy.procedures.services import inheritance
from egov.policy.procedures.services import options
from egov.policy.procedures.services.reading import ProcedureService
from egov.policy.procedures.services.reading import VERSION
from egov.policy.procedures.services.telling import change_data
from egov.policy.procedures.services.telling import draft_data
from egov.policy.procedures.services.telling import version_data
from itertools import islice
from typing import Any
from zExceptions import BadRequest


class ProceduresGet(ProcedureService):
    """The catalogue, or one procedure: its form, or something of its life."""

    def reply(self):
        """Summaries, or what the path names."""
        if not self.params:
            return self._all() if self.query("all") else self._catalogue()
        id, *rest = self.params
        if (answers := self.answers_of(rest)) is not None:
            self.require_manager()
            return answers.get(self, item_named(id), *rest[1:])
        if len(rest) == 1 and rest[0] in LIFE:
            self.require_manager()
            return LIFE[rest[0]](self, item_named(id))
        if len(rest) == 2 and rest[0] == options.OPTIONS:
            return options.shown(self, id, rest[1])
        return self._whole(id, *rest)

    def _catalogue(self) -> dict[str, Any]:
        return {"@id": self.address(), "items": [self._summary(item) for item in published()]}

    def _all(self) -> dict[str, Any]:
        """Everything that is or was worked on, with where it stands."""
        self.require_manager()
        found = [
            {
                "@id": self.address(item.getId()),
                "id": item.getId(),
                "title": item.title,
                "in_force": item.current,
                "newest": item.newest,
                "draft": item.draft is not None,
            }
            for item in items()
        ]
        return {"@id": self.address(), "items": found}

    def _whole(self, id: str, version: str | None = None, *rest: str) -> dict[str, Any]:
        if rest or not (version is None or VERSION.fullmatch(version)):
            raise BadRequest("@procedures/<id>/<version>, where version is a number.")
        number = int(version) if version else None
        procedure, source = get(id, number), publication(id, number)
        return {
            **self._summary(procedure),
            "sha256": source.digest,
            "form": form_schema(procedure, self.language()),
            "definition": as_data(procedure),
        }

    def _summary(self, procedure: Procedure) -> dict[str, Any]:
        data = as_data(procedure)
        names = ("title", "description", "legal_basis", "channels", "unit_kinds")
        delay = procedure.legal_delay
        return {
            "@id": self.address(procedure.id),
            "id": procedure.id,
            "version": procedure.version,
            **{name: data.get(name) for name in names},
            "legal_delay": period_text(delay) if delay else None,
            "pieces": data.get("pieces", []),
        }

    def _draft(self, item: PublishedProcedure) -> dict[str, Any]:
        found = draft(item.getId())
        self.with_stamp(found.stamp)
        told = draft_data(found, self.translated)
        heirs = [heir.getId() for heir in heirs_of(item.getId())]
        return {"@id": self.address(item.getId(), "draft"), **told, "heirs": heirs}

    def _versions(self, item: PublishedProcedure) -> dict[str, Any]:
        """The newest first, and each time that the procedure was taken out of use."""
        start, size = self.batch()
        numbers = islice(reversed(item.versions.keys()), start, start + size)
        return {
            "@id": self.address(item.getId(), "versions"),
            "items": [version_data(item, number) for number in numbers],
            "items_total": len(item.versions),
            "retired": list(item.endings),
        }

    def _difference(self, item: PublishedProcedure) -> dict[str, Any]:
        before, after = self.which("from"), self.which("to")
        return {
            "@id": self.address(item.getId(), "difference"),
            "from": before,
            "to": after,
            "changes": [change_data(item) for item in compare(item.getId(), before, after)],
        }


LIFE = {
    "bpmn": flow.bpmn,
    "difference": ProceduresGet._difference,
    "draft": ProceduresGet._draft,
    "flow": flow.flow,
    "heirs": inheritance.report,
    "origin": inheritance.origin,
    "versions": ProceduresGet._versions,
}
"""What is read of the life of a procedure."""

"""``GET @procedures/<id>/templates?version=``: from what a version prints its papers."""

from egov.policy.documents.editions import editions
from egov.policy.documents.editions import outdated
from egov.policy.documents.editions import unkept
from egov.policy.procedures import IProcedureAnswers
from typing import Any
from zExceptions import BadRequest
from zope.interface import implementer


NAME = "templates"


@implementer(IProcedureAnswers)
class EditionAnswers:
    """Answers for ``templates``."""

    def get(self, service, item, *path: str) -> dict[str, Any]:
        """Each template with its digest, and whether it was changed since; those not kept."""
        if path:
            raise BadRequest("@procedures/<id>/templates?version= is expected.")
        id, version = item.getId(), service.version_of(item)
        changed = outdated(id, version)
        found = [
            {"filename": name, "sha256": known, "changed_since": name in changed}
            for name, known in sorted(editions(id, version).items())
        ]
        told = {"items": found, "not_kept": unkept(id, version)}
        return {"@id": service.address(id, NAME), "version": version, **told}

    def post(self, service, item, *path: str) -> dict[str, Any]:
        """Nothing is done with it here."""
        raise BadRequest("GET @procedures/<id>/templates is expected.")

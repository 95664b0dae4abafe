"""``GET @procedures/<id>/flow?version=`` and ``…/bpmn?version=``: the way of a request, drawn."""

from base64 import b64encode
from egov.policy.core.drawing import as_bpmn
from egov.policy.core.drawing import diagram
from egov.policy.core.drawing import numbered
from egov.policy.core.model import Procedure
from egov.policy.procedures.comparing import read
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.services.reading import ProcedureService
from typing import Any


def picture(procedure: Procedure, language: str) -> dict[str, Any]:
    """The image as SVG, and the decisions that its numbers stand for."""
    return {
        "diagram": diagram(procedure, language),
        "decisions": [
            {"number": number, "title": taken.title, "from": taken.sources, "to": taken.target}
            for number, taken in numbered(procedure)
        ],
    }


def flow(service: ProcedureService, item: PublishedProcedure) -> dict[str, Any]:
    """The picture of a version, or of the draft; in force or newest unless one is named."""
    id = item.getId()
    which = service.which("version") if service.query("version") else service.version_of(item)
    return {
        "@id": service.address(id, "flow"),
        "version": which,
        **picture(read(id, which), service.language()),
    }


def bpmn(service: ProcedureService, item: PublishedProcedure) -> dict[str, Any]:
    """BPMN 2.0 as a file: of the version in force, or the newest, unless one is named."""
    id = item.getId()
    version = service.version_of(item)
    document = as_bpmn(publication(id, version).procedure(), service.language())
    return {
        "@id": service.address(id, "bpmn"),
        "filename": f"{id}-{version}.bpmn",
        "content-type": "application/xml",
        "encoding": "base64",
        "data": b64encode(document).decode(),
    }

"""``GET @procedures/<id>/bpmn?version=``: the flow of a version for tools of others."""

from base64 import b64encode
from egov.policy.core.drawing import as_bpmn
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.services.reading import ProcedureService
from typing import Any


def flow(service: ProcedureService, item: PublishedProcedure) -> dict[str, Any]:
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

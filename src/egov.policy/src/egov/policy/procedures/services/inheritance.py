"""Where the parts of a procedure come from, and what it would mean for those that extend it.

``GET @procedures/<id>/origin?version=``, ``GET @procedures/<id>/heirs?to=`` (the newest
version of the base, or ``draft``), ``POST @procedures/<id>/renew {stamp}``.
"""

from dataclasses import asdict
from egov.policy.core.errors import DefinitionError
from egov.policy.procedures import heirs
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.heirs import HeirReport
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.origins import part_origins
from egov.policy.procedures.origins import PartOrigin
from egov.policy.procedures.services.reading import ProcedureService
from egov.policy.procedures.services.telling import change_data
from typing import Any


def origin(service: ProcedureService, item: PublishedProcedure) -> dict[str, Any]:
    """Every part of a version with its origin: in force, or the newest, unless one is named."""
    id = item.getId()
    version = service.version_of(item)
    known = publication(id, version)
    return {
        "@id": service.address(id, "origin"),
        "version": version,
        "bases": bases_data(known),
        "parts": [_part_data(found) for found in part_origins(known)],
    }


def report(service: ProcedureService, item: PublishedProcedure) -> dict[str, Any]:
    """What the newest version of a base, another one or its draft would mean for each heir."""
    id = item.getId()
    which = service.which("to") if service.query("to") else item.newest
    try:
        found = heirs.report(id, which)
    except DefinitionError as error:
        service.request.response.setStatus(422)
        return {"findings": service.findings(item.plain() for item in error.findings)}
    return {
        "@id": service.address(id, "heirs"),
        "to": which,
        "items": [_heir_data(service, heir) for heir in found],
    }


def bases_data(known) -> list[dict[str, Any]]:
    """What a version was written against, the nearest first."""
    names = ("procedure", "version", "digest")
    bases = known.written.bases if known.written else ()
    return [{name: base[name] for name in names} for base in bases]


def _part_data(found: PartOrigin) -> dict[str, Any]:
    part = found.part
    return {
        "path": ".".join(part.path),
        "kind": part.kind,
        "id": part.id,
        "title": part.title,
        "origin": asdict(found.origin),
        "keys": {name: asdict(origin) for name, origin in found.keys.items()},
    }


def _heir_data(service: ProcedureService, heir: HeirReport) -> dict[str, Any]:
    found, procedure = heir.found, heir.heir
    return {
        "@id": service.address(procedure.id),
        "id": procedure.id,
        "version": procedure.version,
        "title": procedure.title,
        "written_against": heir.written_against,
        "up_to_date": heir.is_up_to_date,
        "base": [change_data(change) for change in found.base],
        "own": [change_data(change) for change in found.own],
        "conflicts": [
            {"base": change_data(met.base), "own": change_data(met.own)} for met in found.conflicts
        ],
        "coming": None if found.coming is None else [change_data(item) for item in found.coming],
        "findings": service.findings(item.plain() for item in heir.findings),
    }

"""A bundle is taken in: drafts, or versions in force, and the templates of their papers.

All or nothing in the caller's transaction.
"""

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core import texts
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.exchange import Bundle
from egov.policy.core.exchange import digest
from egov.policy.exchange import store
from egov.policy.exchange.planning import Plan
from egov.policy.exchange.planning import ProcedurePlan
from egov.policy.exchange.planning import TemplatePlan
from enum import StrEnum


MOST_REASON = 1000
"""Characters of a reason."""


class As(StrEnum):
    """What becomes of the procedures of a bundle."""

    DRAFTS = "drafts"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Taken:
    """What came of it: ids of the procedures, file names of the templates."""

    procedures: tuple[str, ...]
    templates: tuple[str, ...]
    kept: tuple[str, ...]
    """Templates that were edited here, and so stand as they are."""


def take(found: Plan, wanted: As, only: Collection[str] | None, author: str, reason: str) -> Taken:
    """Take procedures of a bundle in: those named by ``only``, else all that are not here.

    ``found`` is what that means for the site as the transaction sees it.

    :raises InvalidValues: if nobody vouches for it, without a reason, for another id.
    :raises StateConflict: if a number is taken here, or something is being prepared.
    :raises DefinitionError: with all that keeps a procedure from being published.
    """
    why = texts.remark("reason", reason, MOST_REASON)
    _require_trust(found)
    if wanted is As.PUBLISHED and not why:
        raise InvalidValues([FieldProblem.required("reason")])
    chosen = _chosen(found, only)
    papers = {name for item in chosen for name in item.packed.templates}
    templates = [item for item in found.templates if item.template.filename in papers]
    _require_templates(templates)
    if wanted is As.PUBLISHED:
        _publish(chosen, templates, found.bundle, author, why)
    else:
        _draft(chosen, templates, author)
    return _taken(chosen, templates)


def _publish(
    chosen: list[ProcedurePlan],
    templates: list[TemplatePlan],
    bundle: Bundle,
    author: str,
    reason: str,
) -> None:
    for item in chosen:
        if item.arrival is procedures.Arrival.OTHER:
            raise StateConflict("version_taken", procedure=item.packed.id)
    faults = [finding for item in chosen if item.is_faulty for finding in item.findings]
    if faults:
        raise DefinitionError(faults)
    manifest = digest(bundle.manifest)
    _put(templates)
    for item in chosen:
        if item.can_be_published:
            procedures.take_in(item.packed, author, reason, manifest)
    if bundle.signature is not None:
        # As bytes in hexadecimal, so that what is passed on unchanged keeps its signature.
        made = {name: part.hex() for name, part in vars(bundle.signature).items()}
        store.keep(store.SIGNATURES, manifest, {**made, "release": bundle.release})


def _draft(chosen: list[ProcedurePlan], templates: list[TemplatePlan], author: str) -> None:
    _put(templates)
    for item in chosen:
        if item.arrival is not procedures.Arrival.SAME:
            procedures.take_in_as_draft(item.packed, author)


def _put(templates: list[TemplatePlan]) -> None:
    for item in templates:
        documents.put_template(item.template)


def _require_trust(found: Plan) -> None:
    if not found.may_be_taken:
        printed = found.signer.fingerprint
        code = "unknown_signer" if printed else "unsigned"
        raise InvalidValues([FieldProblem("bundle", code, {"fingerprint": printed})])


def _require_templates(templates: list[TemplatePlan]) -> None:
    problems = [
        FieldProblem("bundle", "template_refused", {"file": item.template.filename, "why": why})
        for item in templates
        for why in item.faults
    ]
    if problems:
        raise InvalidValues(problems)


def _chosen(found: Plan, only: Collection[str] | None) -> list[ProcedurePlan]:
    known = {item.packed.id: item for item in found.procedures}
    if only is None:
        return [it for it in known.values() if it.arrival is not procedures.Arrival.SAME]
    problems = [FieldProblem.unknown("procedures", id) for id in only if id not in known]
    if problems:
        raise InvalidValues(problems)
    return [item for id, item in known.items() if id in only]


def _taken(chosen: list[ProcedurePlan], templates: list[TemplatePlan]) -> Taken:
    return Taken(
        tuple(_ids(chosen)),
        tuple(_names(templates, documents.Standing.NEW, documents.Standing.REPLACED)),
        tuple(_names(templates, documents.Standing.EDITED)),
    )


def _ids(chosen: list[ProcedurePlan]) -> Iterator[str]:
    return (item.packed.id for item in chosen if item.arrival is not procedures.Arrival.SAME)


def _names(templates: list[TemplatePlan], *wanted: documents.Standing) -> Iterator[str]:
    return (item.template.filename for item in templates if item.standing in wanted)

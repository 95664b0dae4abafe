"""Publication: a checked definition becomes an immutable version that runs.

All or nothing in the caller's transaction.  Publishing the same text again
changes nothing; a new text has a number above all that are published.
"""

from dataclasses import replace
from datetime import datetime
from datetime import UTC
from egov.policy import __version__
from egov.policy.core import rehearsal
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.evolution import former_options
from egov.policy.core.evolution import Past
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read_source
from egov.policy.core.reader import Source
from egov.policy.core.serialize import canonical_text
from egov.policy.core.serialize import digest
from egov.policy.procedures import keeping
from egov.policy.procedures import library
from egov.policy.procedures.content import Provenance
from egov.policy.procedures.content import Publication
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.content import Written
from egov.policy.procedures.dcworkflow import compile_workflow
from egov.policy.procedures.fti import compile_fti
from egov.policy.procedures.interfaces import IVersionPublished
from egov.policy.procedures.office import Beside
from egov.policy.procedures.office import office
from egov.policy.procedures.office import Version
from egov.policy.procedures.origins import written
from plone import api
from plone.dexterity.utils import createContent
from zExceptions import BadRequest
from zope.event import notify
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent


@implementer(IVersionPublished)
class VersionPublished(ObjectEvent):
    """See IVersionPublished."""

    def __init__(self, item: PublishedProcedure, procedure: Procedure, restores: int) -> None:
        super().__init__(item)
        self.procedure, self.restores = procedure, restores


def examine(
    text: str,
    filename: str,
    *,
    tests: bool = True,
    new: bool = False,
    beside: Beside = None,
    of: Version | None = None,
) -> tuple[Source, list[Finding]]:
    """The procedure that a definition describes, with its lines, and what the checks found.

    It may use the blocks and lists of the library, and name the procedures of the office and
    those ``beside`` it.  Its own ``tests`` are played too, unless somebody does that apart.
    A ``new`` one has to be a version of its own, and not one that is published already; it
    may be one that comes again, a copy ``of`` an earlier one.

    :raises DefinitionError: if it cannot be read, has an error, or a test of it fails.
    """
    source: Source = read_source(text, filename, library.shared())
    return source, judge(source, office(beside, of), tests=tests, new=new)


def judge(
    source: Source, context: CheckContext, *, tests: bool = True, new: bool = False
) -> list[Finding]:
    """What the checks find in a definition that was read, for this office; see :func:`examine`.

    :raises DefinitionError: if it has an error, or a test of it fails.
    """
    context = replace(context, past=_past(source.procedure, new))
    findings = check(source.procedure, source, context)
    if tests and not any(finding.is_error for finding in findings):
        findings += rehearsal.findings(source)
    if any(finding.is_error for finding in findings):
        raise DefinitionError(findings)
    return findings


def examine_published(procedure: Procedure, context: CheckContext) -> list[Finding]:
    """What the checks find today in what was published: a function may have gone since.

    ``context`` is what :func:`.office.office` gives, for who looks at many.
    """
    return check(procedure, Source(procedure, procedure.id, {}), context)


def publish(
    text: str, filename: str, author: str, reason: str, beside: Beside = None
) -> PublishedProcedure:
    """Check a definition, publish it as a version and make it current.

    ``beside`` are procedures that are published with it and may be named by it.

    :raises DefinitionError: with all findings, before anything is written.
    """
    source, _ = examine(text, filename, beside=beside)
    return bring_in(source.procedure, author, reason, written(source, text))


def bring_in(
    procedure: Procedure,
    author: str,
    reason: str,
    made_of: Written | None = None,
    restores: int = 0,
    bundle: str = "",
) -> PublishedProcedure:
    """Publish what was checked; ``restores`` is the version of which it is a copy, ``bundle``
    the digest of what it came in.

    One that is abstract is kept for those that extend it, and takes no cases.

    :raises InvalidValues: if the system needs its id itself.
    """
    item = item_of(procedure.id)
    # Only what is new comes into force: a retired procedure stays retired.
    if procedure.version not in item.versions:
        former = former_options(keeping.memory(item), procedure)
        item.versions[procedure.version] = Publication(
            canonical_text(procedure),
            digest(procedure),
            _provenance(author, reason, restores, bundle),
            former,
            made_of,
        )
        keeping.keep(item, procedure)
        item.title = procedure.title.best("fr")[0]
        item.reindexObject(idxs=["Title", "sortable_title"])
        if not procedure.abstract:
            activate(procedure)
            item.current = procedure.version
            notify(VersionPublished(item, procedure, restores))
    return item


def activate(procedure: Procedure) -> None:
    """Put the compiled type and workflow of a version into Plone's tools."""
    id = type_name(procedure.id, procedure.version)
    types, workflows = api.portal.get_tool("portal_types"), api.portal.get_tool("portal_workflow")
    if id not in workflows:
        workflows._setObject(id, compile_workflow(procedure, id))
    if id not in types:
        types._setObject(id, compile_fti(procedure, id))
    workflows.setChainForPortalTypes((id,), (id,), verify=False)


def withdraw(id: str) -> None:
    """Take a procedure out of the site: all versions, and what was compiled from them.

    For the removal of the product: its cases must be gone before.
    """
    folder = api.portal.get()["procedures"]
    types, workflows = api.portal.get_tool("portal_types"), api.portal.get_tool("portal_workflow")
    item = folder[id]
    item.unindexObject()
    # The guards let nobody delete what is published: no event reaches them.
    folder._delObject(id, suppress_events=True)
    for name in (type_name(id, version) for version in item.versions):
        if name not in types:
            continue  # that of a base
        workflows.setChainForPortalTypes((name,), None, verify=False)
        types._delObject(name)
        workflows._delObject(name)


def type_name(id: str, version: int) -> str:
    """Portal type and workflow id of a version: ``attestation-residence-v1``."""
    return f"{id}-v{version}"


def is_published_type(name: str) -> bool:
    """Whether that is the portal type, and so the workflow, of a published version."""
    id, _, version = name.rpartition("-v")
    item = api.portal.get().get("procedures", {}).get(id)
    return version.isdecimal() and item is not None and int(version) in item.versions


def _past(procedure: Procedure, new: bool) -> Past | None:
    """What earlier versions bind it to; nothing if it may be what is published, and is."""
    item = api.portal.get()["procedures"].get(procedure.id)
    if item is None:
        return None
    known = item.versions.get(procedure.version)
    is_known = known is not None and known.digest == digest(procedure)
    return None if is_known and not new else keeping.past(item)


def item_of(id: str) -> PublishedProcedure:
    """The place of a procedure in the site, made when it is new.

    :raises InvalidValues: if the system needs that name itself.
    """
    folder = api.portal.get()["procedures"]
    if id not in folder:
        try:
            # Under its own id, also where stock Plone would choose another: "search".
            folder._setObject(id, createContent("Procedure", id=id, title=id))
        except BadRequest:
            raise InvalidValues([FieldProblem("procedure", "reserved")]) from None
    return folder[id]


def _provenance(author: str, reason: str, restores: int, bundle: str) -> Provenance:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return Provenance(author, moment, reason, __version__, restores, bundle)

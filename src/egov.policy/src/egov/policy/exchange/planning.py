"""What it would mean for this site to take a bundle in; nothing is written here."""

from collections import ChainMap
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core.checks import CheckContext
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import Change
from egov.policy.core.exchange import Bundle
from egov.policy.core.exchange import lacking
from egov.policy.core.exchange import Needed
from egov.policy.core.exchange import Packed
from egov.policy.core.exchange import PackedTemplate
from egov.policy.core.exchange import played
from egov.policy.core.exchange import requirements
from egov.policy.core.exchange import source_of
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.reader import Source
from egov.policy.core.template import asked_names
from egov.policy.exchange.trusting import Signer
from egov.policy.exchange.trusting import signer_of
from typing import Any


BROUGHT = (documents.Standing.NEW, documents.Standing.REPLACED)
"""Of templates, those of which the bundle's will stand here."""


@dataclass(frozen=True)
class ProcedurePlan:
    """What a version of the bundle is here, and what it would change.

    ``changes`` are those against the newest version here; ``lacking`` is what it needs and
    this office does not have, ``bases`` what it extends and is not here: a next version of
    it then has to stand alone.  ``is_drafted`` is whether something is being prepared here,
    ``heirs`` those that are here and extend it: they stay as they are until they are renewed.
    """

    packed: Packed
    arrival: procedures.Arrival
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    lacking: Needed
    is_drafted: bool
    heirs: tuple[str, ...]
    bases: tuple[str, ...] = ()

    @property
    def is_faulty(self) -> bool:
        """Whether checks or tests find that it cannot run here."""
        return any(finding.is_error for finding in self.findings)

    @property
    def can_be_published(self) -> bool:
        """Whether it can be published under its own number."""
        new = self.arrival in (procedures.Arrival.NEW, procedures.Arrival.NEXT)
        return new and not self.is_faulty

    @property
    def can_be_drafted(self) -> bool:
        """Whether a draft can be made of it."""
        return self.arrival is not procedures.Arrival.SAME and not self.is_drafted


@dataclass(frozen=True)
class TemplatePlan:
    """What a template of the bundle is here; ``faults`` keep it from being taken in."""

    template: PackedTemplate
    standing: documents.Standing
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What it would mean to take a bundle in; one that may not be taken in is not looked into."""

    bundle: Bundle
    signer: Signer
    may_be_taken: bool
    procedures: tuple[ProcedurePlan, ...] = ()
    templates: tuple[TemplatePlan, ...] = ()

    @property
    def is_all_here(self) -> bool:
        """Whether each procedure of it, looked into, is here already, word for word."""
        same = (item.arrival is procedures.Arrival.SAME for item in self.procedures)
        return bool(self.procedures) and all(same)


def plan(bundle: Bundle, any_signer: bool = False) -> Plan:
    """Hold a bundle against this site, if somebody vouches for it.

    ``any_signer`` is whether the person may publish templates, and so answers for whatever
    is in it.

    :raises InvalidValues: if what runs and what was written do not say the same.
    """
    signer = signer_of(bundle)
    if not (signer.is_trusted or any_signer):
        return Plan(bundle, signer, False)
    templates = tuple(
        TemplatePlan(item, documents.standing(item), documents.faults_of(item))
        for item in bundle.templates
    )
    office = _office(bundle, templates)
    here = {item.getId(): item for item in procedures.items()}
    found = tuple(_procedure(packed, office, here.get(packed.id)) for packed in bundle.procedures)
    return Plan(bundle, signer, True, _with_bases(found, here), templates)


def _office(bundle: Bundle, templates: tuple[TemplatePlan, ...]) -> CheckContext:
    """This office, with all that comes in the bundle."""
    office = procedures.office(dict(_taking_cases(bundle)))
    brought = {
        item.template.filename: asked_names(item.template.content)
        for item in templates
        if item.standing in BROUGHT and not item.faults
    }
    # A ChainMap, because those of the site are read when they are asked for.
    return replace(office, templates=ChainMap(brought, office.templates or {}))


def _taking_cases(bundle: Bundle) -> Iterator[tuple[str, Procedure]]:
    for packed in bundle.procedures:
        with suppress(DefinitionError):  # its faults are told with it
            if not packed.procedure.abstract:
                yield packed.id, packed.procedure


def _procedure(packed: Packed, office: CheckContext, item: Any) -> ProcedurePlan:
    arrival = procedures.arrival(packed)
    findings: list[Finding] = []
    changes: tuple[Change, ...] = ()
    missing: Needed = {}
    try:
        source = source_of(packed)
        if arrival is not procedures.Arrival.SAME:
            missing = lacking(requirements(packed.procedure), office)
            changes = procedures.changes_by(packed)
            findings = procedures.examine_handed(_as_it_would_come(source, arrival, item), office)
            findings += played(packed)
    except DefinitionError as error:
        findings = list(error.findings)
    drafted = item is not None and item.draft is not None
    heirs = () if arrival is procedures.Arrival.SAME else _heirs(packed.id)
    return ProcedurePlan(packed, arrival, changes, tuple(findings), missing, drafted, heirs)


def _heirs(id: str) -> tuple[str, ...]:
    return tuple(sorted(heir.getId() for heir in procedures.heirs_of(id)))


def _as_it_would_come(source: Source, arrival: procedures.Arrival, item: Any) -> Source:
    """One whose number is taken comes, as a draft, under the next that is free."""
    if arrival is not procedures.Arrival.OTHER:
        return source
    return replace(source, procedure=replace(source.procedure, version=item.newest + 1))


def _with_bases(
    found: tuple[ProcedurePlan, ...], here: Mapping[str, Any]
) -> tuple[ProcedurePlan, ...]:
    """They with what they extend and neither the site nor the bundle has."""
    known = {id for id, item in here.items() if item.newest} | {it.packed.id for it in found}
    return tuple(
        replace(it, bases=tuple(name for name in _bases(it.packed) if name not in known))
        for it in found
    )


def _bases(packed: Packed) -> list[str]:
    return [base.procedure for base in packed.source.bases] if packed.source else []

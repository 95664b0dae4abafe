"""A bundle in words: who vouches for it, what each procedure and template of it is here."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import documents
from egov.policy import exchange
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import Change
from egov.policy.core.exchange import Kind
from egov.policy.portal.findings import FindingRow
from egov.policy.portal.findings import rows_of
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page


TRUST = {
    exchange.Trust.OWN: _("Signed by this site."),
    exchange.Trust.TRUSTED: _("Signed by ${name}, whose key this site trusts."),
    exchange.Trust.STRANGER: _("Signed with a key that this site does not know: ${fingerprint}"),
    exchange.Trust.NOBODY: _("Signed by nobody."),
}

ARRIVALS = {
    procedures.Arrival.NEW: ("tag tag-blue", _("new here")),
    procedures.Arrival.NEXT: ("tag tag-blue", _("newer than here")),
    procedures.Arrival.SAME: ("tag", _("is here already")),
    procedures.Arrival.OTHER: ("tag tag-red", _("conflict")),
}

LACKED = {
    Kind.CLASS: _("Classes of the plan"),
    Kind.EFFECT: _("Effects"),
    Kind.ENDPOINT: _("Addresses of other systems"),
    Kind.FUNCTION: _("Functions"),
    Kind.PROCEDURE: _("Procedures"),
    Kind.TARIFF: _("Tariffs"),
    Kind.TEMPLATE: _("Templates"),
    Kind.UNIT: _("Units"),
    Kind.UNIT_KIND: _("Kinds of units"),
}

STANDINGS = {
    documents.Standing.NEW: ("tag tag-blue", _("comes with it")),
    documents.Standing.SAME: ("tag", _("is here already")),
    documents.Standing.REPLACED: ("tag tag-yellow", _("takes the place of the one that is here")),
    documents.Standing.EDITED: ("tag tag-red", _("was edited here, and stays as it is")),
}


@dataclass(frozen=True)
class ArrivalRow:
    """One procedure of the bundle.

    ``tag`` is what it is here: class, words; ``lacking`` what it needs and is not here, by
    kind; ``is_drafted`` whether a draft here keeps one from being made of it; ``bases`` what
    it extends and is not here, ``heirs`` what is here and extends it; ``is_compared`` whether
    something of it was here before.
    """

    title: Spoken
    version: str
    tag: tuple[str, str]
    is_conflict: bool
    is_drafted: bool
    is_compared: bool
    lacking: list[tuple[str, str]]
    bases: str
    heirs: str
    findings: list[FindingRow]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class TemplateRow:
    """One template of the bundle."""

    filename: str
    tag: tuple[str, str]
    faults: tuple[str, ...]


def signer_in_words(found: exchange.Signer, page: Page) -> str:
    """Who vouches for it."""
    mapping = {"name": found.name, "fingerprint": found.fingerprint}
    return page.translated(_(TRUST[found.trust], mapping=mapping))


def row_of(item: exchange.ProcedurePlan, page: Page) -> ArrivalRow:
    """What a procedure is here."""
    css, words = ARRIVALS[item.arrival]
    other = item.arrival is procedures.Arrival.OTHER
    return ArrivalRow(
        title=title_of(item, page),
        version=page.translated(_("Version ${n}", mapping={"n": str(item.packed.version)})),
        tag=(css, page.translated(words)),
        is_conflict=other,
        is_drafted=item.is_drafted and item.arrival is not procedures.Arrival.SAME,
        is_compared=other or item.arrival is procedures.Arrival.NEXT,
        lacking=[
            (page.translated(LACKED[kind]), ", ".join(names))
            for kind, names in item.lacking.items()
        ],
        bases=", ".join(item.bases),
        heirs=", ".join(item.heirs),
        findings=rows_of((finding.plain() for finding in item.findings), page),
        changes=item.changes,
    )


def title_of(item: exchange.ProcedurePlan, page: Page) -> Spoken:
    """How a procedure is called; by its id if it cannot be read."""
    try:
        return page.say(item.packed.procedure.title)
    except DefinitionError:
        return Spoken(item.packed.id, None)


def template_row_of(item: exchange.TemplatePlan, page: Page) -> TemplateRow:
    """What becomes of a template."""
    css, words = STANDINGS[item.standing]
    return TemplateRow(item.template.filename, (css, page.translated(words)), item.faults)

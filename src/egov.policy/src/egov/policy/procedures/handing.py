"""Versions that are handed to another site, and those that come from one.

What a version was made of goes with it, so that it is read, edited and handed on there as
it was here; :mod:`egov.policy.exchange` packs and opens.
"""

from contextlib import suppress
from egov.policy.core.checks import CheckContext
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import Change
from egov.policy.core.evolution import difference
from egov.policy.core.exchange import Packed
from egov.policy.core.exchange import PackedBase
from egov.policy.core.exchange import PackedSource
from egov.policy.core.findings import Finding
from egov.policy.core.reader import read
from egov.policy.core.reader import renumbered
from egov.policy.core.reader import Source
from egov.policy.core.serialize import yaml_text
from egov.policy.procedures import drafts
from egov.policy.procedures import library
from egov.policy.procedures import sharing
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.content import Written
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.publishing import bring_in
from egov.policy.procedures.publishing import judge
from enum import StrEnum
from plone import api


class Arrival(StrEnum):
    """What a version from elsewhere is here."""

    NEW = "new"
    """There is no such procedure."""
    NEXT = "next"
    """A version above all that are published here."""
    SAME = "same"
    """This very version is published here."""
    OTHER = "other"
    """Another version has its number, or a higher one."""


def hand_over(id: str, version: int = 0) -> Packed:
    """A version as it is handed on; that in force, or else the newest, unless one is named.

    :raises UnknownProcedure: if there is no such version.
    """
    item = item_named(id)
    number = version or item.current or item.newest
    known = publication(id, number)
    return Packed(id, number, known.text, _source(known.written, number) if known.written else None)


def arrival(packed: Packed) -> Arrival:
    """What a version from elsewhere is here."""
    item = _item(packed.id)
    if item is None or not item.newest:
        return Arrival.NEW
    known = item.versions.get(packed.version)
    if known is not None and known.text == packed.text:
        return Arrival.SAME
    return Arrival.NEXT if packed.version > item.newest else Arrival.OTHER


def changes_by(packed: Packed) -> tuple[Change, ...]:
    """In what it differs from the newest version here; nothing if there is none.

    :raises DefinitionError: if it cannot be read.
    """
    item = _item(packed.id)
    if item is None or not item.newest:
        return ()
    return difference(publication(packed.id, item.newest).procedure(), packed.procedure)


def examine_handed(source: Source, office: CheckContext) -> list[Finding]:
    """What the checks find in a version from elsewhere; its tests are played apart.

    :raises DefinitionError: if there is an error among it.
    """
    return judge(source, office, tests=False)


def take_in(packed: Packed, author: str, reason: str, bundle: str) -> PublishedProcedure:
    """Publish a version that was examined, under its own number; ``bundle`` is its digest.

    :raises InvalidValues: if the system needs its id itself.
    """
    made_of = None
    if found := packed.source:
        sharing.keep(found.shared)
        bases = tuple(dict(vars(base)) for base in found.bases)
        made_of = Written(found.text, bases, found.origins, dict(found.shared))
    return bring_in(packed.procedure, author, reason, made_of, bundle=bundle)


def take_in_as_draft(packed: Packed, author: str) -> None:
    """Begin a draft with a version from elsewhere, under its number or the next that is free.

    :raises StateConflict: if something is being prepared here already.
    """
    if packed.source:
        sharing.keep(packed.source.shared)
    item = _item(packed.id)
    number = max(packed.version, item.newest + 1) if item else packed.version
    text = renumbered(_text_to_edit(packed), number)
    if item is None:
        drafts.begin(text, author)
    else:
        drafts.save(packed.id, text, author, stamp="")


def _item(id: str) -> PublishedProcedure | None:
    return api.portal.get()["procedures"].get(id)


def _source(written: Written, number: int) -> PackedSource:
    bases = tuple(PackedBase(**base) for base in written.bases)
    # A version that was restored is written under the number that it had before.
    return PackedSource(
        renumbered(written.text, number), written.origins, bases, dict(written.shared)
    )


def _text_to_edit(packed: Packed) -> str:
    """As it was written, if that says the same with the blocks and bases of this site."""
    if packed.source:
        with suppress(DefinitionError):
            if read(packed.source.text, "", library.shared()) == packed.procedure:
                return packed.source.text
    return yaml_text(packed.procedure)

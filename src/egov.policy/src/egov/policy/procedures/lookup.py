"""Questions about published procedures."""

from collections.abc import Iterator
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Procedure
from egov.policy.procedures import keeping
from egov.policy.procedures.content import PublishedProcedure
from plone import api


def get(id: str, version: int | None = None) -> Procedure:
    """A published procedure, in its current version unless one is named.

    :raises UnknownProcedure: if the site has none of that id, or not that version.
    """
    return publication(id, version).procedure()


def publication(id: str, version: int | None = None):
    """The publication behind :func:`get`: text, digest and provenance."""
    item = item_named(id)
    found = item.versions.get(item.current if version is None else version)
    if found is None:
        raise UnknownProcedure(id, version)
    return found


def item_named(id: str) -> PublishedProcedure:
    """The place of a procedure that was published, or has a draft.

    :raises UnknownProcedure: if there is none.
    """
    item = api.portal.get()["procedures"].get(id)
    if item is None:
        raise UnknownProcedure(id)
    return item


def items() -> list[PublishedProcedure]:
    """All procedures of the site, retired ones included."""
    return list(api.portal.get()["procedures"].objectValues())


def templates() -> set[str]:
    """File names of the templates that any published version names."""
    return keeping.templates(items())


def published() -> Iterator[Procedure]:
    """The current version of every procedure that takes new cases."""
    for item in items():
        if item.current:
            yield item.versions[item.current].procedure()


def feeding() -> Iterator[Procedure]:
    """The versions that feed official registers: of each register, the newest that does.

    A register outlives what feeds it: retired procedures count, and versions that later ones
    without an act have followed.
    """
    for item in items():
        for number in keeping.registers(item).values():
            yield item.versions[number].procedure()


def offered() -> Iterator[Procedure]:
    """What the public can ask for: what is in force and not for the office alone."""
    return (procedure for procedure in published() if not procedure.internal)

"""What is kept of all published versions of a procedure together.

It is written when a version is published, so that a question about all of them (which
ids, numbers, templates were ever used) reads one small record and not every version.
Plain data only.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.checks import NumberUse
from egov.policy.core.checks import uses_of
from egov.policy.core.evolution import fed
from egov.policy.core.evolution import Past
from egov.policy.core.evolution import Registers
from egov.policy.core.evolution import remembered
from egov.policy.core.model import Numbering
from egov.policy.core.model import Procedure
from egov.policy.procedures.content import PublishedProcedure
from persistent.mapping import PersistentMapping
from typing import Any


Kept = Mapping[str, Any]
"""``memory`` of ids, ``numbers`` as (kind, register, pattern) -> owner, ``templates``, and the
official ``registers`` that were fed, each with the newest version that does."""

NOTHING: Kept = {"memory": {}, "numbers": {}, "templates": (), "registers": {}}


def keep(item: PublishedProcedure, procedure: Procedure) -> None:
    """Keep what a version uses; it is being published."""
    item.kept = PersistentMapping(_with(_kept(item), procedure))


def memory(item: PublishedProcedure) -> Mapping[str, Any]:
    """What ids have meant, as ``core.evolution`` remembers it."""
    return _kept(item)["memory"]


def past(item: PublishedProcedure) -> Past:
    """What a new version of a procedure has to respect."""
    return Past(item.newest, memory(item), registers(item))


def registers(item: PublishedProcedure) -> Registers:
    """The official registers that its versions feed, each with the newest that does."""
    return _kept(item)["registers"]


def numbers(items: list[PublishedProcedure]) -> Iterator[NumberUse]:
    """What published versions number, and how."""
    for item in items:
        for (kind, register, pattern), owner in _kept(item)["numbers"].items():
            yield NumberUse(owner, kind, Numbering(register, pattern))


def templates(items: list[PublishedProcedure]) -> set[str]:
    """File names of the templates that any published version names."""
    return {name for item in items for name in _kept(item)["templates"]}


def _kept(item: PublishedProcedure) -> Kept:
    # What was kept before more was asked of it is made anew.
    if item.kept is not None and NOTHING.keys() <= item.kept.keys():
        return item.kept
    found = NOTHING
    for version in item.versions.values():
        found = _with(found, version.procedure())
    return found


def _with(kept: Kept, procedure: Procedure) -> dict[str, Any]:
    uses = uses_of(procedure).values()
    named = {(use.kind, use.numbering.register, use.numbering.pattern): use.owner for use in uses}
    papers = {document.template for document in procedure.documents}
    return {
        "memory": remembered(kept["memory"], procedure),
        # Who numbered so first stays the owner.
        "numbers": {**named, **kept["numbers"]},
        "templates": tuple(sorted({*kept["templates"], *papers})),
        "registers": fed(kept["registers"], procedure),
    }

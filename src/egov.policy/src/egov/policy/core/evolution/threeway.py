"""A base that changes under its heirs: what would come of it, and what stands against it.

Three versions are held against each other: the base that an heir was written against,
the base as it is now, and the heir.  Nothing is changed here, and nothing is decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core.evolution.difference import Change
from egov.policy.core.evolution.difference import difference
from egov.policy.core.evolution.difference import What
from egov.policy.core.model import Procedure
from egov.policy.core.reader.tables.heir import OWN


@dataclass(frozen=True)
class Conflict:
    """Something that the base has changed, and the heir for itself too, in another way."""

    base: Change
    own: Change


@dataclass(frozen=True)
class ThreeWay:
    """What a new base means for an heir.

    ``base`` are the changes of the base, ``own`` what the heir says otherwise than the base
    that it was written against, ``conflicts`` where both meet; ``coming`` is what would
    change in the heir, None if it cannot stand on the new base as it is written.
    """

    base: tuple[Change, ...]
    own: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    coming: tuple[Change, ...] | None


def three_way(
    before: Procedure, after: Procedure, heir: Procedure, renewed: Procedure | None
) -> ThreeWay:
    """The base before and after, its heir, and the heir as it would be on the new base."""
    base = difference(before, after)
    own = tuple(change for change in difference(before, heir) if not _is_its_own(change))
    coming = None if renewed is None else difference(heir, renewed)
    return ThreeWay(base, own, tuple(_conflicts(base, own)), coming)


def _is_its_own(change: Change) -> bool:
    """Whether it is about what is never shared, so that it says nothing to name it."""
    return not change.path and change.key.partition(".")[0] in OWN


def _conflicts(base: tuple[Change, ...], own: tuple[Change, ...]) -> Iterator[Conflict]:
    for theirs in base:
        for mine in own:
            if _meet(theirs, mine) and not _agree(theirs, mine):
                yield Conflict(theirs, mine)


def _meet(one: Change, other: Change) -> bool:
    """Whether both are about the same thing, or one about a part of what the other takes away."""
    if one.path == other.path:
        return one.key == other.key or What.REMOVED in (one.what, other.what)
    return any(
        whole.what is What.REMOVED and part.path.startswith(f"{whole.path}.")
        for whole, part in ((one, other), (other, one))
    )


def _agree(one: Change, other: Change) -> bool:
    """Whether both say the same."""
    return (one.what, one.after) == (other.what, other.after)

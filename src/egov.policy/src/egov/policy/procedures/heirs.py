"""What a new version of a base would mean for the procedures that extend it.

A report only: a base changes nobody.  Who answers for an heir takes it over by a draft,
which is checked, tested and published like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import StateConflict
from egov.policy.core.evolution import three_way
from egov.policy.core.evolution import ThreeWay
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.reader import Library
from egov.policy.core.reader import read
from egov.policy.core.reader import read_source
from egov.policy.core.reader import Written
from egov.policy.procedures import drafts
from egov.policy.procedures import library
from egov.policy.procedures.comparing import DRAFT
from egov.policy.procedures.comparing import text_to_edit
from egov.policy.procedures.comparing import Which
from egov.policy.procedures.content import Publication
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.drafts import Draft
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import items
from egov.policy.procedures.lookup import publication
from typing import Any


HEIR = "heir.yaml"
"""What findings call the text of an heir."""


@dataclass(frozen=True)
class HeirReport:
    """What a base would mean for one heir, in the version of it that is in force.

    ``written_against`` is the version of the base that it was written against; ``findings``
    say why it cannot stand on the new one as it is.
    """

    heir: Procedure
    written_against: int
    found: ThreeWay
    findings: tuple[Finding, ...]

    @property
    def is_up_to_date(self) -> bool:
        """Whether the new base says what the heir was written against."""
        return not self.found.base


def report(id: str, which: Which) -> list[HeirReport]:
    """What a version of a base, or its draft, would mean for each of its heirs.

    :raises UnknownProcedure: if there is no such version, or no draft.
    :raises DefinitionError: if the draft cannot be read.
    """
    known = library.shared()
    written = _written(id, which)
    after = read_source(written.text, written.file, known).procedure
    new = Library(bases={id: written}).over(known)
    return [_report(id, item, after, new) for item in heirs_of(id)]


def heirs_of(id: str) -> list[PublishedProcedure]:
    """The procedures that extend this one, directly or through others."""
    return [item for item in items() if _base(item, id)]


def renew(id: str, author: str, stamp: str) -> Draft:
    """Begin a draft of an heir on the bases as they are published now.

    It says what the newest version says, under the next number.

    :raises UnknownProcedure: if there is no such procedure.
    :raises StateConflict: if it extends nothing, or another draft is there than was seen.
    """
    known = _in_force(item_named(id))
    if known is None or not (known.written and known.written.bases):
        raise StateConflict("no_heir")
    return drafts.save(id, text_to_edit(id), author, stamp)


def _report(id: str, item: PublishedProcedure, after: Procedure, new: Library) -> HeirReport:
    known, base = _in_force(item), _base(item, id)
    assert known and base
    heir, before = known.procedure(), read(base["text"])
    renewed, findings = _renewed(known, new)
    found = three_way(before, after, heir, renewed)
    return HeirReport(heir, base["version"], found, findings)


def _renewed(known: Publication, new: Library) -> tuple[Procedure | None, tuple[Finding, ...]]:
    """An heir as it would be with other bases, or why it cannot be."""
    try:
        return read_source(known.written.text, HEIR, new).procedure, ()
    except DefinitionError as error:
        return None, error.findings


def _written(id: str, which: Which) -> Written:
    """A version of a base, or its draft, as it was written."""
    if which == DRAFT:
        return Written(f"{id} {DRAFT}", drafts.draft(id).text)
    known = publication(id, int(which))
    return Written(f"{id} {which}", known.written.text if known.written else known.text)


def _in_force(item: PublishedProcedure) -> Publication | None:
    """The version that new cases follow, or else the newest: that of a base takes none."""
    return item.versions.get(item.current or item.newest)


def _base(item: PublishedProcedure, id: str) -> Mapping[str, Any] | None:
    """What is kept of a base of that id, as the heir was written against it."""
    known = _in_force(item)
    bases = known.written.bases if known and known.written else ()
    return next((base for base in bases if base["procedure"] == id), None)

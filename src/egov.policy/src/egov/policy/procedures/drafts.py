"""The draft of a procedure: the one text that is being worked on, until it is published.

Anybody who manages procedures works on it.  Whoever saves says by its stamp which text
they have seen, so that nobody overwrites what another has saved meanwhile.  It is plain
data beside the versions, and may have any fault: :mod:`.judging` says which.
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.reader import MAX_BYTES
from egov.policy.core.reader import procedure_named_in
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.publishing import item_of
from enum import StrEnum
from persistent.mapping import PersistentMapping
from plone import api
from typing import Any
from uuid import uuid4


Judgement = Mapping[str, Any]
"""What :mod:`.judging` noted of a draft, and when: plain data."""


class Stage(StrEnum):
    """How far a draft has come."""

    DRAFT = "draft"
    CHECKED = "checked"
    TESTED = "tested"


@dataclass(frozen=True)
class Draft:
    """A draft: its text, who saved it when, and what was found in it since.

    ``stamp`` is another one each time it is saved.
    """

    text: str
    author: str
    saved_on: str
    stamp: str
    checked: Judgement | None = None
    tested: Judgement | None = None

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.tested and self.tested["passed"]:
            return Stage.TESTED
        return Stage.CHECKED if self.checked and self.checked["passed"] else Stage.DRAFT


def draft(id: str) -> Draft:
    """The draft of a procedure.

    :raises UnknownProcedure: if there is none.
    """
    found = item_named(id).draft
    if found is None:
        raise UnknownProcedure(id)
    return Draft(**found)


def begin(text: str, author: str) -> str:
    """Save the first draft of a new procedure; its id.

    :raises InvalidValues: if the text does not say of which procedure it is.
    :raises StateConflict: if there is such a procedure.
    """
    id = procedure_named_in(text)
    if not id:
        raise InvalidValues([FieldProblem("definition", "no_procedure")])
    if id in api.portal.get()["procedures"]:
        raise StateConflict("procedure_exists", procedure=id)
    _write(item_of(id), text, author)
    return id


def save(id: str, text: str, author: str, stamp: str) -> Draft:
    """Save a draft in the place of the one that was seen, empty if there was none.

    :raises UnknownProcedure: if there is no such procedure.
    :raises StateConflict: if somebody has saved, published or thrown away another meanwhile.
    """
    item = item_named(id)
    require_seen(item, stamp)
    return _write(item, text, author)


def discard(id: str, stamp: str) -> None:
    """Throw a draft away; a procedure that was never published goes with it.

    :raises UnknownProcedure: if there is none.
    :raises StateConflict: if another was saved meanwhile.
    """
    item = item_named(id)
    if item.draft is None:
        raise UnknownProcedure(id)
    require_seen(item, stamp)
    item.draft = None
    if not item.versions:
        api.portal.get()["procedures"]._delObject(id)


def require_seen(item: PublishedProcedure, stamp: str) -> None:
    """Refuse what was decided on another text than the one that is there.

    :raises StateConflict: with who saved it, when, and its stamp.
    """
    known = item.draft or {"stamp": "", "author": "", "saved_on": ""}
    if stamp != known["stamp"]:
        details = {"by": known["author"], "at": known["saved_on"], "stamp": known["stamp"]}
        raise StateConflict("draft_saved" if item.draft else "draft_gone", **details)


def _write(item: PublishedProcedure, text: str, author: str) -> Draft:
    if len(text.encode()) > MAX_BYTES:
        raise InvalidValues([FieldProblem.too_long("definition", MAX_BYTES)])
    found = procedure_named_in(text)
    if found not in ("", item.getId()):
        raise InvalidValues([FieldProblem("definition", "other_procedure", {"found": found})])
    made = Draft(text, author, datetime.now(UTC).isoformat(timespec="seconds"), uuid4().hex)
    item.draft = PersistentMapping(asdict(made))
    return made

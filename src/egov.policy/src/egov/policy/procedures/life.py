"""From draft to version, out of use, and back: what an administrator decides of a procedure.

Each decision has a reason and is kept with who took it and when.  Cases that run stay on
their version, whatever is decided.
"""

from dataclasses import replace
from datetime import datetime
from datetime import UTC
from egov.policy import __version__
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.serialize import canonical_text
from egov.policy.core.terms import StateKind
from egov.policy.procedures.drafts import require_seen
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.origins import written
from egov.policy.procedures.publishing import bring_in
from egov.policy.procedures.publishing import examine
from egov.policy.procedures.publishing import type_name
from plone import api


MOST_REASON = 1000
"""Characters of a reason."""

RUNNING = tuple(str(kind) for kind in StateKind if kind is not StateKind.FINAL)
"""Phases of the cases that are not closed."""


def publish_draft(id: str, stamp: str, author: str, reason: str) -> int:
    """Make the draft that was seen the version in force; its number.

    :raises UnknownProcedure: if there is no such procedure.
    :raises StateConflict: if another draft was saved meanwhile, or this one is gone.
    :raises InvalidValues: without a reason.
    :raises DefinitionError: with all that keeps it from being published.
    """
    item, why = item_named(id), _reason(reason)
    require_seen(item, stamp)
    if item.draft is None:
        raise StateConflict("draft_gone")
    text = item.draft["text"]
    source, _ = examine(text, f"{id}.yaml", new=True)
    bring_in(source.procedure, author, why, written(source, text))
    item.draft = None
    return item.newest


def restore(id: str, version: int, author: str, reason: str) -> int:
    """Publish an earlier version again under the next number; that number.

    :raises UnknownProcedure: if there is no such version.
    :raises StateConflict: if it is in force.
    :raises InvalidValues: without a reason.
    :raises DefinitionError: if it no longer fits the office of today.
    """
    item, why = item_named(id), _reason(reason)
    if version not in item.versions:
        raise UnknownProcedure(id, version)
    if version == item.current:
        raise StateConflict("in_force")
    earlier = item.versions[version]
    text = canonical_text(replace(earlier.procedure(), version=item.newest + 1))
    source, _ = examine(text, f"{id}.yaml", new=True, of=(id, version))
    bring_in(source.procedure, author, why, earlier.written, restores=version)
    return item.newest


def retire(id: str, author: str, reason: str) -> None:
    """Take a procedure out of use: no new cases; those that run go on.

    :raises UnknownProcedure: if there is no such procedure.
    :raises StateConflict: if no version is in force.
    :raises InvalidValues: without a reason.
    """
    item, why = item_named(id), _reason(reason)
    if not item.current:
        raise StateConflict("not_in_force")
    ending = {
        "version": item.current,
        "author": author,
        "on": datetime.now(UTC).isoformat(timespec="seconds"),
        "reason": why,
        "release": __version__,
    }
    item.endings = (*item.endings, ending)
    item.current = 0


def running(id: str, version: int = 0) -> int:
    """How many cases are not closed, of one version or of all.

    A figure for whoever may see no case.
    """
    which = {"portal_type": type_name(id, version)} if version else {"procedure": id}
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        **which, case_phase=RUNNING
    )
    return len(found)


def _reason(text: str) -> str:
    reason = texts.remark("reason", text, MOST_REASON)
    if not reason:
        raise InvalidValues([FieldProblem.required("reason")])
    return reason

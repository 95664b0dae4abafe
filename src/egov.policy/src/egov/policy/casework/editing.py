"""Changing the answers of a case while its state lets somebody do so."""

from egov.policy import journal
from egov.policy.cases import procedure_of
from egov.policy.cases import set_values
from egov.policy.cases import values
from egov.policy.casework import standing
from egov.policy.casework.completeness import clean
from egov.policy.core.errors import NotAllowed
from typing import Any


def update_case(case, given: dict[str, Any]) -> list[str]:
    """Put new answers beside those that stay; returns the ids that changed.

    :raises NotAllowed: if the state does not let the current person edit.
    :raises InvalidValues: one problem per field.
    """
    group = standing.editing_group(case)
    if not group:
        raise NotAllowed()
    merged = {**values(case), **given}
    changed = set_values(case, clean(case.unit, procedure_of(case), merged, complete=False))
    if changed:
        now = values(case)
        kept = {id: now.get(id) for id in changed}
        journal.record(case, "fields_changed", values=kept, **standing.acting_in(group))
        case.reindexObject(idxs=["record_text", "sortable_title", "Title"])
    return changed

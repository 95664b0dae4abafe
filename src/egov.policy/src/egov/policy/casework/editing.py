"""Changing the answers of a case: while its state lets somebody do so, or when deciding."""

from egov.policy import journal
from egov.policy.cases import set_values
from egov.policy.cases import values
from egov.policy.casework import access
from egov.policy.casework import standing
from egov.policy.casework import superseded
from egov.policy.casework.lacking import editable_of
from egov.policy.casework.proposing import keep_left_empty
from egov.policy.casework.standing import Standing
from egov.policy.casework.surroundings import context_of
from egov.policy.casework.turns import settle
from egov.policy.core import form
from egov.policy.core.errors import NotAllowed
from egov.policy.core.model import Transition
from typing import Any


CHANGED = ["record_text", "sortable_title", "Title"]
"""What new answers may change in the catalogue."""


def update_case(case, given: dict[str, Any]) -> list[str]:
    """Put new answers beside those that stay, and let follow what follows by itself.

    :raises NotAllowed: if the state does not let the current person edit.
    :raises InvalidValues: one problem per field.
    """
    mine = Standing(case)
    if not editable_of(mine):
        raise NotAllowed()
    changed = change_answers(mine, given)
    # Files that came with the answers may have changed something too.
    settle(case)
    return changed


def change_answers(mine: Standing, given: dict[str, Any]) -> list[str]:
    """Put new answers beside those that stay; returns the ids that changed.

    :raises InvalidValues: one problem per field; that it is not theirs to change is one.
    """
    case = mine.case
    form.require_seen(mine.procedure, given, mine.state, mine.actors)
    context = context_of(mine)
    cleaned = form.validate(
        mine.procedure,
        given,
        context,
        stored=values(case),
        editable=editable_of(mine),
        complete=False,
    )
    changed = _store(case, cleaned, standing.acting_in(access.editing_group(mine)))
    keep_left_empty(case, mine.procedure, context, given)
    return changed


def answer_asked(mine: Standing, transition: Transition, given: dict[str, Any]) -> list[str]:
    """Put the answers that a transition asks for; returns the ids that changed.

    That the current person may take the transition has been found out before.

    :raises InvalidValues: for what is missing or wrong, and for what it does not ask.
    """
    case, context = mine.case, context_of(mine)
    cleaned = form.validate_asked(mine.procedure, transition, given, values(case), context)
    acting = standing.acting_in(mine.actors.get(transition.actor, ""))
    changed = _store(case, cleaned, {"transition": transition.id, **acting})
    keep_left_empty(case, mine.procedure, context, given)
    return changed


def _store(case, cleaned: dict[str, Any], acting: dict[str, Any]) -> list[str]:
    """Keep new answers; ``acting`` is what the journal says of who gave them, and for what."""
    before = values(case)
    changed = set_values(case, cleaned)
    if changed:
        now = values(case)
        kept = {id: now.get(id) for id in changed}
        journal.record(case, "fields_changed", values=kept, **acting)
        superseded.keep(case, {id: before[id] for id in changed if id in before})
        case.reindexObject(idxs=CHANGED)
    return changed

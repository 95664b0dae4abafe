"""What may be done with a task besides ending it, and with a deadline: offered and done.

Delegating, reassigning, asking somebody else as well, passing over, asking again,
extending: each has a page of its own, with a reason.  Casework refuses whoever may not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core.engine import actors
from egov.policy.core.engine import Situation
from egov.policy.core.engine import WorkItem
from egov.policy.core.engine.refusals import require_permitted
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Deadline
from egov.policy.core.model import Procedure
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import Permitted
from egov.policy.portal.case.naming import asked_name
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.forms.page import FormPage
from urllib.parse import urlencode


EXTEND = "extend"

TITLES = {
    Permitted.DELEGATE: _("Delegate"),
    Permitted.REASSIGN: _("Give to somebody else"),
    Permitted.ADD: _("Ask somebody else as well"),
    Permitted.SKIP: _("Pass over"),
    Permitted.REDO: _("Ask again"),
    EXTEND: _("Extend the deadline"),
}
"""What each is called."""


@dataclass(frozen=True)
class Link:
    """Something that the person may do, with the page on which it is done."""

    words: str
    url: str


def links(page: FormPage, case) -> list[Link]:
    """All that the person may do now besides deciding."""
    procedure, situation = cases.procedure_of(case), casework.load(case)
    found = [
        _link(page, case, what, _subject(page, procedure, item), item.id)
        for item in situation.present
        for what in permitted(case, procedure, situation, item, page.user_id)
    ]
    return found + [
        _link(page, case, EXTEND, page.say(deadline.title).text, deadline.id)
        for deadline in extensible(case, procedure, situation, page.user_id)
    ]


def address(case, what: str, id: str) -> str:
    """The page on which something is done with a task or a deadline."""
    return f"{case.absolute_url()}/@@intervention?{urlencode({'do': what, 'on': id})}"


def permitted(
    case, procedure: Procedure, situation: Situation, item: WorkItem, me: str
) -> Iterator[Permitted]:
    """What a person may do with a task of this round, as it stands."""
    found = [
        what
        for what in Permitted
        if FITS[what](item) and _is_up_to(case, procedure, situation, item, what, me)
    ]
    # Who may give the task to anybody has no need to pass on what is theirs.
    yield from (
        what for what in found if what is not Permitted.DELEGATE or Permitted.REASSIGN not in found
    )


def extensible(case, procedure: Procedure, situation: Situation, me: str) -> Iterator[Deadline]:
    """The running deadlines that a person may extend."""
    world = cases.SiteWorld(case)
    for clock in situation.clocks:
        deadline = procedure.deadline(clock.id)
        if clock.ended or deadline.extension is None or not deadline.extend:
            continue
        if clock.extended < deadline.extension.amount and actors.plays(
            procedure, situation, deadline.extend, me, world
        ):
            yield deadline


def _is_up_to(
    case, procedure: Procedure, situation: Situation, item: WorkItem, what: Permitted, me: str
) -> bool:
    world, in_charge = cases.SiteWorld(case), casework.is_in_charge(case, item.id)
    try:
        require_permitted(procedure, situation, item, what, me, world, in_charge)
    except (NotAllowed, StateConflict):
        return False
    return True


def _link(page: FormPage, case, what: str, subject: str, id: str) -> Link:
    return Link(page.labelled(page.translated(TITLES[what]), subject), address(case, what, id))


def _is_answered(item: WorkItem) -> bool:
    return item.outcome not in (None, Outcome.CANCELLED) and not item.redone


FITS = {
    Permitted.ADD: lambda item: item.is_open,
    Permitted.DELEGATE: lambda item: item.is_open,
    Permitted.REASSIGN: lambda item: item.is_open,
    Permitted.SKIP: lambda item: item.is_pending,
    Permitted.REDO: _is_answered,
}
"""How a task must stand for it."""


def _subject(page: FormPage, procedure: Procedure, item: WorkItem) -> str:
    title = page.say(task_of(procedure, item).title).text
    return f"{title} ({asked_name(page, procedure, item)})"

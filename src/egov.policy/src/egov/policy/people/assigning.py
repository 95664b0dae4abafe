"""Who holds which function where, from when to when: reading, making, ending.

Callers answer for permissions; pages and REST come through :mod:`.appointing`.
An assignment takes effect and ends by its dates alone; nothing is reindexed and
nothing is deleted.
"""

from AccessControl import getSecurityManager
from dataclasses import replace
from datetime import date
from datetime import timedelta
from egov.policy import clock
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.people import memo
from egov.policy.people.finding import answering
from egov.policy.people.model import Assignment
from egov.policy.people.model import Stamp
from egov.policy.people.store import people
from egov.policy.people.store import PeopleStore
from egov.policy.people.store import writable_people
from egov.policy.people.validation import problems
from uuid import uuid4


def assignments(
    user_id: str | None = None, unit: str | None = None, text: str = ""
) -> tuple[Assignment, ...]:
    """Assignments, past and future ones too, of a person or at a unit; latest first.

    Those that begin on one day stand by user name.  With a ``text`` those that
    :func:`.finding.answering` finds by it.
    """
    found = people().all() if user_id is None else people().of_user(user_id)
    wanted = answering((item for item in found if unit is None or item.unit == unit), text)
    named = sorted(wanted, key=lambda item: (item.user, item.function, item.unit, item.id))
    return tuple(sorted(named, key=lambda item: item.start, reverse=True))


def find_assignment(id: str) -> Assignment | None:
    """The assignment of that id, or None."""
    return people().get(id)


def assign(
    user_id: str,
    function: str,
    unit: str,
    start: date,
    end: date | None = None,
    substitute_for: str = "",
) -> Assignment:
    """Give a person a function at a unit from one day to another, both included.

    With ``substitute_for`` the function is lent by a holder, who must hold it
    on all these days.  InvalidValues says what is wrong.
    """
    made = Assignment(
        id=uuid4().hex,
        user=user_id,
        function=function,
        unit=unit,
        start=start,
        end=end,
        substitute_for=substitute_for,
        created=_stamp(),
    )
    wrong = tuple(problems(made))
    if wrong:
        raise InvalidValues(wrong)
    writable_people().put(made)
    memo.forget()
    return made


def end_assignment(id: str, on: date) -> Assignment:
    """Make ``on`` the last day of an assignment, and of what was lent from it.

    A day before its first one cancels an assignment that has not begun.
    """
    store = people()
    found = store.get(id)
    if found is None:
        raise InvalidValues([FieldProblem.unknown("id", id)])
    if found.end is not None and on >= found.end:
        raise InvalidValues([FieldProblem("on", "too_late", {"end": found.end})])
    ended = replace(found, end=on, ended=_stamp())
    store.put(ended)
    _end_loans(store, ended)
    memo.forget()
    return ended


def _end_loans(store: PeopleStore, ended: Assignment) -> None:
    """Nobody lends longer what they no longer hold."""
    same_group = store.of_group(ended.group)
    own = [item for item in same_group if item.user == ended.user and not item.substitute_for]
    for loan in same_group:
        if loan.substitute_for != ended.user:
            continue
        if not any(item.covers(loan.start, loan.end) for item in own):
            last = max(ended.end, loan.start - timedelta(days=1))
            store.put(replace(loan, end=last, ended=ended.ended))


def _stamp() -> Stamp:
    return Stamp(clock.now(), getSecurityManager().getUser().getId() or "")

"""Closing a year of a register: minutes and alphabetical table are made, and no act comes after.

Two people have a part in it: a procedure sees to that (effect ``close_register``), or here the
one proposes and the other approves, as the procedure that feeds the register says (``act.close``
and ``act.approve``).
"""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from egov.policy import clock
from egov.policy import people
from egov.policy.acts import store
from egov.policy.acts import years
from egov.policy.acts.access import reader
from egov.policy.core import acts
from egov.policy.core.acts import Minutes
from egov.policy.core.acts import Signature
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict


PROPOSED = "closing_proposed"
"""Action of the entry that proposes to close a book."""


def close(
    register: str, unit: str, year: int, signatures: Iterable[Signature], **case: str
) -> Minutes:
    """Close a book, with what those say who have a part in it; ``case`` is the case and its number.

    A year without acts has a book that says so.

    :raises StateConflict: if it is closed, the year still runs, or the register was not kept in it.
    """
    _require_open(register, unit, year)
    book = store.writable(register, unit, year)
    entered = [*map(book.act, book.acts)]
    mentions = book.mentioned
    minutes = Minutes(
        closed_on=clock.today().isoformat(),
        first=min(1, book.last),
        last=book.last,
        acts=len(entered),
        volumes=book.volume,
        mentions=mentions,
        digest=book.hash,
        signatures=tuple(signatures),
        table=acts.table_of(entered),
        **case,
    )
    book.closing = book.add(acts.CLOSED, minutes.plain())
    return minutes


def propose_or_approve(register: str, unit: str, year: int) -> Minutes | None:
    """What the current person says to the closing of a book; the minutes once it is closed.

    :raises NotAllowed: if it is not up to them.
    :raises StateConflict: if it is closed, they have proposed it themselves, the year runs, or
        the register was not kept in it.
    """
    proposal = proposal_of(register, unit, year)
    if proposal is not None and proposed_by(register, unit, year) == _me():
        raise StateConflict("closing_proposed")
    signature = _signature(register, unit, "approve" if proposal else "close")
    if proposal is not None:
        return close(register, unit, year, (proposal, signature))
    _require_open(register, unit, year)
    book = store.writable(register, unit, year)
    book.proposal = book.add(PROPOSED, vars(signature))
    return None


def proposal_of(register: str, unit: str, year: int) -> Signature | None:
    """Who has proposed to close a book; None if nobody has."""
    book = store.find(register, unit, year)
    if book is None or book.proposal is None:
        return None
    return Signature(**book.entry(book.proposal).data)


def proposed_by(register: str, unit: str, year: int) -> str:
    """Id of who has proposed to close a book; empty if nobody has."""
    book = store.find(register, unit, year)
    if book is None or book.proposal is None:
        return ""
    return book.entry(book.proposal).actor


def may_say(register: str, unit: str, year: int) -> str:
    """What the current person may say to the closing of a book now: ``close``, ``approve``, or "".

    Nothing while the year runs.
    """
    if _refusal(register, unit, year):
        return ""
    proposer = proposed_by(register, unit, year)
    part = "approve" if proposer else "close"
    office = reader().office_of(register, unit, part)
    return part if office and proposer != _me() else ""


def minutes_of(register: str, unit: str, year: int) -> Minutes | None:
    """The minutes of a closed book; None while it is open."""
    book = store.find(register, unit, year)
    if book is None or book.closing is None:
        return None
    return Minutes.of(book.entry(book.closing).data)


def _require_open(register: str, unit: str, year: int) -> None:
    if refused := _refusal(register, unit, year):
        raise StateConflict(refused)


def _refusal(register: str, unit: str, year: int) -> str:
    """Why the book cannot be closed today: the reason of a conflict, empty if it can."""
    book = store.find(register, unit, year)
    closed = book is not None and book.closing is not None
    kept = year in years.kept(register, unit)
    return acts.closing_refused(year, clock.today(), closed=closed, kept=kept)


def _signature(register: str, unit: str, part: str) -> Signature:
    """The current person as who has that part in the closing."""
    office = reader().office_of(register, unit, part)
    if not office:
        raise NotAllowed(part)
    return Signature(people.display_name(_me()), office, clock.today().isoformat())


def _me() -> str:
    return getSecurityManager().getUser().getId() or ""

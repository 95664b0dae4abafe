"""The messages of a case: each letter, until when it was tried and how it ended.

Plain data in a tree of the case, so that a worker that notes the end of one letter and a
person whose decision adds another do not collide.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from egov.policy import clock
from egov.policy import jobs
from egov.policy import journal
from egov.policy.core.errors import StateConflict
from egov.policy.core.messages import SMS
from egov.policy.messages import store
from egov.policy.messages.addressing import address_of
from egov.policy.messages.letter import AGAIN
from egov.policy.messages.letter import DAILY
from egov.policy.messages.letter import DELIVERED
from egov.policy.messages.letter import HELD
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import Result
from egov.policy.messages.letter import SENT
from egov.policy.messages.letter import UNCERTAIN
from egov.policy.messages.letter import WAITING
from hashlib import sha256
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.messages"

ID_PARTS = 2
"""Of the id of a letter: the case, and the letter."""

SEND = "messages.send"
"""Kind of the job."""


def add(case, letters: Iterable[Letter]) -> None:
    """Write letters into the log; those that can leave, do once this is committed."""
    for letter in letters:
        _put(case, _START.get(letter.state, _kept)(case, letter))


def letters(case) -> tuple[Letter, ...]:
    """The letters of a case, oldest first, with how often those that wait were tried."""
    found = map(Letter.of, IAnnotations(case).get(KEY, {}).values())
    return tuple(sorted(map(_live, found), key=lambda item: (item.asked_on, item.id)))


def get(case, id: str) -> Letter | None:
    """The letter of that id, as it is kept."""
    found = IAnnotations(case).get(KEY, {}).get(id)
    return None if found is None else Letter.of(found)


def waiting(case, id: str) -> Letter | None:
    """The letter of that id, if it is still to be sent."""
    found = get(case, id)
    return found if found and found.state == WAITING else None


def end(case, letter: Letter, result: Result, attempts: int) -> None:
    """Note how sending ended."""
    ended = {"state": result.state, "error": result.error, "detail": result.detail}
    ended |= {"receipt": result.receipt, "attempts": attempts, "ended_on": text_of(clock.now())}
    ended_letter = replace(letter, **ended)
    _put(case, ended_letter)
    tell_parts(ended_letter)
    if result.receipt and letter.channel == SMS:
        month, path = ended["ended_on"][:7], "/".join(case.getPhysicalPath())
        store.writable().note_receipt(month, result.receipt, path, letter.sendings[-1])
    record(case, letter, result.state)


def hold(case, letter: Letter, due: str) -> None:
    """Let a letter that was to be sent wait until a moment."""
    add(case, [replace(letter, state=HELD, due=due)])


def tell_parts(summary: Letter) -> None:
    """Note with the letters that a summary was made of how it ended."""
    portal = api.portal.get() if summary.parts else None
    for path, id in summary.parts:
        case = portal.unrestrictedTraverse(path, None)
        kept = None if case is None else get(case, id)
        if kept is not None and kept.state == DAILY:
            how = {"state": summary.state, "error": summary.error, "ended_on": summary.ended_on}
            _put(case, replace(kept, **how))


def resend(case, id: str) -> None:
    """Send a letter again that has not left, or of which that is not known.

    :raises LookupError: if there is no such letter.
    One that had no address goes to the one that is known by now.

    :raises StateConflict: if it has been sent, is still to be, or nobody knows where to.
    """
    kept = get(case, id)
    if kept is None:
        raise LookupError(id)
    letter = _live(kept)
    if letter.state not in AGAIN:
        raise StateConflict("not_failed", delivery=letter.state)
    address = letter.address or address_of(case, letter)
    if not address:
        raise StateConflict("no_address")
    fresh = {"state": WAITING, "error": "", "detail": "", "ended_on": "", "attempts": 0}
    fresh |= {"since": text_of(clock.now()), "again": letter.again + 1, "address": address}
    _put(case, _queued(case, replace(letter, **fresh)))
    record(case, letter, "resent")


def sent_as(case, sending: str) -> Letter | None:
    """The letter that the gateway knows by that id, from its last sending or one before."""
    letter = get(case, "-".join(sending.split("-")[:ID_PARTS]))
    return letter if letter is not None and sending in letter.sendings else None


def report(case, sending: str, state: str, error: str) -> bool:
    """Note what a gateway reports of an SMS; False if that it was sent is not noted yet.

    That one of its sendings arrived is the last word on a letter; that one did not, holds for
    the last one alone, as long as nothing else is known of it.
    """
    letter = sent_as(case, sending)
    is_last = letter is not None and sending == letter.sendings[-1]
    if letter is None or (is_last and letter.state == WAITING):
        return False
    if state == DELIVERED:
        counts = letter.state != DELIVERED
    else:
        counts = is_last and letter.state in (SENT, UNCERTAIN)
    if counts:
        _put(case, replace(letter, state=state, error=error, ended_on=text_of(clock.now())))
        record(case, letter, state)
    return True


def forget(case, before: str) -> None:
    """Let go of the letters that were asked for before a moment."""
    kept = IAnnotations(case)[KEY]
    for id in [id for id, data in kept.items() if data["asked_on"] < before]:
        del kept[id]


def record(case, letter: Letter, how: str) -> None:
    """Write into the journal what became of a letter; those about work alone stay out of it."""
    if not letter.is_standard:
        what = {"message": letter.message, "letter": letter.id, "channel": letter.channel}
        journal.record(case, f"message_{how}", **what)


def text_of(moment: datetime) -> str:
    """A moment as it is kept."""
    return moment.isoformat(timespec="milliseconds")


def _queued(case, letter: Letter) -> Letter:
    job = jobs.enqueue(SEND, case="/".join(case.getPhysicalPath()), letter=letter.id)
    return replace(letter, job=job)


def summary_id(due: str, person: str) -> str:
    """Id of the summary that a person has on a day, among the letters of the site."""
    return sha256(f"{due} {person}".encode()).hexdigest()[:32]


def _kept(case, letter: Letter) -> Letter:
    return letter


def _waits(case, letter: Letter) -> Letter:
    whose = letter.person if letter.state == DAILY else ""
    store.writable().put(letter.due, whose, "/".join(case.getPhysicalPath()), letter.id)
    return letter


_START = {WAITING: _queued, HELD: _waits, DAILY: _waits}
"""What is done with a new letter by its state; with others nothing."""


def _put(case, letter: Letter) -> None:
    annotations = IAnnotations(case)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][letter.id] = letter.plain()


def _live(letter: Letter) -> Letter:
    """A letter with what its job has come to so far."""
    if letter.state == WAITING:
        status = jobs.status(letter.job)
        return replace(letter, attempts=status.attempts, detail=status.error)
    return letter

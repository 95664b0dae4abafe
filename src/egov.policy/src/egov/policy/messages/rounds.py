"""The round of the messages that waited: the night is over, the summaries of the day leave.

Every worker makes it.  Each letter, and each summary, is a transaction of its own; where
another worker was faster nothing is left to do.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from egov.policy import clock
from egov.policy import jobs
from egov.policy import people
from egov.policy.console import commit_in_site
from egov.policy.console import site_session
from egov.policy.core.messages import EMAIL
from egov.policy.core.messages import News
from egov.policy.core.messages import summary
from egov.policy.core.model import Text
from egov.policy.messages import log
from egov.policy.messages import store
from egov.policy.messages.language import language_of
from egov.policy.messages.letter import BAD_ADDRESS
from egov.policy.messages.letter import DAILY
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import HELD
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import WAITING
from egov.policy.messages.store import Waiting
from functools import partial
from itertools import groupby
from uuid import uuid4
from zope.interface import implementer


SETTLED = timedelta(minutes=2)
"""How long a moment is past before its summaries are made: nothing is added to them then."""

KEPT = timedelta(days=30)
"""How long a summary can be looked up after it was made."""

TITLE = Text(fr="Résumé du jour", en="Summary of the day")


@implementer(jobs.IRound)
class WaitingLetters:
    """Sends what waited for the morning, or for the summary of the day."""

    every = 60

    def go(self, db, site: str) -> None:
        """Send what is due."""
        with site_session(db, site):
            found = list(_due())
        for waiting in found:
            if not waiting.person:
                commit_in_site(db, site, partial(_release, waiting=waiting))
        daily = sorted((item for item in found if item.person), key=_whose)
        for (due, person), group in groupby(daily, key=_whose):
            step = partial(_summarise, due=due, person=person, found=list(group))
            commit_in_site(db, site, step)
        if daily:
            commit_in_site(db, site, _forget)


def _whose(waiting: Waiting) -> tuple[str, str]:
    return waiting.due, waiting.person


def _due() -> Iterable[Waiting]:
    kept = store.known()
    return kept.due(log.text_of(clock.now() - SETTLED)) if kept else ()


def _release(portal, waiting: Waiting) -> None:
    case = portal.unrestrictedTraverse(waiting.case, None)
    if store.writable().remove(waiting) and case is not None:
        letter = log.get(case, waiting.letter)
        if letter is not None and letter.state == HELD:
            log.add(case, [replace(letter, state=WAITING)])


def _summarise(portal, due: str, person: str, found: list[Waiting]) -> None:
    kept = store.writable()
    pairs = [(item.case, _letter(portal, item)) for item in found if kept.remove(item)]
    daily = [(case, letter) for case, letter in pairs if letter and letter.state == DAILY]
    if daily:
        made = _of_the_day(portal, due, person, [letter for _case, letter in daily])
        made = replace(made, parts=tuple((case, letter.id) for case, letter in daily))
        log.add(portal, [made])
        if made.state == FAILED:
            log.tell_parts(made)


def _forget(portal) -> None:
    """Let go of the summaries that are long past."""
    log.forget(portal, log.text_of(clock.now() - KEPT))


def _letter(portal, waiting: Waiting) -> Letter | None:
    case = portal.unrestrictedTraverse(waiting.case, None)
    return None if case is None else log.get(case, waiting.letter)


def _of_the_day(portal, due: str, person: str, letters: list[Letter]) -> Letter:
    language, moment = language_of(person), log.text_of(clock.now())
    ordered = sorted(letters, key=lambda item: item.asked_on)
    news = [News(Text(item.title), item.subject, item.text) for item in ordered]
    subject, text = summary(news, language)
    address, id = people.email_of(person), log.summary_id(due, person)
    return Letter(
        id=id if log.get(portal, id) is None else uuid4().hex,
        channel=EMAIL,
        language=language,
        subject=subject,
        text=text,
        title=dict(TITLE),
        person=person,
        address=address,
        is_standard=True,
        state=WAITING if address else FAILED,
        error="" if address else BAD_ADDRESS,
        asked_on=moment,
        since=moment,
    )

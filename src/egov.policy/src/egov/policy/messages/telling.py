"""From what is said to letters: to whom, by which channel, in which language, in which words.

It is all decided and written in the transaction of what happened; nothing leaves in it.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from egov.policy import clock
from egov.policy.core import messages
from egov.policy.core.engine import Situation
from egov.policy.core.messages import EMAIL
from egov.policy.core.messages import Pace
from egov.policy.core.messages import Saying
from egov.policy.core.messages import SMS
from egov.policy.core.model import Message
from egov.policy.messages import channels
from egov.policy.messages import log
from egov.policy.messages import store
from egov.policy.messages.addressing import reached
from egov.policy.messages.language import language_of
from egov.policy.messages.language import language_of_case
from egov.policy.messages.language import site_language
from egov.policy.messages.letter import DAILY
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import HELD
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import NO_ADDRESS
from egov.policy.messages.letter import NO_CHANNEL
from egov.policy.messages.letter import OFF
from egov.policy.messages.letter import WAITING
from egov.policy.messages.settings import hours_of_the_site
from egov.policy.messages.wording import words
from typing import Any
from uuid import uuid4


@dataclass(frozen=True)
class _Recipient:
    """Somebody who is told something by one channel."""

    channel: str
    address: str
    language: str
    person: str = ""
    field: str = ""


def tell(case, situation: Situation, sayings: Iterable[Saying]) -> None:
    """Write the letters of what is said into the log of the case.

    What the definition says to somebody whose address nobody knows stands there as not sent.
    """
    written = [letter for saying in sayings for letter in _letters(case, situation, saying)]
    log.add(case, written)
    for letter in written:
        if letter.state == FAILED:
            log.record(case, letter, letter.state)


def tells_of_work() -> bool:
    """Whether the standard messages reach anybody: they go by e-mail only."""
    return channels.is_open(EMAIL)


def _letters(case, situation: Situation, saying: Saying) -> Iterator[Letter]:
    message = saying.message
    standard = message in messages.STANDARD
    for to in _recipients(case, saying):
        if standard and not to.address:
            continue
        text, language = (message.sms if to.channel == SMS else message.email).best(to.language)
        subject = message.email_subject.best(to.language)[0] if to.channel == EMAIL else ""
        names = {*messages.named(text), *messages.named(subject)}
        known = words(case, situation, saying.moment, language, names)
        said = messages.filled(text, known), messages.filled(subject, known)
        id = f"{case.UID()}-{uuid4().hex[:16]}"
        letter = replace(_letter(id, to, language, *said), **_about(message, standard))
        yield _timed(letter, saying)


def _about(message: Message, standard: bool) -> dict[str, Any]:
    return {"message": message.id, "title": dict(message.title), "is_standard": standard}


def _letter(id: str, to: _Recipient, language: str, text: str, subject: str) -> Letter:
    moment = log.text_of(clock.now())
    state, error = _start(to)
    return Letter(
        id=id,
        channel=to.channel,
        language=language,
        text=text,
        subject=subject,
        person=to.person,
        field=to.field,
        address=to.address,
        state=state,
        error=error,
        asked_on=moment,
        since=moment,
    )


def _start(to: _Recipient) -> tuple[str, str]:
    """The first state of a letter, and why it does not leave if it does not."""
    if not to.address:
        return FAILED, NO_ADDRESS
    return (WAITING, "") if channels.is_open(to.channel) else (OFF, NO_CHANNEL)


def _timed(letter: Letter, saying: Saying) -> Letter:
    """The letter with the moment for which it waits, if it does."""
    now, hours = clock.now(), hours_of_the_site()
    if letter.state != WAITING:
        return letter
    # There is a summary of the day by e-mail alone.
    by_mail = letter.person and letter.channel == EMAIL
    if by_mail and _pace(letter.person, saying) is Pace.DAILY:
        return replace(letter, state=DAILY, due=log.text_of(messages.next_summary(now, hours)))
    until = messages.held_until(letter.channel, now, hours)
    return replace(letter, state=HELD, due=log.text_of(until)) if until else letter


def _recipients(case, saying: Saying) -> Iterator[_Recipient]:
    """People are reached by one channel at most; answers say the rest."""
    wanted = language_of_case(case) or site_language()
    for person in saying.people:
        channel, address = reached(person, saying.message)
        if _pace(person, saying) is not Pace.NEVER:
            yield _Recipient(channel, address, language_of(person), person=person)
    for contact in saying.contacts:
        yield _Recipient(contact.channel, contact.address, wanted, field=contact.field)


def _pace(person: str, saying: Saying) -> Pace:
    return messages.pace(saying.message, saying.moment.kind, store.preferences_of(person))

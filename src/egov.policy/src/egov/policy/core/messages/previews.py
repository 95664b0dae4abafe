"""The messages of a definition as people would read them, with words made up for the purpose.

Used by whoever writes them, and by the checks to tell how many SMS a text takes.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from egov.policy.core import numbering
from egov.policy.core.form import known_day
from egov.policy.core.messages.contacts import channels_of
from egov.policy.core.messages.contacts import SMS
from egov.policy.core.messages.sms import segments
from egov.policy.core.messages.variables import filled
from egov.policy.core.messages.variables import named
from egov.policy.core.model import Field
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Message
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType


DAY = date(2026, 3, 12)
UNIT = "Zone Bwiza"
LINK = "https://egov.example/cases/bwiza/2026/0123456789abcdef"
COMMENT = Text(fr="La carte est illisible.", en="The card cannot be read.")

PAID = "12 345 FBu"

PHONE, EMAIL_ADDRESS = "+257 79 12 34 56", "aline@example.org"

MOST = 24
"""Characters of a made-up answer in words."""


@dataclass(frozen=True)
class Preview:
    """A message by one channel in one language; ``count`` is how many SMS it takes.

    ``to_review``: a speaker of the language has still to read it again.
    """

    message: Message
    language: str
    channel: str
    subject: str
    text: str
    count: int
    to_review: bool


def previews(procedure: Procedure) -> Iterator[Preview]:
    """Every message by each of its channels in each language in which it is written."""
    for message in procedure.messages:
        for channel in sorted(channels_of(message)):
            words = message.sms if channel == SMS else message.email
            for language in (item for item in LANGUAGES if words.get(item)):
                yield _preview(procedure, message, channel, words[language], language)


def sample_words(procedure: Procedure, text: str, language: str) -> dict[str, str]:
    """A word for each variable of a text, about as long as what will stand there."""
    try:
        names = named(text)
    except ValueError:
        return {}
    found = _titles(procedure, language) | {
        "reference": _reference(procedure),
        "unit": UNIT,
        "link": LINK,
        "due": known_day(DAY, language),
        "comment": COMMENT.best(language)[0],
        "payment": PAID,
        "left": PAID,
    }
    answers = {item.id: _answer(item, language) for item in procedure.fields if item.id in names}
    return answers | found


def _preview(
    procedure: Procedure, message: Message, channel: str, text: str, language: str
) -> Preview:
    heading = message.email_subject.best(language)[0] if channel != SMS else ""
    words = sample_words(procedure, text, language) | sample_words(procedure, heading, language)
    said = filled(text, words)
    count = segments(said) if channel == SMS else 0
    to_review = language in message.to_review
    return Preview(message, language, channel, filled(heading, words), said, count, to_review)


def _titles(procedure: Procedure, language: str) -> dict[str, str]:
    """The longest of each kind."""
    tasks = [task.title for state in procedure.states for task in state.tasks]
    return {
        "procedure": _longest([procedure.title], language),
        "state": _longest((item.title for item in procedure.states), language),
        "task": _longest(tasks, language),
        "deadline": _longest((item.title for item in procedure.all_deadlines), language),
        "document": _longest((item.title for item in procedure.documents), language),
    }


def _longest(titles: Iterable[Text], language: str) -> str:
    return max((title.best(language)[0] for title in titles), key=len, default="")


def _reference(procedure: Procedure) -> str:
    with suppress(ValueError):
        pattern = procedure.numbering.pattern
        return numbering.reference(pattern, unit="bwiza", year=DAY.year, number=42)
    return procedure.numbering.pattern


def _answer(field: Field, language: str) -> str:
    if field.options:
        return _longest((option.title for option in field.options), language)
    known = {
        FieldType.PHONE: PHONE,
        FieldType.EMAIL: EMAIL_ADDRESS,
        FieldType.DATE: known_day(DAY, language),
        FieldType.INTEGER: "1234",
        FieldType.MONEY: "12345",
    }
    return known.get(field.type) or field.title.best(language)[0][:MOST]

"""What may stand in a recorded test for an answer: never what a person wrote.

Used by :mod:`.disguising`.  An option of a list, a yes and a no are words of the
definition; everything else is replaced by a sample of its type, or by what the definition
itself speaks of: its numbers, its texts, the days that lie so far from those of the test.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from egov.policy.core.deadlines import add_months
from egov.policy.core.model import Field
from egov.policy.core.rehearsal.world import RehearsalWorld
from egov.policy.core.terms import FieldType
from phonenumbers import PhoneNumberFormat
from typing import Any

import phonenumbers


TEXT = "Essai"

YEAR = "2000"

ONE_DAY = timedelta(days=1)

LONGEST = {"days": 40_000, "months": 1_200, "years": 150}
"""Numbers of a definition up to these may count days, months or years."""


@dataclass(frozen=True)
class Spoken:
    """What a definition speaks of, and the days of a walk through it."""

    numbers: Sequence[int]
    texts: Sequence[str]
    days: Sequence[date]


@dataclass(frozen=True)
class Answer:
    """One answer, or a part of one; ``number`` tells it from others of its kind."""

    field: Field
    value: Any
    number: int


def samples(answer: Answer, spoken: Spoken) -> list[Any]:
    """What may stand for an answer, the plainest first."""
    found = list(SAMPLES[written_type(answer.field)](answer, spoken))
    return [value for at, value in enumerate(found) if value not in found[:at]]


def written_type(field: Field) -> FieldType:
    """The type; what is chosen from a column of a table is a text that somebody wrote."""
    return FieldType.TEXT if field.options_from else field.type


def _text(answer: Answer, spoken: Spoken) -> Iterator[str]:
    """A text for each that was written, so that what differed still does."""
    most, first = answer.field.max_length, answer.number == 1
    own, short = (TEXT, TEXT[:most]) if first else (f"{TEXT} {answer.number}", str(answer.number))
    for text in (own, short, *spoken.texts):
        if most is None or len(text) <= most:
            yield text


def _rich_text(answer: Answer, spoken: Spoken) -> Iterator[str]:
    yield f"<p>{TEXT}</p>"


def _unit(answer: Answer, spoken: Spoken) -> Iterator[str]:
    yield "service" if answer.number == 1 else f"service_{answer.number}"
    yield from spoken.texts


def _time(answer: Answer, spoken: Spoken) -> Iterator[str]:
    yield "08:00"
    yield from spoken.texts


def _phone(answer: Answer, spoken: Spoken) -> Iterator[str]:
    number = phonenumbers.example_number(RehearsalWorld.working_days.country)
    assert number is not None
    yield phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _number(answer: Answer, spoken: Spoken) -> Iterator[int]:
    least, most = answer.field.minimum, answer.field.maximum
    plain = [number for number in (least, 1, most) if number is not None]
    for number in (*plain, *(near for it in spoken.numbers for near in (it, it + 1, it - 1))):
        if (least is None or number >= least) and (most is None or number <= most):
            yield number


def _day(answer: Answer, spoken: Spoken) -> Iterator[str]:
    yield f"{YEAR}-01-01"
    for day in (*spoken.days, *_far(spoken)):
        yield from (near.isoformat() for near in (day, day + ONE_DAY, day - ONE_DAY))


def _far(spoken: Spoken) -> Iterator[date]:
    """The days so many days, months or years from the first day of the test."""
    for number in spoken.numbers:
        for distance in (-number, number):
            if number <= LONGEST["days"]:
                yield spoken.days[0] + timedelta(days=distance)
            if number <= LONGEST["months"]:
                yield add_months(spoken.days[0], distance)
            if number <= LONGEST["years"]:
                yield add_months(spoken.days[0], 12 * distance)


def _partial_day(answer: Answer, spoken: Spoken) -> Iterator[str]:
    yield YEAR
    yield from _day(answer, spoken)


def _choice(answer: Answer, spoken: Spoken) -> Iterator[Any]:
    """What was chosen; if it is personal the first option, unless the flow depends on it."""
    several = isinstance(answer.value, list | tuple)
    if answer.field.personal:
        first = answer.field.options[0].id
        yield [first] if several else first
    yield list(answer.value) if several else answer.value


def _given(answer: Answer, spoken: Spoken) -> Iterator[bool]:
    yield answer.value["given"]


def _always(value: Any) -> "Offer":
    return lambda answer, spoken: iter([value])


Offer = Callable[[Answer, Spoken], Iterator[Any]]

SAMPLES: dict[FieldType, Offer] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.RICH_TEXT: _rich_text,
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _number,
    FieldType.MONEY: _number,
    FieldType.DATE: _day,
    FieldType.PARTIAL_DATE: _partial_day,
    FieldType.TIME: _time,
    FieldType.BOOLEAN: lambda answer, spoken: iter([answer.value]),
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choice,
    FieldType.LOCATION: _always("essai"),
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _always("essai@example.org"),
    FieldType.SIGNATURE: _text,
    FieldType.REFERENCE: _always("0" * 32),
    FieldType.CONSENT: _given,
    FieldType.UNIT: _unit,
}
"""What stands for an answer of each type; who is named stands as tests name people."""

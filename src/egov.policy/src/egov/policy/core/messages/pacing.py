"""When a message leaves: at once, after the quiet hours, with the summary of the day, or never.

Decided from the message, what a person wants and the time that is given.  What the law asks
for nobody switches off or has later; only the night holds an SMS up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.messages.contacts import SMS
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Message
from egov.policy.core.terms import OccasionKind
from enum import StrEnum
from typing import Any
from typing import Self
from zoneinfo import ZoneInfo


class Topic(StrEnum):
    """What a message is about, as people choose."""

    WORK = "work"
    REMINDERS = "reminders"
    NEWS = "news"


class Pace(StrEnum):
    """How somebody wants to be told."""

    NOW = "now"
    DAILY = "daily"
    NEVER = "never"


TOPICS: Mapping[OccasionKind, Topic] = {
    OccasionKind.ASKED: Topic.WORK,
    OccasionKind.ESCALATED: Topic.WORK,
    OccasionKind.DUE: Topic.REMINDERS,
    OccasionKind.LATE: Topic.REMINDERS,
    OccasionKind.DEADLINE: Topic.REMINDERS,
}
"""Occasions that are about something else than news of a case."""


@dataclass(frozen=True)
class Preferences:
    """What a person wants; what is not in ``paces`` is left to the messages.

    ``language`` is empty for that of the site.
    """

    language: str = ""
    paces: Mapping[Topic, Pace] = field(default_factory=dict)

    def plain(self) -> dict[str, str]:
        """Texts by name, as the site keeps and REST tells them."""
        return {"language": self.language} | {
            str(topic): str(self.paces.get(topic, "")) for topic in Topic
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The preferences of plain data, empty texts for what is not said.

        :raises InvalidValues: if something in them is no text of these.
        """
        words: dict[str, tuple[str, ...]] = dict.fromkeys(map(str, Topic), tuple(map(str, Pace)))
        words["language"] = LANGUAGES
        problems = [
            FieldProblem(name, "not_an_option")
            for name, known in words.items()
            if data.get(name, "") not in ("", *known)
        ]
        if problems:
            raise InvalidValues(problems)
        said = {topic: data.get(topic, "") for topic in Topic}
        paces = {topic: Pace(pace) for topic, pace in said.items() if pace}
        return cls(data.get("language", ""), paces)


@dataclass(frozen=True)
class Hours:
    """The times of the office: between which no SMS leaves, at which the summary does.

    The night may end on the next day; of two equal times there is no night.
    """

    quiet_from: time
    quiet_until: time
    daily_at: time
    zone: str


def pace(message: Message, kind: OccasionKind, wanted: Preferences) -> Pace:
    """How a person is told of a message on an occasion."""
    if message.legal:
        return Pace.NOW
    usual = Pace.DAILY if message.digest else Pace.NOW
    return wanted.paces.get(TOPICS.get(kind, Topic.NEWS), usual)


def next_summary(now: datetime, hours: Hours) -> datetime:
    """The next moment at which summaries leave, in UTC."""
    return _next(now, hours.daily_at, hours)


def held_until(channel: str, now: datetime, hours: Hours) -> datetime | None:
    """Until when a message waits for the end of the night, in UTC; None if it does not."""
    if channel != SMS or not is_quiet(now, hours):
        return None
    return _next(now, hours.quiet_until, hours)


def is_quiet(now: datetime, hours: Hours) -> bool:
    """Whether no SMS leaves at a moment."""
    clock = now.astimezone(ZoneInfo(hours.zone)).time()
    if hours.quiet_from <= hours.quiet_until:
        return hours.quiet_from <= clock < hours.quiet_until
    return clock >= hours.quiet_from or clock < hours.quiet_until


def _next(now: datetime, wanted: time, hours: Hours) -> datetime:
    zone = ZoneInfo(hours.zone)
    local = now.astimezone(zone)
    first = datetime.combine(local.date(), wanted, zone)
    found = first if first > local else datetime.combine(first + timedelta(days=1), wanted, zone)
    return found.astimezone(UTC)

"""A message to one person or address, by one channel: what it says, and what became of it.

Plain data; the log of a case keeps it.  Moments are texts in UTC.
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from typing import Self


WAITING, SENT, FAILED, UNCERTAIN, OFF = "waiting", "sent", "failed", "uncertain", "off"
"""To be sent; taken by the server of the channel; not sent; perhaps sent; no such channel here."""

DELIVERED = "delivered"
"""The gateway has reported that it arrived."""

HELD, DAILY = "held", "daily"
"""Waits for the end of the night; for the summary of the day."""

AGAIN = (FAILED, UNCERTAIN, OFF)
"""States in which a person may have it sent again."""


@dataclass(frozen=True)
class Letter:
    """``person`` is a user id, or ``field`` the field whose answer is the ``address``.

    ``address`` is empty where none is known, and nothing was sent.  ``message`` is the id in the
    definition, or of a standard message; ``title`` what it is called.  ``since`` is when it was
    last asked for, ``due`` until when it waits, ``again`` how
    often a person had it sent again; ``error`` a word that says why it did not leave,
    ``detail`` what the server said, a number.  ``parts`` of a summary are the letters in it:
    path of the case, id.
    """

    id: str
    channel: str
    language: str
    text: str
    subject: str = ""
    message: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    person: str = ""
    field: str = ""
    address: str = ""
    is_standard: bool = False
    state: str = WAITING
    asked_on: str = ""
    since: str = ""
    due: str = ""
    again: int = 0
    ended_on: str = ""
    job: str = ""
    attempts: int = 0
    error: str = ""
    detail: str = ""
    receipt: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def sendings(self) -> tuple[str, ...]:
        """What the gateway knows its sendings by, the last one last.

        What a person has sent again is another SMS, of which a report of its own comes.
        """
        return (self.id, *(f"{self.id}-{number}" for number in range(1, self.again + 1)))

    def plain(self) -> dict[str, Any]:
        """The data that is kept."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The letter of kept data."""
        return cls(**data)


@dataclass(frozen=True)
class Result:
    """How sending ended: SENT, FAILED or UNCERTAIN, or HELD until ``due``.

    ``receipt`` is the server's own id of it.
    """

    state: str
    error: str = ""
    detail: str = ""
    receipt: str = ""
    due: str = ""


REFUSED, BAD_ADDRESS, TOO_LATE, FAULT = "refused", "bad_address", "too_late", "fault"
UNANSWERED, INTERRUPTED, NO_CHANNEL = "unanswered", "interrupted", "no_channel"
UNDELIVERED, NO_ADDRESS = "undelivered", "no_address"
"""Words of ``error``."""

"""What the site keeps of messages beside those of cases: what people want, what waits.

What waits is spread over shards by chance, each with a first entry that stays, so that
people whose decisions add something at the same time do not collide.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core.messages import Preferences
from persistent import Persistent
from plone import api
from secrets import randbelow
from secrets import token_hex
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.messages.site"

SHARDS = 16
FIRST = ""

MONTHS = 3
"""For how long the gateway's numbers of SMS are known."""


@dataclass(frozen=True)
class Waiting:
    """A letter that waits for a moment; ``person`` is whose summary it waits for, if it does."""

    key: str
    due: str
    person: str
    case: str
    letter: str


class SiteMessages(Persistent):
    """Preferences by user id; letters that wait, by the moment at which they are due.

    By month, the SMS that left in it: the gateway's own number of each, the path of the case in
    which it is logged, and the id under which it was sent.
    """

    receipts: OOBTree | None = None

    def __init__(self) -> None:
        self.preferences = OOBTree()
        self.receipts = OOBTree()
        self._waiting = tuple(OOBTree({FIRST: None}) for _ in range(SHARDS))

    def put(self, due: str, person: str, case: str, letter: str) -> None:
        """Have a letter wait until a moment."""
        shard = randbelow(SHARDS)
        self._waiting[shard][f"{due} {shard:x}{token_hex(8)}"] = (person, case, letter)

    def due(self, now: str) -> Iterator[Waiting]:
        """The letters whose moment has come."""
        for shard in self._waiting:
            for key, value in shard.items(FIRST, f"{now}~", excludemin=True):
                yield Waiting(key, key.partition(" ")[0], *value)

    def remove(self, waiting: Waiting) -> bool:
        """Take a letter out; returns whether it was still there."""
        shard = int(waiting.key.partition(" ")[2][:1], SHARDS)
        return self._waiting[shard].pop(waiting.key, None) is not None

    def note_receipt(self, month: str, number: str, case: str, sending: str) -> None:
        """Note the gateway's number of an SMS; of months long past nothing is reported any more."""
        if self.receipts is None:
            self.receipts = OOBTree()
        if month not in self.receipts:
            self.receipts[month] = OOBTree()
            for past in list(self.receipts)[:-MONTHS]:
                del self.receipts[past]
        self.receipts[month][number] = (case, sending)

    def find_receipt(self, number: str) -> tuple[str, str] | None:
        """Path of the case, and what was sent of it under that number of the gateway."""
        months = self.receipts.values() if self.receipts is not None else ()
        return next((month[number] for month in reversed([*months]) if number in month), None)


def known() -> SiteMessages | None:
    """What is kept, if anything was ever."""
    return IAnnotations(api.portal.get()).get(KEY)


def writable() -> SiteMessages:
    """What is kept, to write into."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = SiteMessages()
    return annotations[KEY]


def preferences_of(person: str) -> Preferences:
    """What a person wants."""
    store = known()
    return Preferences.of(store.preferences.get(person, {}) if store else {})


def set_preferences(person: str, wanted: Preferences) -> None:
    """Keep what a person wants."""
    writable().preferences[person] = wanted.plain()

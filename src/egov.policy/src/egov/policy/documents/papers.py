"""What the public may learn of every issued paper, by its code, and the keys of their signatures.

Used by issuing, revoking and verification.  A record is a copy of the little
that verification shows: it does not read the case, and it stays when the case
is destroyed at the end of its retention.
"""

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.policy.core.codes import new_code
from persistent import Persistent
from plone import api
from secrets import randbits
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.documents"


@dataclass(frozen=True)
class Paper:
    """An issued paper as its verification shows it; the holder by initials only."""

    code: str
    title: str
    number: str
    unit: str
    issued_on: date
    holder: str
    office: str
    revoked_on: datetime | None = None


class PaperStore(Persistent):
    """Papers by code, as plain data; public keys by id."""

    def __init__(self) -> None:
        self._papers = OOBTree()
        self.keys = OOBTree()

    def get(self, code: str) -> Paper | None:
        """The paper with that code."""
        found = self._papers.get(code)
        return None if found is None else Paper(**found)

    def put(self, paper: Paper) -> None:
        """Keep a paper, new or changed."""
        self._papers[paper.code] = dict(vars(paper))

    def free_code(self) -> str:
        """A code that no paper has."""
        code = new_code(randbits)
        while code in self._papers:
            code = new_code(randbits)
        return code


def papers() -> PaperStore:
    """The store to read; an empty one, kept nowhere, while no paper was issued."""
    return IAnnotations(api.portal.get()).get(KEY) or PaperStore()


def writable_papers() -> PaperStore:
    """The store to write to, made at the first writing."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = PaperStore()
    return annotations[KEY]


def initials(name: str) -> str:
    """ "N. A." for "Niyonkuru Aline"."""
    return " ".join(f"{word[0].upper()}." for word in name.split())

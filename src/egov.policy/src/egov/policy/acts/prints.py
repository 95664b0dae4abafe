"""Printed volumes of a register: each is made by a job of its own, and kept with the book.

A volume is a file of its own, so that a register of any length is printed in the memory of one.
The chain of the book notes each file by its digest.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import clock
from egov.policy import documents
from egov.policy import jobs
from egov.policy.acts import binding
from egov.policy.acts import store
from egov.policy.acts.store import Key
from egov.policy.core.errors import StateConflict
from enum import StrEnum
from hashlib import sha256
from persistent.mapping import PersistentMapping
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.interface import implementer


KIND = "acts.print"
"""Kind of the job."""

PRINTED = "printed"
"""Action of the entry that notes a file."""

MEDIA_TYPE = "application/pdf"


class Status(StrEnum):
    """How far a printed volume is; ``outdated`` if something came to it since."""

    NONE = "none"
    PREPARING = "preparing"
    READY = "ready"
    OUTDATED = "outdated"
    FAILED = "failed"


@dataclass(frozen=True)
class PrintedVolume:
    """A volume, and what was printed of it; first and last act are 0 where it has none."""

    volume: int
    first: int
    last: int
    status: Status
    size: int = 0
    sha256: str = ""
    made_on: str = ""
    file: NamedBlobFile | None = None


def print_volumes(key: Key) -> None:
    """Ask for the files of all volumes that have none, or one that is not up to date.

    :raises StateConflict: if there is no volume yet.
    """
    volumes, book = printed(key), store.find(*key)
    if not volumes:
        raise StateConflict("nothing_to_print")
    for item in volumes:
        if item.status not in (Status.READY, Status.PREPARING):
            register, unit, year = key
            asked_by = getSecurityManager().getUser().getId() or ""
            place = {"register": register, "unit": unit, "year": year, "volume": item.volume}
            job = jobs.enqueue(KIND, **place, asked_by=asked_by)
            before = book.prints.get(item.volume, {})
            book.prints[item.volume] = PersistentMapping({**before, "job": job, "failed": False})


def printed(key: Key) -> list[PrintedVolume]:
    """The volumes of a book, in their order; none if there is no such book."""
    book = store.find(*key)
    return [] if book is None else [*_volumes(book)]


def _volumes(book: store.Book) -> Iterator[PrintedVolume]:
    for volume in book.bound:
        numbers, kept = book.numbers_of(volume), book.prints.get(volume, {})
        yield PrintedVolume(
            volume,
            numbers[0] if numbers else 0,
            numbers[-1] if numbers else 0,
            _status(kept, book.content_of(volume)),
            **{name: kept[name] for name in ("size", "sha256", "made_on", "file") if name in kept},
        )


def _status(kept: Any, content: list[Any]) -> Status:
    if kept.get("failed"):
        return Status.FAILED
    if kept.get("job"):
        return Status.PREPARING
    if "file" not in kept:
        return Status.NONE
    return Status.READY if kept["content"] == content else Status.OUTDATED


@implementer(jobs.IJobHandler)
class PrintVolume:
    """Makes the PDF/A of one volume."""

    seconds = documents.SECONDS

    def prepare(self, portal, job: jobs.Job) -> tuple[bytes, list[Any]] | None:
        """The volume as it is now, and how much that is; None if nobody waits for it."""
        key, volume = _place(job)
        book = store.find(*key)
        if book is None or book.prints.get(volume, {}).get("job") != job.id:
            return None
        return binding.bound(key, book, volume), book.content_of(volume)

    def work(self, made: tuple[bytes, list[Any]] | None) -> tuple[bytes, list[Any]] | None:
        """The approved PDF/A."""
        return None if made is None else (documents.to_pdf(made[0]), made[1])

    def finish(self, portal, job: jobs.Job, made: tuple[bytes, list[Any]] | None) -> None:
        """Keep the file, and note it in the chain of the book."""
        if made is None:
            return
        (key, volume), (pdf, content) = _place(job), made
        book, digest = store.writable(*key), sha256(pdf).hexdigest()
        name = "-".join(map(str, (*key, volume)))
        book.prints[volume] = PersistentMapping(
            file=NamedBlobFile(pdf, MEDIA_TYPE, f"{name}.pdf"),
            content=content,
            size=len(pdf),
            sha256=digest,
            made_on=clock.now().isoformat(timespec="seconds"),
        )
        said = {"volume": volume, "sha256": digest, "asked_by": job.arguments["asked_by"]}
        book.add(PRINTED, said)

    def failed(self, portal, job: jobs.Job, error: str) -> None:
        """Note that it cannot be made as it is."""
        key, volume = _place(job)
        book = store.find(*key)
        kept = {} if book is None else book.prints.get(volume, {})
        if kept.get("job") == job.id:
            kept["failed"], kept["job"] = True, ""


def _place(job: jobs.Job) -> tuple[Key, int]:
    register, unit, year, volume = (
        job.arguments[name] for name in ("register", "unit", "year", "volume")
    )
    return (register, unit, year), volume

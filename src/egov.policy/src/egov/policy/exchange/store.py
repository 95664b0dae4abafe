"""What a site keeps of exchange: trusted keys, signatures of what came, what waits to be read.

Annotations of the folder of procedures, plain data.  A bundle that was sent by a page waits
as a blob until it is taken in or a day has passed.
"""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from egov.policy import clock
from egov.policy.core.exchange import digest
from persistent.mapping import PersistentMapping
from plone import api
from typing import Any
from ZODB.blob import Blob
from zope.annotation.interfaces import IAnnotations


KEYS, SIGNATURES, RECEIVED = (
    f"egov.policy.exchange.{name}" for name in ("keys", "signatures", "received")
)

WAITS = timedelta(days=1)
"""How long a bundle waits that somebody has sent and not decided on."""


def kept(name: str) -> Any:
    """What is kept under a name, to be read: a mapping."""
    return IAnnotations(api.portal.get()["procedures"]).get(name, {})


def keep(name: str, key: str, value: Any) -> None:
    """Keep something."""
    annotations = IAnnotations(api.portal.get()["procedures"])
    annotations.setdefault(name, PersistentMapping())[key] = value


def forget(name: str, keys: Iterable[str]) -> None:
    """Forget what is there of these."""
    known = kept(name)
    for key in [key for key in keys if key in known]:
        del known[key]


def receive(data: bytes, author: str) -> str:
    """Let a bundle wait for who has sent it; the id under which it does."""
    forget(RECEIVED, _overdue())
    blob = Blob()
    with blob.open("w") as stream:
        stream.write(data)
    id = digest(author.encode() + data)
    keep(RECEIVED, id, {"by": author, "on": clock.now().isoformat(), "blob": blob})
    return id


def received(id: str, author: str) -> bytes | None:
    """A bundle that waits for this person; None if there is none of that id."""
    found = kept(RECEIVED).get(id)
    if found is None or found["by"] != author:
        return None
    with found["blob"].open("r") as stream:
        return stream.read()


def _overdue() -> list[str]:
    until = clock.now() - WAITS
    return [id for id, row in kept(RECEIVED).items() if datetime.fromisoformat(row["on"]) < until]

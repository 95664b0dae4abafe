"""Books, acts and closings as plain data of an answer."""

from collections.abc import Sequence
from egov.policy import people
from egov.policy.acts.access import title_of
from egov.policy.acts.prints import PrintedVolume
from egov.policy.acts.reading import BookInfo
from egov.policy.acts.reading import Found
from egov.policy.core.acts import Act
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import BookFault
from egov.policy.core.acts import Mention
from egov.policy.core.acts import Minutes
from egov.policy.core.acts import Signature
from typing import Any


def book(info: BookInfo) -> dict[str, Any]:
    """A book: whose it is, how many acts, the head of its chain."""
    unit = people.find_unit(info.unit)
    return {
        "kind": "acts",
        "register": info.register,
        "title": title_of(info.register),
        "unit": info.unit,
        "unit_title": unit.title if unit else info.unit,
        "year": info.year,
        "acts": info.state.last,
        "volumes": info.state.volume,
        "chain": {"size": info.state.head.size, "hash": info.state.head.hash},
    }


def found(item: Found) -> dict[str, Any]:
    """An act in a list."""
    return {
        "year": item.ref.year,
        "number": item.ref.number,
        "volume": item.act.volume,
        "names": list(item.act.names),
        "day": item.act.day or None,
        "entered_on": item.act.entered_on,
    }


def whole(ref: ActRef, act: Act, mentions: Sequence[Mention]) -> dict[str, Any]:
    """An act with all that it says, and its mentions."""
    lines = [{"label": label, "text": text} for label, text in act.lines]
    said = [mention.plain() for mention in mentions]
    return {**ref.plain(), **act.plain(), "lines": lines, "mentions": said}


def closing(proposal: Signature | None, minutes: Minutes | None) -> dict[str, Any]:
    """How far the closing of a book is: ``open``, ``proposed`` or ``closed``, with its minutes."""
    if minutes is not None:
        rows = [dict(vars(row)) for row in minutes.table]
        return {"state": "closed", **minutes.plain(), "table": rows}
    if proposal is not None:
        return {"state": "proposed", "proposal": dict(vars(proposal))}
    return {"state": "open"}


def verdict(faults: Sequence[BookFault]) -> dict[str, Any]:
    """Whether a book is whole."""
    told = [{"entry": item.entry, "kind": str(item.kind), "detail": item.detail} for item in faults]
    return {"ok": not told, "faults": told}


def volume(item: PrintedVolume, address: str) -> dict[str, Any]:
    """A volume, and its file if there is one."""
    data = {
        "volume": item.volume,
        "first": item.first,
        "last": item.last,
        "status": str(item.status),
    }
    if item.file is None:
        return data
    made = {"size": item.size, "sha256": item.sha256, "made_on": item.made_on}
    return {**data, **made, "download": address}

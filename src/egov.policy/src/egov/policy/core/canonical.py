"""The one way of writing plain data as bytes, so that equal data has equal hashes.

Used by :mod:`.chain` for journal entries and by :mod:`.qr` for the digest of
certified facts.  It is JSON in the manner of RFC 8785: keys sorted by UTF-16
code units, no white space, UTF-8.  Floating-point numbers are refused, because
every language writes them differently, and so is anything else that JSON would
have to guess at.  Text is kept as it came and not normalised.
"""

from collections.abc import Mapping
from typing import Any

import json


LARGEST_INTEGER = 2**53 - 1
"""Beyond it JSON readers in other languages disagree (RFC 7493)."""


def canonical(value: Any) -> bytes:
    """Canonical JSON of text, integers, booleans, None, lists and mappings; else ValueError."""
    try:
        return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()
    except RecursionError:
        raise ValueError("data is nested too deeply") from None


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST_INTEGER:
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value, key=_utf16)}
    raise ValueError(f"canonical JSON has no place for {type(value).__name__} {value!r:.40}")


def _utf16(key: Any) -> bytes:
    if not isinstance(key, str):
        raise ValueError(f"the key {key!r:.40} is not text")
    return key.encode("utf-16-be")

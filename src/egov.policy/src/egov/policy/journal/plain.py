"""Python values as the plain data that the journal can write canonically.

Used by the store.  Not a serializer of content: what it does not know, the
chain refuses.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Moments and dates as ISO 8601, decimal numbers as text, sequences as lists."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return str(value)
    return value

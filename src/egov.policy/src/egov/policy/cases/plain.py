"""Work items and deadlines as the plain data that a case keeps, and back.

Used by the case itself and by what stores a situation.  What has its default is
left out: most items have ended and say little.
"""

from collections.abc import Mapping
from dataclasses import fields
from dataclasses import MISSING
from egov.policy.core.engine import Clock
from egov.policy.core.engine import WorkItem
from egov.policy.core.terms import Outcome
from enum import StrEnum
from typing import Any


def plain(part: WorkItem | Clock) -> dict[str, Any]:
    """The plain data of an item or a deadline."""
    return {
        name: str(value) if isinstance(value, StrEnum) else value
        for name, value in vars(part).items()
        if value != _DEFAULTS[type(part)].get(name, MISSING)
    }


def item(data: Mapping[str, Any]) -> WorkItem:
    """The item of plain data."""
    if "outcome" in data:
        data = {**data, "outcome": Outcome(data["outcome"])}
    return WorkItem(**data)


def clock(data: Mapping[str, Any]) -> Clock:
    """The deadline of plain data."""
    return Clock(**data)


_DEFAULTS = {
    kind: {field.name: field.default for field in fields(kind)} for kind in (WorkItem, Clock)
}

"""Which conditions a test has come upon, noted when they were weighed.

Used by :mod:`.playing`; what it amounts to is told by :mod:`.coverage`.
"""

from collections.abc import Mapping
from egov.policy.core import conditions
from egov.policy.core.conditions import Condition
from egov.policy.core.model import Procedure
from typing import Any
from typing import NamedTuple


class Weighing(NamedTuple):
    """The text of a condition, the state or the table in which it was weighed, how it came out."""

    text: str
    where: str
    holds: bool


def listener(procedure: Procedure, found: set[Weighing]) -> conditions.Listener:
    """What notes each condition, and those of a name that it stands on."""
    named = {item.id: item.when for item in procedure.conditions}

    def note(condition: Condition, facts: Mapping[str, Any], where: str, holds: bool) -> None:
        found.add(Weighing(condition.text, where, holds))
        for name in condition.expanded:
            inner = conditions.for_procedure(procedure, named[name])
            found.add(Weighing(inner.text, where, bool(conditions.evaluate(inner, facts))))

    return note

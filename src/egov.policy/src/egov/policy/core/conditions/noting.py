"""Who wants to know how conditions come out is told whenever one is weighed.

Asked by the tests of a definition, which tell what they have reached.  A listener hears what
is weighed inside its ``with``, in that thread.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from egov.policy.core.conditions.operands import Condition
from typing import Any


Listener = Callable[[Condition, Mapping[str, Any], str, bool], None]
"""Told of a condition, the facts, where it was weighed, and whether it holds."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def noting(listener: Listener) -> Iterator[None]:
    """Tell a listener of every condition that is weighed meanwhile."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def note(condition: Condition, facts: Mapping[str, Any], where: str, holds: bool) -> None:
    """Tell who listens, if anybody does."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(condition, facts, where, holds)

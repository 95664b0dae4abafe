"""How deep cases may act on one another in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from egov.policy.core.errors import StateConflict


MOST = 10
"""Cases that may open one another, or book in one another, in one transaction."""

_depth: ContextVar[int] = ContextVar("depth of cases that act on cases", default=0)


@contextmanager
def one_more() -> Iterator[None]:
    """Stop procedures that set one another in motion for ever.

    :raises StateConflict: it is too deep.
    """
    if _depth.get() >= MOST:
        raise StateConflict("too_deep")
    before = _depth.set(_depth.get() + 1)
    try:
        yield
    finally:
        _depth.reset(before)

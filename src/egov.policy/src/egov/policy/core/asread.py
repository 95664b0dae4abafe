"""Lists of plain data whose items are made as they are read.

Used where a page shows some rows of what may be a year of them.
"""

from collections.abc import Callable
from collections.abc import Sequence
from typing import Any
from typing import overload
from typing import TypeVar


T = TypeVar("T")


class AsRead(Sequence[T]):
    """What ``make`` makes of the rows ``found``, each when somebody reads it."""

    def __init__(self, found: Sequence[Any], make: Callable[[Any], T]) -> None:
        self._found, self._make = found, make

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self._make(self._found[place]) for place in range(*at.indices(len(self)))]
        return self._make(self._found[at])

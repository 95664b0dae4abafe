"""What reading and checking a definition find, each with its place and remedy."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any


PAGE = "docs/reference/checks.md"


@dataclass(frozen=True, order=True)
class Finding:
    """One fault of a definition.

    ``page`` is where its code is explained; ``path`` names the place inside the
    definition, ``states.draft.tasks``.  ``words`` are the names in the message, for who
    says it in another language.
    """

    severity: str
    code: str
    message: str
    remedy: str
    file: str
    line: int = 1
    column: int = 1
    path: str = ""
    page: str = field(init=False, compare=False)
    words: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "page", f"{PAGE}#{self.code.lower()}")

    @property
    def is_error(self) -> bool:
        """Whether it keeps the definition from being published."""
        return self.severity == "error"

    def plain(self) -> dict[str, Any]:
        """It as plain data, which may be kept and sent."""
        return {**vars(self), "words": {name: str(word) for name, word in self.words.items()}}

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"

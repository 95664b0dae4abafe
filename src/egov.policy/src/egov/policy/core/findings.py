"""What reading and checking a definition find, each with its place and remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One fault of a definition.

    ``code`` is explained in docs/reference/checks.md; ``path`` names the place
    inside the definition, ``states.draft.task``.
    """

    severity: str
    code: str
    message: str
    remedy: str
    file: str
    line: int = 1
    column: int = 1
    path: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the definition from being published."""
        return self.severity == "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"

"""What a unit may set for itself, and what it has set where something stands for a case."""

from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model.words import Period
from egov.policy.core.model.words import Text
from egov.policy.core.terms import OptionKind
from typing import Any


@dataclass(frozen=True)
class UnitOption:
    """Something that a unit may set for itself; its ``default`` stands where none has.

    ``default`` and ``value`` are plain data: a number or a decimal text, true or false, the
    id of a function, ``2 working days``, a text by language.  ``minimum`` and ``maximum``
    bound numbers, and the count of a period.  ``value`` is what holds in the procedure as
    it stands for a case; ``is_open`` is whether any value may, as the checks have to think.
    """

    id: str
    kind: OptionKind
    title: Text
    default: Any
    help: Text = field(default_factory=Text)
    minimum: int | None = None
    maximum: int | None = None
    value: Any = None
    is_open: bool = False

    @property
    def current(self) -> Any:
        """What holds."""
        return self.default if self.value is None else self.value


class ChosenWord(str):
    """A word that an option says, for instance the function that signs."""

    option: str

    def __new__(cls, word: str, option: str) -> "ChosenWord":
        made = super().__new__(cls, word)
        made.option = option
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """What is stored is the plain word."""
        return str, (str(self),)


class ChosenText(Text):
    """A sentence that an option says."""

    def __init__(self, text: dict[str, str], option: str) -> None:
        super().__init__(text)
        self.option = option


Chosen = ChosenWord | ChosenText | Period


def option_of(value: object) -> str:
    """The option that says a value; empty if the definition itself does."""
    return value.option if isinstance(value, Chosen) else ""

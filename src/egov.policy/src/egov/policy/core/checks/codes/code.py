"""A kind of fault, as the tables of this package list them."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass


DID_YOU_MEAN = "Did you mean {name}?"
"""What follows a message that ends with ``{hint}``, when there is a name like it."""


@dataclass(frozen=True)
class Code:
    """A kind of fault: severity, sentence with its parameters, remedy, and its page.

    ``why`` says what would happen otherwise.  ``right`` is a piece of the definition in
    ``tests/core/data/specimen.yaml``, or in ``specimen-heir.yaml``, which extends it; with
    ``wrong`` in its place the fault is found there.
    """

    severity: str
    message: str
    remedy: str
    why: str = ""
    right: str = ""
    wrong: str = ""


def error(message: str, remedy: str, why: str, right: str, wrong: str) -> Code:
    """What keeps a definition from being published."""
    return Code("error", message, remedy, why, right, wrong)


def warning(message: str, remedy: str, why: str, right: str, wrong: str) -> Code:
    """What is probably not meant."""
    return Code("warning", message, remedy, why, right, wrong)


def sentence(message: str, words: Mapping[str, object], say: Callable[[str], str] = str) -> str:
    """The sentence of a fault; ``say`` gives what is written here in another language."""
    near = words.get("hint")
    guess = f" {say(DID_YOU_MEAN).format(name=near)}" if near else ""
    return say(message).format(**{**words, "hint": guess})

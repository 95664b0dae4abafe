"""The variables of a message: ``{reference}``, ``{due}``, ``{surname}``.

A field goes by its id, unless that is a word of this list.  Nothing but a name stands in
braces: this is no format string of Python, which would let a text reach inside objects.
"""

from collections.abc import Mapping
from egov.policy.core.model import Message
from egov.policy.core.terms import OccasionKind

import re


ALWAYS = {
    "reference": "The official number of the case.",
    "procedure": "The title of the procedure.",
    "state": "The state in which the case is.",
    "unit": "The unit that handles it.",
    "link": "The address of the case, for those who work on it.",
}
"""What every message may say."""

_TASKS = frozenset(
    {OccasionKind.ASKED, OccasionKind.DUE, OccasionKind.LATE, OccasionKind.ESCALATED}
)

OF_MONEY = frozenset({OccasionKind.PAYMENT, OccasionKind.REFUND})
"""Occasions on which money comes or goes back."""

SOMETIMES: Mapping[str, tuple[str, frozenset[OccasionKind]]] = {
    "task": ("What is asked.", _TASKS),
    "due": ("Until when.", _TASKS | {OccasionKind.DEADLINE}),
    "deadline": ("The delay.", frozenset({OccasionKind.DEADLINE})),
    "document": ("The paper, with its number.", frozenset({OccasionKind.DOCUMENT})),
    "payment": ("How much was paid, or given back.", OF_MONEY),
    "left": ("How much is left to pay.", OF_MONEY),
    "comment": (
        "The reason that was given.",
        frozenset({OccasionKind.TRANSITION, OccasionKind.STATE}),
    ),
}
"""What a message may say on these occasions only, and what it is."""

WORDS = frozenset({*ALWAYS, *SOMETIMES})

_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def named(text: str) -> tuple[str, ...]:
    """The variables of a text in their order; ValueError for anything else in braces."""
    rest = _VARIABLE.sub("", text)
    if "{" in rest or "}" in rest:
        raise ValueError(text)
    return tuple(_VARIABLE.findall(text))


def given_on(message: Message) -> frozenset[str]:
    """The words, fields aside, that are known whichever of its occasions a message is sent on."""
    kinds = {occasion.kind for occasion in message.on}
    return frozenset({*ALWAYS, *(name for name, (_, on) in SOMETIMES.items() if kinds <= on)})


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with the words in the place of its variables; nothing for what is not known.

    A line that would say nothing but what is not known is left out.
    """
    lines = (line for line in text.split("\n") if _says_something(line, words))
    return "\n".join(
        _VARIABLE.sub(lambda found: words.get(found[1], ""), line) for line in lines
    ).strip()


def _says_something(line: str, words: Mapping[str, str]) -> bool:
    names = _VARIABLE.findall(line)
    return not names or any(words.get(name) for name in names)

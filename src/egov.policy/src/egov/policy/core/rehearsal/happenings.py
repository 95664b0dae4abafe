"""What happened in a real case, as far as a test can say it; made by casework, read here."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from egov.policy.core.terms import Outcome
from typing import Any


@dataclass(frozen=True)
class Happening:
    """One thing that happened: on which day, what, by whom, and the state then.

    ``do`` is a transition or a verb of a step, empty for what time or tasks did.  ``by`` is
    who did it, as ``actor`` of the procedure and as ``group``: a group or ``user:<id>``;
    ``stands_for`` is the holder in whose place they ended a task.  ``to`` is who was given
    a task of the actor ``asked``, in ``to_group`` unless it is theirs alone.  ``answers``
    were given with it, as they are stored; ``supplied`` are the pieces that had come since
    the one before.  ``finds`` is the flag that a search for duplicates has set;
    ``cites`` is the transition that has looked for an act and found it.
    """

    on: date
    do: str
    state: str
    by: str = ""
    actor: str = ""
    group: str = ""
    stands_for: str = ""
    task: str = ""
    outcome: Outcome | None = None
    asked: str = ""
    to: str = ""
    to_group: str = ""
    commented: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)
    supplied: tuple[str, ...] = ()
    document: str = ""
    deadline: str = ""
    amount: int | str = 0
    finds: str = ""
    cites: str = ""

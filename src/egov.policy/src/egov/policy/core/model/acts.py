"""The official register that a procedure feeds."""

from dataclasses import dataclass
from egov.policy.core.model.words import Text


@dataclass(frozen=True)
class ActRule:
    """The official register into which cases enter an act, and what the act says.

    ``content`` are the fields whose answers the act holds for good, ``names`` those that name
    the people it is about: a person or an organisation is a name of its own, each row of a table
    by its first column, and the texts together are one.  ``day`` is the field with the day of
    what the act states.  ``per_volume`` acts make a volume, which is
    printed as one file.  Actors of ``consult`` may look the
    acts up by the function they hold at the unit of the register or above it.  Who plays ``close``
    proposes to close a year without a case, and another who plays ``approve`` closes it.
    """

    register: str
    title: Text
    content: tuple[str, ...]
    names: tuple[str, ...]
    day: str = ""
    per_volume: int = 200
    consult: tuple[str, ...] = ()
    close: str = ""
    approve: str = ""

"""What is asked: fields, sections, pieces, named conditions."""

from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model.words import Period
from egov.policy.core.model.words import Text
from egov.policy.core.terms import FieldType
from typing import Any


@dataclass(frozen=True)
class Option:
    """One value of a closed list."""

    id: str
    title: Text


@dataclass(frozen=True)
class Change:
    """Who may change a field in one state; ``id`` is the state."""

    id: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Sight:
    """In which states alone an actor sees a field; ``id`` is the actor."""

    id: str
    states: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One question of the form.

    ``…_when`` are conditions in the text language of :mod:`.conditions`; ``formula`` is a
    formula of the same language.  ``personal`` tells whoever is asked why personal
    data is wanted.

    ``level`` and ``within`` belong to locations: the level of the gazetteer to choose
    from, in the whole ``country`` or inside the case's ``unit``; ``as_of`` names the date on
    whose day the place has to exist (none: today).  ``latest`` is ``today``
    for a date, or a year given as an integer, that cannot lie in the future.
    ``options_from`` takes the options from a column of a table, ``table.column``.
    ``parts`` are what is asked of a person, an organisation or an identity paper,
    ``required_parts`` those without which it counts as not given; ``columns`` are the
    fields of a row of a table.  ``prefill`` is ``requester.<what>``, ``unit.<what>`` or
    ``case.<field of type reference>.<field>``.

    ``see`` names the actors who see it, ``see_in`` those who do in some states only (neither:
    everybody who works on the case), ``hidden_in`` the states in which nobody does.
    ``change`` says who may change it in a state besides those whom the state lets edit,
    ``locked_in`` the states in which those may not.

    A ``total`` is a number that other cases make up, by what they book in it, up to the value
    of the formula ``ceiling``.

    ``former`` are options of earlier versions, which a case may have chosen; they are no
    part of the definition.
    """

    id: str
    type: FieldType
    title: Text
    help: Text = field(default_factory=Text)
    required: bool = False
    required_when: str = ""
    visible_when: str = ""
    valid_when: str = ""
    valid_message: Text = field(default_factory=Text)
    default: Any = None
    prefill: str = ""
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    places: int | None = None
    currency: str = ""
    latest: str = ""
    options: tuple[Option, ...] = ()
    options_from: str = ""
    level: str = ""
    within: str = ""
    as_of: str = ""
    kinds: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    required_parts: tuple[str, ...] = ()
    columns: tuple["Field", ...] = ()
    least_rows: int | None = None
    most_rows: int | None = None
    formula: str = ""
    total: bool = False
    ceiling: str = ""
    procedures: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    max_megabytes: int | None = None
    personal: Text = field(default_factory=Text)
    see: tuple[str, ...] = ()
    see_in: tuple["Sight", ...] = ()
    hidden_in: tuple[str, ...] = ()
    change: tuple["Change", ...] = ()
    locked_in: tuple[str, ...] = ()
    former: tuple[Option, ...] = ()

    def option(self, id: str) -> Option | None:
        """The option of that id, offered or not any more; None if there never was one."""
        return next((item for item in (*self.options, *self.former) if item.id == id), None)


@dataclass(frozen=True)
class Section:
    """A titled group of fields, shown together.

    The fields of a section that comes ``later`` are not asked when a case is opened:
    a transition asks for them, or a state lets somebody change them.
    """

    id: str
    title: Text
    fields: tuple[Field, ...]
    help: Text = field(default_factory=Text)
    visible_when: str = ""
    later: bool = False


@dataclass(frozen=True)
class NamedCondition:
    """A condition written once, whose id is a yes or no in any other."""

    id: str
    when: str


@dataclass(frozen=True)
class Piece:
    """A file that the applicant supplies.

    ``valid_for`` is how long after its date of issue it is good; then that date is asked.
    ``in_records``: it need not be brought again when an earlier case has it.
    """

    id: str
    title: Text
    help: Text = field(default_factory=Text)
    required: bool = False
    required_when: str = ""
    visible_when: str = ""
    accept: tuple[str, ...] = ("pdf", "jpeg", "png")
    max_megabytes: int = 10
    valid_for: Period | None = None
    in_records: bool = False

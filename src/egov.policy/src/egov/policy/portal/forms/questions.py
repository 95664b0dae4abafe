"""Questions as a page draws them: plain data, in one language.

Made by ``asking`` from the fields of a procedure, or by hand for the small forms
of administrators; drawn by ``questions.pt``.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import DATE_PARTS
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from typing import Any


NOTHING = Spoken("", None)

GROUPED = ("radios", "checks", "date", "group", "table")
"""Kinds of several boxes, under a legend."""

SILENT = ("heading", "note", "shown")
"""Kinds in which nothing can be answered."""


@dataclass(frozen=True)
class Option:
    """One way to answer."""

    value: str
    label: Spoken
    id: str


@dataclass(frozen=True)
class Group:
    """Options under a heading, which is empty when there is one group only."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class DatePart:
    """One of the three boxes of a date."""

    part: str
    name: str
    value: str


def date_parts(name: str, typed: Mapping[str, Any]) -> tuple[DatePart, ...]:
    """The three boxes of a date, whose names begin with ``name``."""
    names = ((part, f"{name}-{part}") for part in DATE_PARTS)
    return tuple(DatePart(part, box, text_in(typed, box)) for part, box in names)


@dataclass(frozen=True)
class Look:
    """How a box of one line looks: type and keyboard of the browser, width, what follows it."""

    type: str = "text"
    mode: str | None = None
    suffix: str = ""
    lines: int = 5
    accept: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table; ``number`` counts from 1, ``mark`` stands in the names of its boxes."""

    number: int
    mark: str
    cells: tuple["Question", ...]


@dataclass(frozen=True)
class Question:
    """One question.  ``kind`` names the macro that draws it.

    ``id`` is that of its field; ``base`` begins the names of its boxes, unless it is
    the usual one.  ``limits`` are said after the hint.  ``text`` is what a question
    shows that cannot be answered.  ``parts`` are those of a person, ``rows`` those of a
    table, ``blank`` is the row that the browser adds.  ``supplied`` says that the file is
    there.  ``shown_when`` and ``formula`` are JsonLogic.  ``proposed`` says that a first
    answer stands there, ``source`` names the question beside it that ``gives`` it.
    """

    id: str
    kind: str
    label: Spoken
    hint: Spoken
    required: bool
    typed: Mapping[str, str]
    error: str = ""
    groups: tuple[Group, ...] = ()
    shown_when: str = ""
    width: str = ""
    data_type: str | None = None
    base: str = ""
    limits: str = ""
    look: Look = field(default_factory=Look)
    text: Spoken = NOTHING
    formula: str = ""
    parts: tuple["Question", ...] = ()
    rows: tuple[Row, ...] = ()
    blank: Row | None = None
    focus: bool = False
    supplied: bool = False
    proposed: str = ""
    source: str = ""
    gives: bool = False

    @property
    def box(self) -> str:
        """Name of its box, or what the names of its boxes begin with."""
        return self.base or box(self.id)

    @property
    def name(self) -> str:
        """Id of its first box."""
        inner = self.parts or (self.rows and self.rows[0].cells)
        if inner:
            return inner[0].name
        return f"{self.box}-{DATE_PARTS[0]}" if self.kind == "date" else self.box

    @property
    def find_box(self) -> str:
        """Id of the box for words to look for; the list of what was found has that of the field."""
        return f"{self.box}-find" if self.groups else self.box

    @property
    def value(self) -> str:
        """What its only box holds."""
        return self.typed.get(self.box, "")

    @property
    def values(self) -> list[str]:
        """What its boxes of one name hold."""
        return self.value.split("\n")

    @property
    def sought(self) -> str:
        """What is looked for in a long list."""
        return self.typed.get(f"{self.box}-find", "")

    @property
    def dates(self) -> tuple[DatePart, ...]:
        """The boxes of a date."""
        return date_parts(self.box, self.typed)

    @property
    def described_by(self) -> str | None:
        """Ids of hint and error."""
        ids = [f"{self.box}-hint"] if self.hint or self.limits else []
        ids += [f"{self.box}-proposed"] if self.proposed else []
        ids += [f"{self.box}-error"] if self.error else []
        return " ".join(ids) or None

    @property
    def grouped(self) -> bool:
        """Whether it has several boxes under a legend."""
        return self.kind in GROUPED

    @property
    def told(self) -> dict[str, str]:
        """What the scripts of the page are told of it."""
        found = {"when": self.shown_when}
        if self.kind not in SILENT:
            found |= {
                "field": self.id.rpartition(".")[2],
                "type": self.data_type or "",
                "formula": self.formula,
                "source": self.source,
            }
        if self.kind == "file":
            found["file"] = "there" if self.supplied else "none"
        return {name: value for name, value in found.items() if value}

    def every(self) -> Iterator["Question"]:
        """This question and those inside it."""
        yield self
        inner = (*self.parts, *(cell for row in self.rows for cell in row.cells))
        for question in inner:
            yield from question.every()


@dataclass(frozen=True)
class Reason:
    """Why some personal data are asked for; ``about`` are the questions, one after the other."""

    about: str
    text: Spoken


@dataclass(frozen=True)
class Asked:
    """A section of the form."""

    id: str
    title: Spoken
    questions: tuple[Question, ...]
    help: Spoken = NOTHING
    shown_when: str = ""
    reasons: tuple[Reason, ...] = ()

"""A procedure's form as a page shows it: sections of questions with what was typed.

Used by the pages that open and edit a case.  The condition that shows a
question goes to the browser as JsonLogic; without scripts all questions show.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import people
from egov.policy.core import conditions
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import DATE_PARTS
from egov.policy.portal.forms.answers import NO
from egov.policy.portal.forms.answers import YES
from egov.policy.portal.language import Spoken
from typing import Any

import json


MOST_RADIOS = 6
"""A longer list of options becomes a select."""

SHORT, MEDIUM = 20, 80


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


@dataclass(frozen=True)
class Question:
    """One question.  ``kind`` names the macro that draws it."""

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

    @property
    def name(self) -> str:
        """Name and id of its box, or of the first one."""
        return box(self.id, DATE_PARTS[0]) if self.kind == "date" else box(self.id)

    @property
    def value(self) -> str:
        """What its only box holds."""
        return self.typed.get(box(self.id), "")

    @property
    def parts(self) -> tuple[DatePart, ...]:
        """The boxes of a date."""
        names = {part: box(self.id, part) for part in DATE_PARTS}
        return tuple(DatePart(part, name, self.typed.get(name, "")) for part, name in names.items())

    @property
    def described_by(self) -> str | None:
        """Ids of hint and error."""
        ids = [f"{box(self.id)}-hint"] if self.hint else []
        ids += [f"{box(self.id)}-error"] if self.error else []
        return " ".join(ids) or None


@dataclass(frozen=True)
class Asked:
    """A section of the form."""

    id: str
    title: Spoken
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Asker:
    """Makes the questions of a procedure for one unit and one language."""

    procedure: Procedure
    unit: str
    say: Callable[[Text], Spoken]
    yes: str
    no: str

    def sections(self, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Asked, ...]:
        """The form with what was typed and what was wrong with it."""
        return tuple(
            Asked(
                section.id,
                self.say(section.title),
                tuple(self._question(field, typed, errors) for field in section.fields),
            )
            for section in self.procedure.sections
        )

    def _question(self, field: Field, typed: Mapping[str, str], errors: Mapping[str, str]):
        groups = self._groups(field)
        return Question(
            id=field.id,
            kind=_kind(field, groups),
            label=self.say(field.title),
            hint=self.say(field.help),
            # A question that shows only in some cases is required only there.
            required=field.required or bool(field.required_when),
            typed=typed,
            error=errors.get(field.id, ""),
            groups=groups,
            shown_when=_shown_when(self.procedure, field),
            width=_width(field),
            data_type=str(field.type) if field.type in COMPARED else None,
        )

    def _groups(self, field: Field) -> tuple[Group, ...]:
        if field.type is FieldType.BOOLEAN:
            return _single(field, ((YES, Spoken(self.yes, None)), (NO, Spoken(self.no, None))))
        if field.type is FieldType.CHOICE:
            return _single(field, ((item.id, self.say(item.title)) for item in field.options))
        if field.type is FieldType.LOCATION:
            return _places(field, people.locations(field.level, field.within, self.unit))
        return ()


def _kind(field: Field, groups: tuple[Group, ...]) -> str:
    if field.type is FieldType.CHOICE and len(groups[0].options) > MOST_RADIOS:
        return "select"
    return KINDS[field.type]


COMPARED = (FieldType.BOOLEAN, FieldType.INTEGER)
"""Types that the browser compares as something else than text."""

KINDS = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "long_text",
    FieldType.INTEGER: "integer",
    FieldType.DATE: "date",
    FieldType.BOOLEAN: "radios",
    FieldType.CHOICE: "radios",
    FieldType.LOCATION: "select",
    FieldType.PHONE: "phone",
}
"""Field type → macro of ``form.pt``."""


def _single(field: Field, options: Any) -> tuple[Group, ...]:
    made = (
        # The first option has the id that the error summary links to.
        Option(value, label, box(field.id) if number == 0 else f"{box(field.id)}-{value}")
        for number, (value, label) in enumerate(options)
    )
    return (Group("", tuple(made)),)


def _places(field: Field, places: tuple[people.Place, ...]) -> tuple[Group, ...]:
    """Places under the place around them, when there are several of those."""
    around: dict[str, list[Option]] = {}
    for place in places:
        option = Option(place.code, Spoken(place.title, None), "")
        around.setdefault(place.parent, []).append(option)
    if len(around) < 2:
        return tuple(Group("", tuple(options)) for options in around.values())
    named = ((people.location_title(code), options) for code, options in around.items())
    return tuple(Group(title, tuple(options)) for title, options in sorted(named))


def _shown_when(procedure: Procedure, field: Field) -> str:
    if not field.visible_when:
        return ""
    return json.dumps(conditions.for_procedure(procedure, field.visible_when).logic)


def _width(field: Field) -> str:
    if field.type in (FieldType.INTEGER, FieldType.PHONE):
        return "width-10"
    most = field.max_length or MEDIUM
    return "width-10" if most <= SHORT else "width-20" if most <= MEDIUM else ""

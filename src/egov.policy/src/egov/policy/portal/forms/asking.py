"""Fields of a procedure → the questions of a page, in its language.

Used by the pages that open and edit a case, and by decisions that ask for something.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as data_field
from dataclasses import replace
from egov.policy import clock
from egov.policy.core.composites import parts_of
from egov.policy.core.form import days_judged
from egov.policy.core.model import Field
from egov.policy.core.model import Section
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms import limits
from egov.policy.portal.forms import lists
from egov.policy.portal.forms import options
from egov.policy.portal.forms import shown
from egov.policy.portal.forms import tables
from egov.policy.portal.forms.answers import PREFIX
from egov.policy.portal.forms.answers import Typed
from egov.policy.portal.forms.browserside import BrowserSide
from egov.policy.portal.forms.pieces import piece_box
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.forms.questions import Row
from egov.policy.portal.forms.reasons import reasons
from egov.policy.portal.page import Page
from typing import Any


BLANK = "ROW"
"""Stands for the number of the row that the browser adds."""


@dataclass(frozen=True)
class Place:
    """Where a field is asked: name of its boxes, id of its problems, its answer so far."""

    name: str
    path: str
    value: Any = None

    def part(self, id: str) -> "Place":
        """The place of a part."""
        return Place(f"{self.name}-{id}", f"{self.path}.{id}", (self.value or {}).get(id))

    def cell(self, mark: str, id: str) -> "Place":
        """The place of a cell in the row of that mark."""
        rows = self.value or []
        row = rows[int(mark)] if mark.isdecimal() and int(mark) < len(rows) else {}
        return Place(f"{self.name}-{mark}-{id}", f"{self.path}.{mark}.{id}", row.get(id))


@dataclass(frozen=True)
class Asker:
    """Makes the questions of one form.

    ``values`` are the answers so far; ``supplied`` the files that are there; ``read_only``
    the fields that are shown and cannot be typed in; ``focus`` is the name of the box in
    which the person goes on.  ``proposed`` says of fields that a first answer stands there,
    ``sources`` from which reference beside them they take theirs.
    """

    page: Page
    unit: str
    browser: BrowserSide
    typed: Typed
    errors: Mapping[str, str]
    values: Mapping[str, Any]
    currency: str
    supplied: frozenset[str] = frozenset()
    read_only: frozenset[str] = frozenset()
    prefix: str = PREFIX
    focus: str = ""
    proposed: Mapping[str, str] = data_field(default_factory=dict)
    sources: Mapping[str, str] = data_field(default_factory=dict)

    def section(self, section: Section, fields: Sequence[Field]) -> Asked:
        """A section with those of its fields that are asked."""
        return Asked(
            section.id,
            self.page.say(section.title),
            self.questions(fields),
            self.page.say(section.help),
            self.browser.condition(section.visible_when),
            reasons(self.page, fields),
        )

    def questions(self, fields: Iterable[Field]) -> tuple[Question, ...]:
        """The questions of some fields."""
        return tuple(self._whole(field) for field in fields)

    def question(self, field: Field, place: Place) -> Question:
        """The question of a field, of a part or of a cell."""
        return BUILDERS[field.type](self, field, place)

    def _whole(self, field: Field) -> Question:
        place = Place(f"{self.prefix}{field.id}", field.id, self.values.get(field.id))
        if field.id in self.read_only:
            return _shown(self, field, place)
        return self.compared(field, place)

    def compared(self, field: Field, place: Place) -> Question:
        """A question that conditions and formulas may ask for."""
        return replace(self.question(field, place), data_type=self.browser.type_of(field))

    def make(self, field: Field, place: Place, kind: str, **more: Any) -> Question:
        """A question of that kind, with what all have."""
        return Question(
            id=place.path,
            kind=kind,
            label=self.page.say(field.title),
            hint=self.page.say(field.help),
            # A question that shows only in some cases is required only there.
            required=field.required or bool(field.required_when),
            typed=self.typed,
            error=self.errors.get(place.path, ""),
            shown_when=self.browser.condition(field.visible_when),
            base=place.name,
            limits=limits.said(self.page, field),
            focus=place.name == self.focus,
            proposed=self.proposed.get(place.path, ""),
            source=self.sources.get(place.path, ""),
            gives=place.path in self.sources.values(),
            **more,
        )


def _shown(asker: Asker, field: Field, place: Place) -> Question:
    words = shown.words(asker.page, field, place.value)
    return asker.make(field, place, "shown", text=words)


def _silent(asker: Asker, field: Field, place: Place) -> Question:
    return asker.make(field, place, str(field.type))


def _box(asker: Asker, field: Field, place: Place) -> Question:
    return asker.make(
        field, place, "text", look=limits.look(field, asker.currency), width=limits.width(field)
    )


def _long(asker: Asker, field: Field, place: Place) -> Question:
    return asker.make(field, place, "long_text", look=Look(lines=LINES[field.type]))


def _date(asker: Asker, field: Field, place: Place) -> Question:
    return asker.make(field, place, "date")


def _tick(asker: Asker, field: Field, place: Place) -> Question:
    return asker.make(field, place, "consent")


def _options(asker: Asker, field: Field, place: Place) -> Question:
    chosen = [value for value in asker.typed.get(place.name, "").split("\n") if value]
    groups = options.option_groups(asker.page, field, place.name, asker.values, chosen)
    return asker.make(field, place, options.kind(field, groups), groups=groups)


def _list(asker: Asker, field: Field, place: Place) -> Question:
    sought, chosen = asker.typed.get(f"{place.name}-find", ""), asker.typed.get(place.name, "")
    days = days_judged(field, asker.values, clock.today())
    found = lists.found(field, asker.unit, sought, chosen, days)
    groups = options.entry_groups(found.entries)
    return asker.make(field, place, "search" if found.long else "select", groups=groups)


def _group(asker: Asker, field: Field, place: Place) -> Question:
    parts = (asker.question(part, place.part(part.id)) for part in parts_of(field))
    return asker.make(field, place, "group", parts=tuple(parts))


def _table(asker: Asker, field: Field, place: Place) -> Question:
    inner = replace(asker, browser=asker.browser.within(field))
    count = max(len(tables.rows_in(place.name, asker.typed)), field.least_rows or 1)
    rows = tuple(_row(inner, field, place, number, str(number)) for number in range(count))
    return asker.make(field, place, "table", rows=rows, blank=_row(inner, field, place, 0, BLANK))


def _row(asker: Asker, field: Field, place: Place, number: int, mark: str) -> Row:
    cells = (asker.compared(column, place.cell(mark, column.id)) for column in field.columns)
    return Row(number + 1, mark, tuple(cells))


def _file(asker: Asker, field: Field, place: Place) -> Question:
    # The file becomes a document of the case, like a piece.
    here = replace(place, name=piece_box(field.id))
    look, supplied = limits.look(field, asker.currency), field.id in asker.supplied
    return asker.make(field, here, "file", look=look, supplied=supplied)


def _computed(asker: Asker, field: Field, place: Place) -> Question:
    words = shown.words(asker.page, field, place.value)
    formula, look = asker.browser.formula(field.formula), Look(suffix=field.currency)
    return asker.make(field, place, "computed", text=words, formula=formula, look=look)


LINES = {FieldType.LONG_TEXT: 5, FieldType.RICH_TEXT: 8}

BUILDERS: Mapping[FieldType, Callable[[Asker, Field, Place], Question]] = {
    FieldType.TEXT: _box,
    FieldType.LONG_TEXT: _long,
    FieldType.RICH_TEXT: _long,
    FieldType.INTEGER: _box,
    FieldType.DECIMAL: _box,
    FieldType.MONEY: _box,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _date,
    FieldType.TIME: _box,
    FieldType.BOOLEAN: _options,
    FieldType.CHOICE: _options,
    FieldType.CHOICES: _options,
    FieldType.PERSON: _group,
    FieldType.ORGANISATION: _group,
    FieldType.LOCATION: _list,
    FieldType.PHONE: _box,
    FieldType.EMAIL: _box,
    FieldType.IDENTITY: _group,
    FieldType.FILE: _file,
    FieldType.TABLE: _table,
    FieldType.SIGNATURE: _box,
    FieldType.COMPUTED: _computed,
    FieldType.REFERENCE: _list,
    FieldType.CONSENT: _tick,
    FieldType.AGENT: _list,
    FieldType.UNIT: _list,
    FieldType.HEADING: _silent,
    FieldType.NOTE: _silent,
}
"""How a question of each type is made."""

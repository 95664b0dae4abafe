"""The form of a procedure as one person meets it at one moment, page by page.

Used by the pages that open and edit a case.  It says what is asked where; it draws
nothing and judges no answer.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import cases
from egov.policy import casework
from egov.policy.core import conditions
from egov.policy.core import form
from egov.policy.core.conditions import TooManySteps
from egov.policy.core.conditions.types import described
from egov.policy.core.form.filling import Filling
from egov.policy.core.form.rules import Rules
from egov.policy.core.form.visibility import all_facts
from egov.policy.core.form.visibility import is_met
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Layout
from egov.policy.portal.forms.browserside import BrowserSide
from functools import cached_property
from typing import Any

import json


SPEAKING = (FieldType.HEADING, FieldType.NOTE)


@dataclass(frozen=True)
class FormPart:
    """What is asked on one page: sections with those of their fields that are asked there."""

    id: str
    sections: tuple[tuple[Section | None, tuple[Field, ...]], ...]

    @property
    def fields(self) -> Iterator[Field]:
        """All fields of the page."""
        return (field for _section, fields in self.sections for field in fields)

    @property
    def ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(field.id for field in self.fields)


NO_PART = FormPart("", ())
"""A page that asks nothing of its own."""


@dataclass(frozen=True)
class CaseForm:
    """A form with the answers so far, the fields that may be filled in and those that are seen.

    ``left_empty`` are fields that were left empty although an answer was proposed.
    """

    procedure: Procedure
    context: form.FormContext
    values: Mapping[str, Any]
    editable: frozenset[str]
    seen: frozenset[str]
    left_empty: frozenset[str] = frozenset()

    @property
    def in_pages(self) -> bool:
        """Whether each section has a page of its own."""
        return self.procedure.layout is Layout.PAGES

    @cached_property
    def parts(self) -> tuple[FormPart, ...]:
        """Its pages; those are left out on which the person has nothing to fill in."""
        if not self.in_pages:
            return (FormPart("", self._asked(self.procedure.sections)),)
        made = (FormPart(item.id, self._asked([item])) for item in self.procedure.sections)
        return tuple(part for part in made if part.sections)

    def part(self, id: str) -> FormPart:
        """The page of that section, the first one if there is none such."""
        return next((part for part in self.parts if part.id == id), self.parts[0])

    def part_of(self, field: str) -> str:
        """Id of the page on which a field is asked; empty if on none."""
        return next((part.id for part in self.parts if field in part.ids), "")

    def told(self, part: FormPart) -> str:
        """The same with their types, as JSON for the scripts of the page."""
        types = conditions.types_of(self.procedure)
        told = {
            id: [form.json_value(value), described(types[id])]
            for id, value in self.facts_for(part).items()
            if id in types
        }
        return json.dumps(told)

    def read_only(self, part: FormPart) -> frozenset[str]:
        """Fields of a page whose answers are shown and cannot be changed."""
        asked = self._asked_by(part)
        return frozenset(
            field.id
            for field in part.fields
            if field.id not in asked and field.type not in SPEAKING
        )

    def with_given(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers as they would be if what is wrong in these were left out."""
        filling = Filling(self.procedure, given, self.context, self.values, self.editable)
        try:
            filling.fill()
        except TooManySteps:
            return self.values
        return filling.values

    def proposals(
        self, fields: Iterable[Field], answers: Mapping[str, Any]
    ) -> dict[str, form.Proposal]:
        """First answers to those of these questions that have no answer yet."""
        wanted = {field.id for field in fields if field.id in self.editable}
        wanted -= self.left_empty | self.values.keys()
        return casework.proposals(self.procedure, self.context, answers, wanted, hidden=True)

    def browser_side(self, part: FormPart) -> BrowserSide:
        """What the browser can judge on a page."""
        return BrowserSide(self.procedure, self._asked_by(part), frozenset(self.facts_for(part)))

    def facts_for(self, part: FormPart) -> dict[str, Any]:
        """What the browser is told: answers that the person sees and is not asked for, the day."""
        known = {id: value for id, value in self.values.items() if id in self.seen}
        found = all_facts(self.procedure, known, self.context)
        asked = self._asked_by(part)
        return {id: value for id, value in found.items() if id not in asked}

    def _asked_by(self, part: FormPart) -> frozenset[str]:
        """Fields that have a box on the page, or are computed there."""
        return frozenset(
            field.id
            for field in part.fields
            if field.id in self.editable or field.type is FieldType.COMPUTED
        )

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return all_facts(self.procedure, self.values, self.context)

    @cached_property
    def _rules(self) -> Rules:
        return Rules(self.procedure)

    def _asked(self, sections: Iterable[Section]) -> tuple[tuple[Section, tuple[Field, ...]], ...]:
        sections = tuple(sections)
        here = {field.id for section in sections for field in section.fields}
        made = (
            (section, tuple(self._fields(section, here)))
            for section in sections
            if self._may_show(section, here)
        )
        return tuple(
            (section, fields)
            for section, fields in made
            if any(field.id in self.editable for field in fields)
        )

    def _fields(self, section: Section, here: set[str]) -> Iterator[Field]:
        for field in section.fields:
            if field.id in self.editable | self.seen and self._may_show(field, here):
                yield field

    def _may_show(self, item: Field | Section, here: set[str]) -> bool:
        """Whether it is asked, or may come to be by what is answered on the same page."""
        if not item.visible_when:
            return True
        if here & self._rules.names(item.visible_when):
            return True
        return is_met(item, self._rules, self._facts)


def form_of(case) -> CaseForm:
    """The form of a case, as the current person meets it now."""
    return CaseForm(
        cases.procedure_of(case),
        casework.form_context(case),
        cases.values(case),
        casework.editable_fields(case),
        casework.visible_fields(case),
        frozenset(case.left_empty),
    )


def new_form(procedure: Procedure, unit: str) -> CaseForm:
    """The form with which the current person opens a case at a unit."""
    editable = casework.new_fields(procedure, unit)
    # What is computed and what only speaks is filled in by nobody.
    seen = {
        field.id
        for field in procedure.fields
        if not form.is_restricted(field) and procedure.initial.id not in field.locked_in
    }
    context = casework.new_form_context(procedure, unit)
    return CaseForm(procedure, context, {}, editable, editable | seen)

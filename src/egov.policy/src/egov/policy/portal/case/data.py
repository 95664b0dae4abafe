"""The answers of a case as people read them, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core import form
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms.caseform import form_of
from egov.policy.portal.forms.shown import words
from egov.policy.portal.forms.steps import page_url
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any


UNANSWERED = (FieldType.HEADING, FieldType.NOTE, FieldType.FILE)
"""Fields that hold no answer; a file is shown among the papers."""


@dataclass(frozen=True)
class Answer:
    """A question and what was answered; ``given`` is False where nothing was."""

    id: str
    label: Spoken
    value: Spoken
    given: bool


@dataclass(frozen=True)
class AnswerSection:
    """A section of the form with its answers; ``change_url`` is where they can be changed."""

    id: str
    title: Spoken
    answers: tuple[Answer, ...]
    change_url: str


def answer_sections(page: Page, case) -> list[AnswerSection]:
    """What was asked and answered, as far as the person may see it.

    Questions that do not concern the case are left out.
    """
    procedure, known = cases.procedure_of(case), cases.values(case)
    concerned = form.shown(procedure, known, casework.form_context(case.unit, case))
    wanted, changes = concerned & casework.visible_fields(case), change_urls(case)
    made = [
        (
            section,
            [_answer(page, field, known) for field in section.fields if _is_in(field, wanted)],
        )
        for section in procedure.sections
    ]
    return [
        AnswerSection(
            section.id, page.say(section.title), tuple(answers), changes.get(section.id, "")
        )
        for section, answers in made
        if answers
    ]


def change_urls(case) -> dict[str, str]:
    """Where the person may change the answers of each section now."""
    asked = form_of(case)
    return {
        section.id: _change_url(case, asked.in_pages, section.id, fields[0].id)
        for part in asked.parts
        for section, fields in part.sections
    }


def _change_url(case, in_pages: bool, section: str, first: str) -> str:
    if in_pages:
        return page_url(case, section, check=True)
    return f"{case.absolute_url()}/@@edit-case#field-{first}"


def _is_in(field: Field, wanted: frozenset[str]) -> bool:
    return field.id in wanted and field.type not in UNANSWERED


def labels_of(page: Page, procedure: Procedure) -> dict[str, str]:
    """What each field and piece is called."""
    return {item.id: page.say(item.title).text for item in (*procedure.fields, *procedure.pieces)}


def _answer(page: Page, field: Field, values: Mapping[str, Any]) -> Answer:
    label, value = page.say(field.title), values.get(field.id)
    if value is None:
        return Answer(field.id, label, Spoken(page.translated(_("Not answered")), None), False)
    return Answer(field.id, label, words(page, field, value), True)

"""The answers of a case as people read them, section by section."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core import form
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.caseform import form_of
from egov.policy.portal.forms.places import first_box
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

    Questions that do not concern the case are left out, and so are those that come later
    as long as nobody has answered them.
    """
    procedure, known = cases.procedure_of(case), cases.values(case)
    concerned = form.shown(procedure, known, casework.form_context(case))
    seen, changes = concerned & casework.visible_fields(case), change_urls(case)
    made = [
        AnswerSection(
            section.id,
            page.say(section.title),
            tuple(_answer(page, field, known) for field in _told(section, seen, known)),
            changes.get(section.id, ""),
        )
        for section in procedure.sections
    ]
    return [section for section in made if section.answers]


def _told(section: Section, seen: frozenset[str], known: Mapping[str, Any]) -> Iterator[Field]:
    for field in section.fields:
        late = section.later and field.id not in known
        if field.id in seen and field.type not in UNANSWERED and not late:
            yield field


def change_urls(case) -> dict[str, str]:
    """Where the person may change the answers of each section now."""
    asked = form_of(case)
    return {
        section.id: _section_url(case, asked, section.id, fields)
        for part in asked.parts
        for section, fields in part.sections
    }


def answer_url(case, path: str) -> str:
    """Where a field is asked, or the part of it that a problem names."""
    asked = form_of(case)
    page = page_url(case, asked.part_of(path.partition(".")[0]), check=True)
    base = page if asked.in_pages else f"{case.absolute_url()}/@@edit-case"
    return f"{base}#{first_box(asked.procedure, path)}"


def _section_url(case, asked: CaseForm, id: str, fields: tuple[Field, ...]) -> str:
    if asked.in_pages:
        return page_url(case, id, check=True)
    return f"{case.absolute_url()}/@@edit-case#{first_box(asked.procedure, fields[0].id)}"


def labels_of(page: Page, procedure: Procedure) -> dict[str, str]:
    """What each field and piece is called, those included that the case had once."""
    found: dict[str, str] = {}
    for version in procedure.versions:
        for item in (*version.fields, *version.pieces):
            found.setdefault(item.id, page.say(item.title).text)
    return found


def _answer(page: Page, field: Field, values: Mapping[str, Any]) -> Answer:
    label, value = page.say(field.title), values.get(field.id)
    if value is None:
        return Answer(field.id, label, Spoken(page.translated(_("Not answered")), None), False)
    return Answer(field.id, label, words(page, field, value), True)

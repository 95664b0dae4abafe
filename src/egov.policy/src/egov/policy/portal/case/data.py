"""The answers of a case as people read them, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import cases
from egov.policy import people
from egov.policy.core.form import is_visible
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any

import phonenumbers


@dataclass(frozen=True)
class Answer:
    """A question and what was answered; ``given`` is False where nothing was."""

    id: str
    label: Spoken
    value: Spoken
    given: bool


@dataclass(frozen=True)
class AnswerSection:
    """A section of the form with its answers."""

    id: str
    title: Spoken
    answers: tuple[Answer, ...]


def answer_sections(page: Page, case) -> list[AnswerSection]:
    """What was asked and answered; questions that do not concern the case are left out."""
    procedure, values = cases.procedure_of(case), cases.values(case)
    return [
        AnswerSection(
            section.id,
            page.say(section.title),
            tuple(
                _answer(page, field, values)
                for field in section.fields
                if is_visible(procedure, field, values)
            ),
        )
        for section in procedure.sections
    ]


def labels_of(page: Page, procedure: Procedure) -> dict[str, str]:
    """What each field and piece is called."""
    return {item.id: page.say(item.title).text for item in (*procedure.fields, *procedure.pieces)}


def _answer(page: Page, field: Field, values: Mapping[str, Any]) -> Answer:
    value = values.get(field.id)
    if value is None:
        return Answer(
            field.id, page.say(field.title), _said(page.translated(_("Not answered"))), False
        )
    shown = SHOWN.get(field.type, _text)(page, field, value)
    return Answer(field.id, page.say(field.title), shown, True)


def _said(text: str) -> Spoken:
    return Spoken(text, None)


def _text(page: Page, field: Field, value: Any) -> Spoken:
    return _said(str(value))


def _date(page: Page, field: Field, value: date) -> Spoken:
    return _said(page.format.day(value))


def _boolean(page: Page, field: Field, value: bool) -> Spoken:
    return _said(page.translated(_("Yes") if value else _("No")))


def _choice(page: Page, field: Field, value: str) -> Spoken:
    # A value that is no longer offered still shows.
    titles = {option.id: option.title for option in field.options}
    return page.say(titles[value]) if value in titles else _said(value)


def _location(page: Page, field: Field, value: str) -> Spoken:
    return _said(people.location_title(value))


def _phone(page: Page, field: Field, value: str) -> Spoken:
    number = phonenumbers.parse(value)
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return _said(phonenumbers.format_number(number, style))


SHOWN = {
    FieldType.DATE: _date,
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: _choice,
    FieldType.LOCATION: _location,
    FieldType.PHONE: _phone,
}

"""Answers as people read them.

Used by the page of a case and by forms in which an answer cannot be changed.  What is
typed in a box is written by ``writing``.
"""

from babel.numbers import format_currency
from babel.numbers import format_decimal
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy import _
from egov.policy import clock
from egov.policy.core.composites import parts_of
from egov.policy.core.form import currency_of
from egov.policy.core.form import is_short
from egov.policy.core.form import known_day
from egov.policy.core.form import plain_text
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms import lists
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any


def words(page: Page, field: Field, value: Any) -> Spoken:
    """An answer in the language of the page; empty if nothing was answered."""
    if value is None:
        return Spoken("", None)
    return SHOWN.get(field.type, _text)(page, field, value)


def _said(text: str) -> Spoken:
    return Spoken(text, None)


def _text(page: Page, field: Field, value: Any) -> Spoken:
    return _said(str(value))


def _rich_text(page: Page, field: Field, value: str) -> Spoken:
    return _said(plain_text(value))


def _decimal(page: Page, field: Field, value: Decimal) -> Spoken:
    return _said(format_decimal(value, locale=page.format.locale, decimal_quantization=False))


def _money(page: Page, field: Field, value: Decimal) -> Spoken:
    currency = field.currency or currency_of(clock.country())
    return _said(format_currency(value, currency, locale=page.format.locale))


def _date(page: Page, field: Field, value: date) -> Spoken:
    return _said(page.format.day(value))


def _partial_date(page: Page, field: Field, value: str) -> Spoken:
    return _said(known_day(value, page.format.locale))


def _boolean(page: Page, field: Field, value: bool) -> Spoken:
    return _said(page.translated(_("Yes") if value else _("No")))


def choice(page: Page, field: Field, value: str) -> Spoken:
    """The title of an option, also of one that is no longer offered."""
    option = field.option(value)
    return page.say(option.title) if option else _said(value)


def _choices(page: Page, field: Field, value: Iterable[str]) -> Spoken:
    return _said(", ".join(choice(page, field, item).text for item in value))


def _listed(page: Page, field: Field, value: str) -> Spoken:
    return _said(lists.title_of(field, value))


def _phone(page: Page, field: Field, value: str) -> Spoken:
    return _said(page.format.phone(value))


def _parts(page: Page, field: Field, value: Mapping[str, Any]) -> Spoken:
    return _said(_lines(page, parts_of(field), value, "\n"))


def _table(page: Page, field: Field, value: Iterable[Mapping[str, Any]]) -> Spoken:
    rows = (_lines(page, field.columns, row, "; ") for row in value)
    return _said("\n".join(f"{number}. {row}" for number, row in enumerate(rows, 1)))


def _lines(page: Page, fields: Iterable[Field], values: Mapping[str, Any], between: str) -> str:
    """``Nom : Ndayizeye`` of each part that was given."""
    lines = [
        page.translated(
            _(
                "${label}: ${sentence}",
                mapping={
                    "label": page.say(field.title).text,
                    "sentence": words(page, field, values[field.id]).text,
                },
            )
        )
        for field in fields
        if field.id in values
    ]
    return between.join(lines)


def _signature(page: Page, field: Field, value: Mapping[str, str]) -> Spoken:
    mapping = {
        "name": value["name"],
        "person": page.person(value["by"]),
        "moment": page.format.moment(datetime.fromisoformat(value["at"])),
    }
    return _said(page.translated(_("${name} (signed by ${person}, ${moment})", mapping=mapping)))


def _consent(page: Page, field: Field, value: Mapping[str, Any]) -> Spoken:
    mapping = {"day": page.format.day(date.fromisoformat(value["on"]))}
    if value["given"]:
        return _said(page.translated(_("Given on ${day}", mapping=mapping)))
    return _said(page.translated(_("Refused on ${day}", mapping=mapping)))


def _computed(page: Page, field: Field, value: Any) -> Spoken:
    kind = next((type for kind, type in COMPUTED if isinstance(value, kind)), FieldType.TEXT)
    if field.currency and kind is FieldType.DECIMAL:
        kind = FieldType.MONEY
    elif kind is FieldType.DECIMAL and is_short(value):
        return _said(f"{value:f}")
    return SHOWN.get(kind, _text)(page, field, value)


COMPUTED = (
    (bool, FieldType.BOOLEAN),
    (Decimal, FieldType.DECIMAL),
    (date, FieldType.DATE),
)
"""What a formula may give, as types of fields."""

SHOWN: Mapping[FieldType, Callable[[Page, Field, Any], Spoken]] = {
    FieldType.RICH_TEXT: _rich_text,
    FieldType.DECIMAL: _decimal,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: choice,
    FieldType.CHOICES: _choices,
    FieldType.PERSON: _parts,
    FieldType.ORGANISATION: _parts,
    FieldType.IDENTITY: _parts,
    FieldType.LOCATION: _listed,
    FieldType.AGENT: _listed,
    FieldType.UNIT: _listed,
    FieldType.REFERENCE: _listed,
    FieldType.PHONE: _phone,
    FieldType.TABLE: _table,
    FieldType.SIGNATURE: _signature,
    FieldType.CONSENT: _consent,
    FieldType.COMPUTED: _computed,
}
"""How an answer of each type is read; a text is itself."""

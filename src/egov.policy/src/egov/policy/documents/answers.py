"""Answers as a paper prints them: French texts, and what a template walks through.

Used by the letter.  An answer of one piece is a text; a person, an organisation or an
identity paper gives its parts and ``name``; a table gives its rows, each with its columns.
"""

from babel.dates import format_date
from babel.numbers import format_decimal
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from egov.policy import cases
from egov.policy import clock
from egov.policy import people
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import NAMING
from egov.policy.core.composites import parts_of
from egov.policy.core.form import currency_of
from egov.policy.core.form import is_short
from egov.policy.core.form import plain_text
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.documents.expressions import Values
from typing import Any

import re


LANGUAGE = "fr"
"""Language of papers."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def shown(field: Field, value: Any) -> Any:
    """An answer: a text, empty if there is none; parts; or rows."""
    if is_composite(field):
        return _parts(field, value or {})
    if field.type is FieldType.TABLE:
        return [_row(field, row) for row in value or ()]
    if value in (None, "", False):
        return ""
    return printable(_WRITERS.get(field.type, _as_text)(field, value))


def printable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text).strip()


def numerals(day: date) -> str:
    """A date as "1er mars 1993"."""
    text = format_date(day, "d MMMM y", locale=LANGUAGE)
    return f"1er{text[1:]}" if day.day == 1 else text


def _parts(field: Field, value: Mapping[str, Any]) -> Values:
    texts = {part.id: shown(part, value.get(part.id)) for part in parts_of(field)}
    named = " ".join(texts[id] for id in NAMING if texts.get(id))
    return Values(**{"name": named, **texts})


def figures(value: Any) -> str:
    """A number as "1 500"."""
    return format_decimal(Decimal(value), locale=LANGUAGE, decimal_quantization=False)


def in_money(value: Any, currency: str = "") -> str:
    """An amount as "1 500 FBu", in the currency of the site unless another is said."""
    known = currency or currency_of(clock.country())
    return f"{figures(value)} {'FBu' if known == 'BIF' else known}"


def _row(field: Field, row: Mapping[str, Any]) -> Values:
    return Values(**{column.id: shown(column, row.get(column.id)) for column in field.columns})


def _as_text(field: Field, value: Any) -> str:
    return str(value)


def _as_title(field: Field, value: Any) -> str:
    option = field.option(value)
    return option.title.best(LANGUAGE)[0] if option else str(value)


def _as_titles(field: Field, value: list[str]) -> str:
    return ", ".join(_as_title(field, item) for item in value)


def _as_called(field: Field, value: str) -> str:
    return people.title_of(field.type, value)


def _as_case(field: Field, value: str) -> str:
    """Number and subject of a case; its id if it is gone."""
    found = cases.find(value)
    return ", ".join(filter(None, (found.reference, found.title))) if found else value


def _as_numerals(field: Field, value: date) -> str:
    return numerals(value)


def _as_known(field: Field, value: str) -> str:
    """A day, a month or a year, whichever is known."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return numerals(date(*parts))
    if len(parts) == 2:
        return format_date(date(*parts, 1), "MMMM y", locale=LANGUAGE)
    return value


def _as_yes(field: Field, value: bool) -> str:
    return "oui"


def _as_number(field: Field, value: Any) -> str:
    return figures(value)


def _as_money(field: Field, value: Any) -> str:
    return in_money(value, field.currency)


def _as_time(field: Field, value: str) -> str:
    hours, minutes = value.split(":")
    return f"{int(hours)} h {minutes}" if minutes != "00" else f"{int(hours)} h"


def _as_result(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "oui" if value else ""
    if isinstance(value, date):
        return numerals(value)
    if isinstance(value, str):
        return value
    return f"{value:f}" if is_short(value) else _as_number(field, value)


def _as_plain(field: Field, value: str) -> str:
    return plain_text(value)


def _as_signature(field: Field, value: Mapping[str, Any]) -> str:
    return str(value.get("name", ""))


def _as_consent(field: Field, value: Mapping[str, Any]) -> str:
    return "oui" if value.get("given") else ""


_WRITERS = {
    FieldType.AGENT: _as_called,
    FieldType.BOOLEAN: _as_yes,
    FieldType.CHOICE: _as_title,
    FieldType.CHOICES: _as_titles,
    FieldType.COMPUTED: _as_result,
    FieldType.CONSENT: _as_consent,
    FieldType.DATE: _as_numerals,
    FieldType.DECIMAL: _as_number,
    FieldType.LOCATION: _as_called,
    FieldType.MONEY: _as_money,
    FieldType.PARTIAL_DATE: _as_known,
    FieldType.REFERENCE: _as_case,
    FieldType.RICH_TEXT: _as_plain,
    FieldType.SIGNATURE: _as_signature,
    FieldType.TIME: _as_time,
    FieldType.UNIT: _as_called,
}

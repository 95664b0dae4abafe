"""Checks of what a field holds before anybody has answered: defaults and prefilled answers."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from datetime import date
from egov.policy.core.checks.attributes import ANSWERED
from egov.policy.core.checks.attributes import DATES
from egov.policy.core.checks.attributes import PREFILLED
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.outline import Place
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from typing import Any

import re


DECIMAL = re.compile(r"-?[0-9]+([.,][0-9]+)?")
PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
TIME = re.compile(r"[0-2]?[0-9][:h][0-5][0-9]")


def defaults_are_answers(outline: Outline, report: Report) -> None:
    """A default is of the type of its field, an option of it, and within its bounds."""
    for place in outline.places:
        for path, field in _with_columns(place.path, place.field):
            value = field.default
            if value is None or field.type not in ANSWERED:
                continue
            if not _is_answer(field, value):
                report.add("E169", f"{path}.default", name=field.id, value=value)


def sources_are_known(outline: Outline, report: Report) -> None:
    """What is filled in beforehand comes from somewhere."""
    for place in outline.places:
        source, _, rest = place.field.prefill.partition(".")
        path = f"{place.path}.prefill"
        if source in PREFILLED and rest not in PREFILLED[source]:
            known = [f"{source}.{what}" for what in PREFILLED[source]]
            guess = hint(place.field.prefill, known)
            report.add("E170", path, name=place.field.prefill, hint=guess)
        elif source == "case":
            named = rest.partition(".")[0]
            _names_one_before(outline, place, named, path, {FieldType.REFERENCE}, report)


def days_are_asked_before(outline: Outline, report: Report) -> None:
    """The date on whose day a place has to exist is a date that is asked before it."""
    for place in outline.places:
        if place.field.as_of:
            path = f"{place.path}.as_of"
            _names_one_before(outline, place, place.field.as_of, path, DATES, report)


RULES = (defaults_are_answers, sources_are_known, days_are_asked_before)


def _with_columns(path: str, field: Field) -> list[tuple[str, Field]]:
    columns = enumerate(field.columns)
    return [(path, field), *((f"{path}.columns.{at}", column) for at, column in columns)]


def _names_one_before(
    outline: Outline,
    place: Place,
    name: str,
    path: str,
    types: Collection[FieldType],
    report: Report,
) -> None:
    """A field of one of these types is named that is asked before this one."""
    field, ids = outline.fields.get(name), list(outline.fields)
    if field is None:
        report.add("E127", path, name=name, hint=hint(name, outline.fields))
    elif field.type not in types:
        wanted = f"of the type {' or '.join(sorted(types))}"
        report.add("E140", path, name=name, type=field.type, wanted=wanted)
    elif ids.index(name) >= ids.index(place.field.id):
        report.add("E121", path, name=place.field.id, other=name)


def _is_answer(field: Field, value: Any) -> bool:
    judge = JUDGES.get(field.type)
    return judge is None or judge(field, value)


def _text(field: Field, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= (field.max_length or len(value))


def _whole(field: Field, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and _within(field, value)


def _number(field: Field, value: Any) -> bool:
    if isinstance(value, str) and DECIMAL.fullmatch(value):
        return _within(field, float(value.replace(",", ".")))
    return _whole(field, value)


def _within(field: Field, value: float) -> bool:
    low = field.minimum is None or value >= field.minimum
    return low and (field.maximum is None or value <= field.maximum)


def _option(field: Field, value: Any) -> bool:
    return bool(field.options_from) or value in [option.id for option in field.options]


def _date(field: Field, value: Any) -> bool:
    if value == "today":
        return True
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _boolean(field: Field, value: Any) -> bool:
    return isinstance(value, bool)


def _like(pattern: re.Pattern[str]) -> Callable[[Field, Any], bool]:
    return lambda field, value: isinstance(value, str) and bool(pattern.fullmatch(value))


JUDGES: Mapping[FieldType, Callable[[Field, Any], bool]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.RICH_TEXT: _text,
    FieldType.INTEGER: _whole,
    FieldType.DECIMAL: _number,
    FieldType.MONEY: _number,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _like(PARTIAL),
    FieldType.TIME: _like(TIME),
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: _option,
    FieldType.CHOICES: _option,
}
"""Whether a value can be the default of a type; of the others any text can."""

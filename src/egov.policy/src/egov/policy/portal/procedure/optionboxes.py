"""Options of a unit as boxes of a form, and back: what a person types for each kind.

An empty box means that the unit sets nothing itself: what holds above it holds.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from egov.policy import _
from egov.policy import clock
from egov.policy import people
from egov.policy.core.evolution import period
from egov.policy.core.evolution import SPOKEN
from egov.policy.core.form import currency_of
from egov.policy.core.model import Field
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Text
from egov.policy.core.model import UnitOption
from egov.policy.core.options import period_of
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import OptionKind
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.dated import options_of
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.forms.shown import words
from egov.policy.portal.language import Spoken
from typing import Any

import re


YES, NO = "true", "false"

NUMERIC = (OptionKind.AMOUNT, OptionKind.NUMBER)

FIELD_TYPES = {
    OptionKind.AMOUNT: FieldType.MONEY,
    OptionKind.NUMBER: FieldType.DECIMAL,
    OptionKind.BOOLEAN: FieldType.BOOLEAN,
}
"""Options that are said as the answer to a question of that type."""

NAMES = {"fr": _("French"), "rn": _("Kirundi"), "en": _("English")}
"""Languages of a text, each with a box of its own."""


def boxes_of(option: UnitOption) -> list[str]:
    """Names of the boxes of an option."""
    if option.kind is OptionKind.TEXT:
        return [box(option.id, language) for language in LANGUAGES]
    return [box(option.id)]


def typed_of(option: UnitOption, value: Any) -> dict[str, str]:
    """What stands in its boxes when it has this value; None for nothing."""
    if value is None:
        return dict.fromkeys(boxes_of(option), "")
    if option.kind is OptionKind.TEXT:
        return {box(option.id, language): value.get(language, "") for language in LANGUAGES}
    if option.kind is OptionKind.BOOLEAN:
        return {box(option.id): YES if value else NO}
    if option.kind is OptionKind.PERIOD:
        return {box(option.id): str(period_of(value).amount)}
    return {box(option.id): str(value).replace(".", ",")}


def value_of(option: UnitOption, typed: Mapping[str, str]) -> Any:
    """The value that its boxes say, as plain data that still has to be judged; None for nothing."""
    if option.kind is OptionKind.TEXT:
        said = {language: text_in(typed, box(option.id, language)) for language in LANGUAGES}
        return {language: text for language, text in said.items() if text} or None
    text = text_in(typed, box(option.id))
    if not text:
        return None
    if option.kind is OptionKind.BOOLEAN:
        return {YES: True, NO: False}.get(text, text)
    if option.kind is OptionKind.PERIOD:
        return f"{text} {option.default.partition(' ')[2]}"
    return _figures(text) if option.kind in NUMERIC else text


def question_of(page: FormPage, option: UnitOption, hint: str) -> Question:
    """The question of an option; ``hint`` says what holds if nothing is typed."""
    label = page.say(option.title)
    common: dict[str, Any] = {"required": False, "typed": page.typed, "label": label}
    common |= {"hint": Spoken(hint, None), "error": page.errors.get(option.id, "")}
    if option.kind is OptionKind.TEXT:
        parts = tuple(_of_language(page, option, language) for language in LANGUAGES)
        return Question(id=option.id, kind="group", parts=parts, **common)
    if option.kind is OptionKind.FUNCTION:
        known = people.functions().values()
        functions = options_of((item.id, page.say(item.title)) for item in known)
        return Question(id=option.id, kind="select", groups=functions, **common)
    if option.kind is OptionKind.BOOLEAN:
        both = ((YES, _("Yes")), (NO, _("No")))
        answers = options_of((said, Spoken(page.translated(word), None)) for said, word in both)
        return Question(id=option.id, kind="select", groups=answers, **common)
    look = Look(mode="decimal", suffix=_suffix(page, option))
    return Question(id=option.id, kind="text", look=look, width="width-10", **common)


def words_of(page: FormPage, option: UnitOption, value: Any) -> str:
    """A value of an option, as people read it."""
    if option.kind is OptionKind.TEXT:
        return page.say(Text(value)).text
    if option.kind is OptionKind.FUNCTION:
        known = people.functions().get(value)
        return page.say(known.title).text if known else str(value)
    if option.kind is OptionKind.PERIOD:
        return period(period_of(value), _spoken(page))
    field = Field(option.id, FIELD_TYPES[option.kind], option.title)
    return words(page, field, value if isinstance(value, bool) else Decimal(value)).text


def _of_language(page: FormPage, option: UnitOption, language: str) -> Question:
    return Question(
        id=f"{option.id}-{language}",
        kind="long_text",
        label=Spoken(page.translated(NAMES[language]), None),
        hint=Spoken("", None),
        required=False,
        typed=page.typed,
        base=box(option.id, language),
        look=Look(lines=2),
    )


def _suffix(page: FormPage, option: UnitOption) -> str:
    """What is counted: the currency, or the unit of a period, in the words for more than one."""
    if option.kind is not OptionKind.PERIOD:
        return currency_of(clock.country()) if option.kind is OptionKind.AMOUNT else ""
    several = replace(period_of(option.default), amount=2)
    return period(several, _spoken(page)).partition(" ")[2]


def _spoken(page: FormPage) -> str:
    return page.language if page.language in SPOKEN else SPOKEN[0]


def _figures(text: str) -> str:
    """Figures as a program writes them: people set thousands apart, and write a comma."""
    return re.sub(r"\s", "", text).replace(",", ".")

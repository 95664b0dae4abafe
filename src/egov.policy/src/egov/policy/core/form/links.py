"""Answers that name something else: a place, a case, an agent, a unit.

Whether it may be named is asked of the context.
"""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from egov.policy.core.form.days import days_within
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from egov.policy.core.model import Field
from typing import Any


MAX_ID = 200


def location(question: Question, value: Any) -> str:
    """Code of a place that exists today, or existed on the day of the date that ``as_of`` names.

    Of a date of which a part is known it existed at its beginning or at its end.
    """
    days = days_judged(question.field, question.facts, question.context.today)

    def exists(code: str, field: Field) -> bool:
        return any(question.context.is_location(code, field, day) for day in days)

    return _known(question, value, exists, "not_a_location")


def reference(question: Question, value: Any) -> str:
    """UID of a case."""
    return _known(question, value, question.context.is_case, "not_a_case")


def agent(question: Question, value: Any) -> str:
    """User id of an agent."""
    return _known(question, value, question.context.is_agent, "not_an_agent")


def unit(question: Question, value: Any) -> str:
    """Id of a unit."""
    return _known(question, value, question.context.is_unit, "not_a_unit")


def days_judged(field: Field, answers: Mapping[str, Any], today: date) -> tuple[date, ...]:
    """The days on one of which a place has to exist to be the answer of a field."""
    known = answers.get(field.as_of) if field.as_of else None
    return (today,) if known is None else days_within(known)


def _known(question: Question, value: Any, exists: Callable[[str, Field], bool], code: str) -> str:
    if not isinstance(value, str) or len(value) > MAX_ID or not exists(value, question.field):
        raise Bad(code)
    return value

"""Answers that are acts: a signature, a consent.

Who did it and when is the server's to say; what a client sends of that is not looked
at.  An act that comes back unchanged keeps its moment.
"""

from collections.abc import Mapping
from egov.policy.core import texts
from egov.policy.core.form.choices import boolean
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from egov.policy.core.form.text import text
from typing import Any


def signature(question: Question, value: Any) -> dict[str, str] | None:
    """The name a person typed, with who typed it and when."""
    given = value.get("name") if isinstance(value, Mapping) else value
    if given is None:
        return None
    name = text(question, texts.tidy(given) if isinstance(given, str) else given)
    if texts.hides(name, lines=False):
        raise Bad("control_character")
    if not name:
        return None
    kept: dict[str, str] = question.kept or {}
    if kept.get("name") == name:
        return kept
    moment = question.context.now.isoformat(timespec="seconds")
    return {"name": name, "by": question.context.user, "at": moment}


def consent(question: Question, value: Any) -> dict[str, Any]:
    """Whether a person agrees, with the day on which they said so."""
    given = boolean(question, value.get("given") if isinstance(value, Mapping) else value)
    kept: dict[str, Any] = question.kept or {}
    if kept.get("given") is given:
        return kept
    return {"given": given, "on": question.context.today.isoformat()}

"""What a form holds before anybody has typed: defaults, and what is known already.

A proposal only: it is shown to the person and validated like anything typed.  What does
not fit its field is not proposed.
"""

from collections.abc import Callable
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.form.cleaning import clean
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.facts import fact
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from egov.policy.core.form.rules import Rules
from egov.policy.core.form.visibility import is_met
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


ACTS = (FieldType.SIGNATURE, FieldType.CONSENT)
"""Answers that only a person can give."""


@dataclass(frozen=True)
class Sources:
    """What is known of the requester and of the unit, and the answers of an earlier case.

    ``requester`` has ``name``, ``email`` and ``phone``; ``unit`` has ``id``, ``title`` and
    ``location``.  ``case`` gives the answers of a case by its UID, as far as the person may
    see them.
    """

    requester: Mapping[str, Any] = field(default_factory=dict)
    unit: Mapping[str, Any] = field(default_factory=dict)
    case: Callable[[str], Mapping[str, Any]] = lambda uid: {}


def initial_values(
    procedure: Procedure,
    context: FormContext,
    sources: Sources,
    answers: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Answers to begin with: those there are already, then what is known, then defaults.

    With ``answers`` that name an earlier case it also proposes what is taken from there.
    """
    rules, facts = Rules(procedure), context.known
    found: dict[str, Any] = {}
    for section in procedure.sections:
        if section.later or not is_met(section, rules, facts):
            continue
        for asked in section.fields:
            if not is_met(asked, rules, facts):
                continue
            value = (answers or {}).get(asked.id)
            if value is None:
                value = _proposed(Question(asked, context, rules, facts), sources, found)
            if value is not None:
                found[asked.id] = value
            facts[asked.id] = fact(asked, value, context.supplied)
    return found


def _proposed(question: Question, sources: Sources, found: Mapping[str, Any]) -> Any:
    asked = question.field
    if asked.type in (*SILENT, *ACTS):
        return None
    for value in (_known(asked, sources, found), _default(question)):
        with suppress(Bad):
            cleaned = None if value is None else clean(question, value)
            if cleaned is not None:
                return cleaned
    return None


def _known(asked: Field, sources: Sources, found: Mapping[str, Any]) -> Any:
    origin, _, name = asked.prefill.partition(".")
    if origin == "requester":
        return sources.requester.get(name)
    if origin == "unit":
        return sources.unit.get(name)
    if origin == "case":
        reference, _, other = name.partition(".")
        return sources.case(found[reference]).get(other) if reference in found else None
    return None


def _default(question: Question) -> Any:
    value = question.field.default
    if value == "today" and question.field.type is FieldType.DATE:
        return question.context.today
    return value

"""What a form holds before anybody has typed: defaults, and what is known already.

A proposal only: it is shown to the person and validated like anything typed.  What does
not fit its field is not proposed.
"""

from collections.abc import Callable
from collections.abc import Collection
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


DEFAULT = "default"

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


@dataclass(frozen=True)
class Proposal:
    """A first answer; ``source`` says where it is from, as ``prefill`` does, or ``default``."""

    value: Any
    source: str


def proposals(
    procedure: Procedure,
    context: FormContext,
    sources: Sources,
    answers: Mapping[str, Any],
    wanted: Collection[str],
    *,
    hidden: bool = False,
) -> dict[str, Proposal]:
    """First answers to ``wanted`` fields: what is known, else defaults.

    ``answers`` are those there are; what is proposed counts beside them, for conditions and
    for what is taken from an earlier case.  ``hidden``: also for fields that are not asked
    as things stand, whose boxes may come to be shown.
    """
    rules, facts = Rules(procedure), context.known
    known: dict[str, Any] = {}
    found: dict[str, Proposal] = {}
    for section in procedure.sections:
        here = is_met(section, rules, facts)
        for asked in section.fields:
            is_asked = here and is_met(asked, rules, facts)
            if asked.id in wanted and (is_asked or hidden):
                proposed = _proposed(Question(asked, context, rules, facts), sources, known)
                if proposed:
                    found[asked.id] = proposed
            if is_asked:
                known[asked.id] = _answer(answers.get(asked.id), found.get(asked.id))
                facts[asked.id] = fact(asked, known[asked.id], context.supplied)
    return found


def is_proposed(asked: Field) -> bool:
    """Whether a field may have a first answer."""
    return bool(asked.prefill) or asked.default is not None


def _answer(given: Any, proposed: Proposal | None) -> Any:
    return proposed.value if given is None and proposed else given


def _proposed(question: Question, sources: Sources, answers: Mapping[str, Any]) -> Proposal | None:
    asked = question.field
    if asked.type in (*SILENT, *ACTS):
        return None
    for source, value in (
        (asked.prefill, _known(asked, sources, answers)),
        (DEFAULT, _default(question)),
    ):
        with suppress(Bad):
            cleaned = None if value is None else clean(question, value)
            if cleaned is not None:
                return Proposal(cleaned, source)
    return None


def _known(asked: Field, sources: Sources, answers: Mapping[str, Any]) -> Any:
    origin, _, name = asked.prefill.partition(".")
    if origin == "requester":
        return sources.requester.get(name)
    if origin == "unit":
        return sources.unit.get(name)
    if origin == "case":
        reference, _, other = name.partition(".")
        uid = answers.get(reference)
        return sources.case(uid).get(other) if uid else None
    return None


def _default(question: Question) -> Any:
    value = question.field.default
    if value == "today" and question.field.type is FieldType.DATE:
        return question.context.today
    return value

"""The text language of conditions and formulas, and its one meaning.

``nationality == 'other' and not has_identity_card`` and ``round(price * 0.03, 0)`` are
parsed once, through an allow-list of Python's own expression tree, into JsonLogic, a
published format that a browser evaluates too; nothing of the text is ever run.

Names are fields and named facts.  Both sides of a comparison have the same type, known
when the text is read.  A value that was not given makes a comparison false, whichever
it is, counts as no where a yes/no is expected, and what is computed from it is missing
as well.  Numbers are exact, to six decimal places.  Nothing is coerced, and no clock is
read: the server and a browser cannot come to different answers.
"""

from collections.abc import Mapping
from egov.policy.core.conditions.evaluation import run
from egov.policy.core.conditions.evaluation import TooManySteps
from egov.policy.core.conditions.noting import Listener
from egov.policy.core.conditions.noting import note
from egov.policy.core.conditions.noting import noting
from egov.policy.core.conditions.operands import Condition
from egov.policy.core.conditions.operands import Formula
from egov.policy.core.conditions.operands import Vocabulary
from egov.policy.core.conditions.prospects import attainable
from egov.policy.core.conditions.reading import read
from egov.policy.core.conditions.satisfiability import always
from egov.policy.core.conditions.satisfiability import Bounds
from egov.policy.core.conditions.satisfiability import possible
from egov.policy.core.conditions.satisfiability import satisfiable
from egov.policy.core.conditions.satisfiability import Taken
from egov.policy.core.conditions.subjects import ACT_FOUND
from egov.policy.core.conditions.subjects import ACT_NUMBER
from egov.policy.core.conditions.subjects import DOCUMENTS_READY
from egov.policy.core.conditions.subjects import FACTS
from egov.policy.core.conditions.subjects import FEES_DUE
from egov.policy.core.conditions.subjects import FEES_PAID
from egov.policy.core.conditions.subjects import FEES_SETTLED
from egov.policy.core.conditions.types import RecordType
from egov.policy.core.conditions.types import TableType
from egov.policy.core.conditions.types import Type
from egov.policy.core.conditions.types import ValueType
from egov.policy.core.conditions.values import plain
from egov.policy.core.conditions.values import typed
from egov.policy.core.conditions.vocabularies import vocabulary
from egov.policy.core.conditions.vocabularies import vocabulary_of
from egov.policy.core.model import Procedure
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from typing import cast


__all__ = [
    "ACT_FOUND",
    "ACT_NUMBER",
    "DOCUMENTS_READY",
    "FACTS",
    "FEES_DUE",
    "FEES_PAID",
    "FEES_SETTLED",
    "Bounds",
    "Condition",
    "Formula",
    "Listener",
    "RecordType",
    "TableType",
    "Taken",
    "TooManySteps",
    "Type",
    "ValueType",
    "always",
    "attainable",
    "evaluate",
    "for_procedure",
    "formula",
    "formula_for",
    "holds",
    "names_in",
    "noting",
    "parse",
    "possible",
    "satisfiable",
    "types_of",
]

NOTHING: Mapping[str, str] = MappingProxyType({})


def types_of(procedure: Procedure, table: str = "") -> dict[str, Type]:
    """Types of all facts that a condition of this procedure may name.

    With ``table`` those in a row of it: its columns, and what is around.  A computed
    field whose formula cannot be read has none.
    """
    return dict(vocabulary_of(procedure, table).types)


def for_procedure(procedure: Procedure, text: str, table: str = "") -> Condition:
    """The condition of a text inside a procedure, or inside a row of a table of it.

    :raises ConditionError: see :func:`parse`.
    """
    return cast(Condition, _read(text, vocabulary_of(procedure, table), Condition))


def formula_for(procedure: Procedure, text: str, table: str = "") -> Formula:
    """The formula of a text inside a procedure, or inside a row of a table of it.

    :raises ConditionError: see :func:`parse`.
    """
    return _read(text, vocabulary_of(procedure, table), Formula)


def parse(text: str, types: Mapping[str, Type], named: Mapping[str, str] = NOTHING) -> Condition:
    """The condition of a text, given the types of the names it may use.

    ``named`` are texts of conditions whose ids can be used as a yes or no.

    :raises ConditionError: with the column of what cannot stand there.
    """
    return cast(Condition, _read(text, vocabulary(types, named), Condition))


def formula(text: str, types: Mapping[str, Type], named: Mapping[str, str] = NOTHING) -> Formula:
    """The formula of a text, given the types of the names it may use.

    :raises ConditionError: see :func:`parse`.
    """
    return _read(text, vocabulary(types, named), Formula)


def holds(condition: Condition, facts: Mapping[str, Any], where: str = "") -> bool:
    """Whether a condition is true of these values.

    ``where`` is the state of the case, or the table in whose row it is asked; who listens is
    told of it (:func:`noting`).

    :raises TooManySteps: if the tables among them are too long to tell.
    """
    found = bool(_value(condition, facts))
    note(condition, facts, where, found)
    return found


def evaluate(expression: Formula, facts: Mapping[str, Any]) -> Any:
    """The value of a formula: Decimal, date, str or bool; None if something is missing.

    Numbers may be given as int, Decimal or decimal text, dates as date or as text.

    :raises TooManySteps: if the tables among the facts are too long for it.
    """
    return plain(_value(expression, facts), expression.type)


def names_in(expression: Formula) -> frozenset[str]:
    """Names of fields and facts that it asks for, those of its named conditions included."""
    return frozenset(expression.names)


def _value(expression: Formula, facts: Mapping[str, Any]) -> Any:
    known = {name: typed(facts.get(name), type_) for name, type_ in expression.types}
    return run(expression.logic, known)


@lru_cache(maxsize=8192)
def _read(text: str, words: Vocabulary, kind: type[Formula]) -> Formula:
    return read(text, words, kind)

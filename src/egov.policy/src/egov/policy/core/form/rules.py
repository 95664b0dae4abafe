"""Conditions and formulas of one procedure, as a form asks them.

Texts are read once while a form is judged; the language is :mod:`..conditions`.
Inside a row of a table the names of its columns come before those of the form.
"""

from collections.abc import Mapping
from egov.policy.core import conditions
from egov.policy.core.conditions.subjects import types_of_fields
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from typing import Any


Columns = tuple[Field, ...]


class Rules:
    """What the texts of a procedure say of these facts."""

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._read: dict[tuple[str, int], conditions.Condition] = {}
        self._formulas: dict[tuple[str, int], conditions.Formula] = {}
        self._columns: dict[int, dict[str, conditions.Type]] = {}

    def holds(self, text: str, facts: Mapping[str, Any], columns: Columns = ()) -> bool:
        """Whether a condition is true."""
        return conditions.holds(self._condition(text, columns), facts)

    def answers(self, text: str, facts: Mapping[str, Any], columns: Columns = ()) -> bool:
        """Whether everything that a condition asks for is known."""
        return all(facts.get(name) is not None for name in self.names(text, columns))

    def names(self, text: str, columns: Columns = ()) -> frozenset[str]:
        """Fields and facts that a condition asks for."""
        asked = conditions.names_in(self._condition(text, columns))
        return frozenset(name.partition(".")[0] for name in asked)

    def value(self, text: str, facts: Mapping[str, Any], columns: Columns = ()) -> Any:
        """What a formula gives; None if something is missing."""
        return conditions.evaluate(self._formula(text, columns), facts)

    def logic(self, text: str, columns: Columns = ()) -> Any:
        """A condition as JsonLogic."""
        return self._condition(text, columns).logic

    def formula_logic(self, text: str, columns: Columns = ()) -> Any:
        """A formula as JsonLogic."""
        return self._formula(text, columns).logic

    def _condition(self, text: str, columns: Columns) -> conditions.Condition:
        key = (text, id(columns))
        if key not in self._read:
            self._read[key] = (
                conditions.parse(text, self._types(columns), self._named)
                if columns
                else conditions.for_procedure(self._procedure, text)
            )
        return self._read[key]

    def _formula(self, text: str, columns: Columns) -> conditions.Formula:
        key = (text, id(columns))
        if key not in self._formulas:
            self._formulas[key] = (
                conditions.formula(text, self._types(columns), self._named)
                if columns
                else conditions.formula_for(self._procedure, text)
            )
        return self._formulas[key]

    def _types(self, columns: Columns) -> dict[str, conditions.Type]:
        if id(columns) not in self._columns:
            own = types_of_fields(columns)
            self._columns[id(columns)] = {**conditions.types_of(self._procedure), **own}
        return self._columns[id(columns)]

    @property
    def _named(self) -> dict[str, str]:
        return {item.id: item.when for item in self._procedure.conditions}

"""Conditions and formulas of one procedure, as a form asks them.

The language is :mod:`..conditions`.  Inside a row of a ``table`` the names of its columns
come before those of the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core import conditions
from egov.policy.core.model import Procedure
from typing import Any


@dataclass(frozen=True)
class Rules:
    """What the texts of a procedure say of these facts."""

    procedure: Procedure

    def holds(self, text: str, facts: Mapping[str, Any], table: str = "") -> bool:
        """Whether a condition is true."""
        return conditions.holds(self._condition(text, table), facts, table)

    def answers(self, text: str, facts: Mapping[str, Any], table: str = "") -> bool:
        """Whether everything that a condition asks for is known."""
        return all(facts.get(name) is not None for name in self.names(text, table))

    def names(self, text: str, table: str = "") -> frozenset[str]:
        """Fields and facts that a condition asks for."""
        asked = conditions.names_in(self._condition(text, table))
        return frozenset(name.partition(".")[0] for name in asked)

    def value(self, text: str, facts: Mapping[str, Any], table: str = "") -> Any:
        """What a formula gives; None if something is missing."""
        return conditions.evaluate(self._formula(text, table), facts)

    def logic(self, text: str, table: str = "") -> Any:
        """A condition as JsonLogic."""
        return self._condition(text, table).logic

    def formula_logic(self, text: str, table: str = "") -> Any:
        """A formula as JsonLogic."""
        return self._formula(text, table).logic

    def _condition(self, text: str, table: str) -> conditions.Condition:
        return conditions.for_procedure(self.procedure, text, table)

    def _formula(self, text: str, table: str) -> conditions.Formula:
        return conditions.formula_for(self.procedure, text, table)

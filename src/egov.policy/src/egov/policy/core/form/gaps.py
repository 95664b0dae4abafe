"""What a form still lacks, and what in it contradicts its own rules.

Judged once all answers are known; the answers themselves are clean.
"""

from collections import ChainMap
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import parts_of
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.facts import facts_of
from egov.policy.core.form.problems import under
from egov.policy.core.form.rules import Rules
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from typing import Any


@dataclass(frozen=True)
class Judge:
    """Looks at clean answers; ``complete`` also asks for what is required.

    An answer that neither changed nor stands on one that did is judged only when the
    form is to be complete: what was accepted once stops nobody from mending the rest.
    """

    rules: Rules
    context: FormContext
    complete: bool
    changed: Collection[str]

    def problems(
        self,
        fields: Iterable[Field],
        values: Mapping[str, Any],
        facts: Mapping[str, Any],
        table: str = "",
    ) -> list[FieldProblem]:
        """All that is missing, and every rule that is broken, each at its place."""
        found: list[FieldProblem] = []
        for field in fields:
            if table and not self._is_asked(field, facts, table):
                continue
            value = values.get(field.id)
            if self._is_missing(field, value):
                if self.complete and self._is_required(field, facts, table):
                    found.append(FieldProblem.required(field.id))
            elif table or self.complete or self._is_touched(field):
                found += self._inside(field, value, facts)
                found += self._broken(field, facts, table)
        return found

    def _is_asked(self, field: Field, facts: Mapping[str, Any], table: str) -> bool:
        text = field.visible_when
        return not text or self.rules.holds(text, facts, table)

    def _is_missing(self, field: Field, value: Any) -> bool:
        if field.type is FieldType.FILE:
            return field.id not in self.context.supplied
        if field.type is FieldType.CONSENT and field.required:
            return not (value and value["given"])
        return value is None and not (field.type is FieldType.TABLE and field.least_rows)

    def _is_required(self, field: Field, facts: Mapping[str, Any], table: str) -> bool:
        if field.required or not field.required_when:
            return field.required
        return self.rules.holds(field.required_when, facts, table)

    def _is_touched(self, field: Field) -> bool:
        names = self.rules.names(field.valid_when) if field.valid_when else frozenset()
        return not {field.id, *names}.isdisjoint(self.changed)

    def _inside(self, field: Field, value: Any, facts: Mapping[str, Any]) -> list[FieldProblem]:
        if is_composite(field):
            return under(field.id, self.problems(parts_of(field), value, facts))
        return self._rows(field, value or [], facts) if field.type is FieldType.TABLE else []

    def _rows(
        self, field: Field, rows: list[dict[str, Any]], facts: Mapping[str, Any]
    ) -> list[FieldProblem]:
        found: list[FieldProblem] = []
        if self.complete and len(rows) < (field.least_rows or 0):
            found.append(FieldProblem("", "too_few_rows", {"least": field.least_rows}))
        for number, row in enumerate(rows):
            cells = ChainMap(facts_of(field.columns, row), dict(facts))
            problems = self.problems(field.columns, row, cells, field.id)
            found += under(str(number), problems)
        return under(field.id, found)

    def _broken(self, field: Field, facts: Mapping[str, Any], table: str) -> list[FieldProblem]:
        """The rule of a field; in an unfinished form only once all it asks for is there."""
        text = field.valid_when
        if not text or not (self.complete or self.rules.answers(text, facts, table)):
            return []
        if self.rules.holds(text, facts, table):
            return []
        return [FieldProblem(field.id, "rule", {"text": field.valid_message})]

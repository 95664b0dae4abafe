"""Going through a form once, in its order: what is asked, what is answered, what follows.

In the order of the form: a field that is hidden answers nothing to later ones, and a bad
value in it could not be mended.
"""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form.cleaning import clean
from egov.policy.core.form.cleaning import is_blank
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.form.computing import computed
from egov.policy.core.form.computing import computed_of
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.facts import fact
from egov.policy.core.form.plain import is_same
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.problems import MOST
from egov.policy.core.form.problems import under
from egov.policy.core.form.question import Question
from egov.policy.core.form.rules import Rules
from egov.policy.core.form.visibility import is_met
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


ROUNDS = 3
"""How often a form is gone through when what is computed shows or hides a field."""


class Filling:
    """A form being filled: ``values`` to be stored, ``facts`` for conditions, ``problems``."""

    def __init__(
        self,
        procedure: Procedure,
        given: Mapping[str, Any],
        context: FormContext,
        stored: Mapping[str, Any],
        editable: Collection[str] | None,
    ) -> None:
        self.procedure, self.context, self.rules = procedure, context, Rules(procedure)
        self._given, self._stored, self._editable = given, stored, editable
        self._fields = tuple(procedure.fields)
        self._start()

    def fill(self) -> None:
        """Go through the form until what is computed stays as it is."""
        before: Mapping[str, Any] = {}
        for _ in range(ROUNDS):
            self._start()
            self._go(before)
            made = self._computed()
            settled = all(self.values.get(id) == value for id, value in made.items())
            for id, value in made.items():
                self._take(self.procedure.field(id), value)
            if settled:
                break
            before = made

    @property
    def changed(self) -> frozenset[str]:
        """Ids of the fields whose answer is not the stored one."""
        both = {*self.values, *self._stored}
        return frozenset(id for id in both if self.values.get(id) != self._stored.get(id))

    def _start(self) -> None:
        self.values: dict[str, Any] = {}
        self.facts: dict[str, Any] = self.context.known
        self.shown: set[str] = set()
        known = {field.id for field in self._fields}
        names = [str(name)[:60] for name in self._given if name not in known][:MOST]
        self.problems = [FieldProblem(name, "unknown_field") for name in names]

    def _go(self, computed_before: Mapping[str, Any]) -> None:
        for section in self.procedure.sections:
            if not is_met(section, self.rules, self.facts):
                continue
            for field in section.fields:
                if not is_met(field, self.rules, self.facts):
                    continue
                self.shown.add(field.id)
                try:
                    value = self._answer(field)
                except Bad as bad:
                    self.problems += under(field.id, bad.problems)
                    continue
                if field.type is FieldType.COMPUTED:
                    value = computed_before.get(field.id, value)
                self._take(field, value)

    def _take(self, field: Field, value: Any) -> None:
        self.values.pop(field.id, None)
        if value is not None:
            self.values[field.id] = value
        self.facts[field.id] = fact(field, value, self.context.supplied)

    def _answer(self, field: Field) -> Any:
        """What is answered now; what is computed is so from the answers before it."""
        kept = self._stored.get(field.id)
        value = self._given_to(field, kept) if field.id in self._given else kept
        if field.type is FieldType.COMPUTED:
            return computed(field, self.facts, self.rules)
        return value

    def _given_to(self, field: Field, kept: Any) -> Any:
        given = self._given[field.id]
        if self._editable is None or field.id in self._editable or field.type in SILENT:
            return clean(Question(field, self.context, self.rules, self.facts, kept), given)
        if not is_same(given, kept) and not (kept is None and is_blank(given)):
            raise Bad("not_editable")
        return kept

    def _computed(self) -> dict[str, Any]:
        """What all computed fields that are asked for are, given all answers; None too."""
        asked = tuple(field for field in self._fields if field.id in self.shown)
        found = computed_of(asked, self.facts, self.rules)
        ids = (field.id for field in asked if field.type is FieldType.COMPUTED)
        return {id: found.get(id) for id in ids}

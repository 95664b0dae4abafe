"""One field as it is asked in one form: all that a cleaner may look at."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.rules import Rules
from egov.policy.core.model import Field
from typing import Any


@dataclass(frozen=True)
class Question:
    """A field, its surroundings, the answers before it and the one it has already.

    ``facts`` are the answers to the fields before it and what the context knows (in a row
    of a table, its cells first); ``kept`` is its stored answer or None.
    """

    field: Field
    context: FormContext
    rules: Rules
    facts: MutableMapping[str, Any]
    kept: Any = None

    def part(self, field: Field, kept: Any, facts: MutableMapping[str, Any]) -> "Question":
        """The question of a part or a cell of this one."""
        return replace(self, field=field, kept=kept, facts=facts)

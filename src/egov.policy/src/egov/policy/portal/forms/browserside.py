"""Which conditions and formulas a page leaves to the browser.

Used where questions are made.  The browser can judge what asks only for questions of
the same page and for facts that the page tells; what it cannot judge shows always, and
the server decides when the form is sent.
"""

from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core import conditions
from egov.policy.core.conditions import Formula
from egov.policy.core.conditions.types import described
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure

import json


@dataclass(frozen=True)
class BrowserSide:
    """What the browser can know: the questions ``here``, the names of ``facts`` it is told.

    Inside a row of a ``table`` its columns come before them.
    """

    procedure: Procedure
    here: frozenset[str]
    facts: frozenset[str]
    table: str = ""

    def within(self, table: Field) -> "BrowserSide":
        """The same inside a row of a table."""
        own = frozenset(column.id for column in table.columns)
        return replace(self, table=table.id, here=self.here | own)

    def type_of(self, field: Field) -> str | None:
        """As what the browser compares an answer; None for what cannot be compared."""
        types = conditions.types_of(self.procedure, self.table)
        if field.id not in types:
            return None
        told = described(types[field.id])
        return told if isinstance(told, str) else json.dumps(told)

    def condition(self, text: str) -> str:
        """A condition as JsonLogic; empty if the browser has none to judge."""
        return (
            self._told(conditions.for_procedure(self.procedure, text, self.table)) if text else ""
        )

    def formula(self, text: str) -> str:
        """A formula as JsonLogic; empty if the browser cannot compute it."""
        return self._told(conditions.formula_for(self.procedure, text, self.table))

    def _told(self, read: Formula) -> str:
        names = {name.partition(".")[0] for name in conditions.names_in(read)}
        if not names & self.here or not names <= self.here | self.facts:
            return ""
        return json.dumps(read.logic)

"""What a form asks of the world around it, at one moment.

Made by whoever takes values in: casework from the site, the rehearsal from its small
world.  It holds no answers and nothing of the procedure.
"""

from babel.numbers import get_currency_precision
from babel.numbers import get_territory_currencies
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from egov.policy.core.model import Field
from typing import Any


@dataclass(frozen=True)
class FormContext:
    """The day, the person, the country, and who knows places, cases, agents and units.

    The callables say whether a code or an id may answer that field, a place by whether it
    exists on that day.  ``supplied`` are the pieces that are there, ``facts`` what conditions
    may ask besides the answers and ``today``; a case that is not there yet would be opened and
    filed today.
    """

    today: date
    now: datetime
    country: str
    currency: str
    is_location: Callable[[str, Field, date], bool]
    is_case: Callable[[str, Field], bool]
    is_agent: Callable[[str, Field], bool]
    is_unit: Callable[[str, Field], bool]
    user: str = ""
    supplied: frozenset[str] = frozenset()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, Any]:
        """What conditions may ask besides the answers."""
        return {**dict.fromkeys(("today", "opened_on", "filed_on"), self.today), **self.facts}

    def places_of(self, asked: Field) -> int:
        """Decimals of an amount of money: those of its currency."""
        return int(get_currency_precision(asked.currency or self.currency))


def currency_of(country: str) -> str:
    """The currency in which a country pays, by ISO 4217; empty if it has none of its own."""
    return next(iter(get_territory_currencies(country)), "")

"""Until when a closed file is kept, what then becomes of it, when it opens.

Used by classification, which holds the rules, and by archiving, which shows
and executes what is due.  It knows neither holds nor approvals: a date that
has come is a proposal, never a permission to destroy.

Two ways of counting, said by the rule and never by the code:

* ``exact``: trigger date + years (29 February + 1 year is 28 February);
* ``year_end``: 1 January after as many whole calendar years.  A file closed on
  3 January 2013 and kept for 10 years is due on 1 January 2024.

The closure period (*délai de communicabilité*) is counted from the same event,
to the day in both modes: it protects people and not the tidiness of shelves.
"""

from .deadlines import add_months
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


MAX_YEARS = 999
"""Longest period a rule may state; what is kept for ever says *keep*."""


class FinalAction(StrEnum):
    """What becomes of a file at the end (*sort final*)."""

    KEEP = "keep"
    DESTROY = "destroy"
    SORT = "sort"


class RetentionMode(StrEnum):
    """How the years of a rule are counted."""

    EXACT = "exact"
    YEAR_END = "year_end"


@dataclass(frozen=True)
class RetentionRule:
    """The rule of one class of the plan: trigger, years (*DUA*), final action.

    ``trigger`` is the event in the words of the plan, ``mandate`` the legal
    text, ``source`` the origin of the values.  ``closure_years`` pass before
    anybody may read the file; 0 opens it at once.
    """

    code: str
    label: str
    years: int
    trigger: str
    action: FinalAction
    closure_years: int
    mode: RetentionMode = RetentionMode.EXACT
    mandate: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        for years in (self.years, self.closure_years):
            if not 0 <= years <= MAX_YEARS:
                raise ValueError(f"class {self.code}: {years} is not 0 to {MAX_YEARS} years")


@dataclass(frozen=True)
class DisposalReason:
    """Why a date is what it is: the facts of a sentence in any language."""

    code: str
    label: str
    years: int
    trigger: str
    trigger_date: date | None
    mode: RetentionMode
    mandate: str


@dataclass(frozen=True)
class Disposal:
    """What a rule says of one file.  Without a trigger date nothing is known."""

    due: date | None
    action: FinalAction
    open_on: date | None
    reason: DisposalReason


def disposal(rule: RetentionRule, trigger_date: date | None) -> Disposal:
    """Dates of one file under a rule; ``trigger_date`` is None until the event happens."""
    reason = DisposalReason(
        code=rule.code,
        label=rule.label,
        years=rule.years,
        trigger=rule.trigger,
        trigger_date=trigger_date,
        mode=rule.mode,
        mandate=rule.mandate,
    )
    if trigger_date is None:
        return Disposal(due=None, action=rule.action, open_on=None, reason=reason)
    return Disposal(
        due=_due(rule, trigger_date),
        action=rule.action,
        open_on=add_months(trigger_date, 12 * rule.closure_years),
        reason=reason,
    )


def _due(rule: RetentionRule, trigger_date: date) -> date:
    if rule.mode is RetentionMode.YEAR_END:
        return date(trigger_date.year + rule.years + 1, 1, 1)
    return add_months(trigger_date, 12 * rule.years)

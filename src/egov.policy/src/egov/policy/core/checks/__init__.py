"""Does a procedure make sense?  Every fault with its place and its remedy.

The reader has seen to the form; here the parts are held against each other and
against the office: reachable states, actors that somebody can hold, conditions
that can be true, effects with their parameters, numbers, texts.  Codes are
explained in ``docs/reference/checks.md``, which is written from :mod:`.codes`.
"""

from collections.abc import Callable
from egov.policy.core.checks import acts
from egov.policy.core.checks import amounts
from egov.policy.core.checks import asking
from egov.policy.core.checks import automatic
from egov.policy.core.checks import conditions
from egov.policy.core.checks import corners
from egov.policy.core.checks import effects
from egov.policy.core.checks import fees
from egov.policy.core.checks import flow
from egov.policy.core.checks import forms
from egov.policy.core.checks import inherited
from egov.policy.core.checks import lasting
from egov.policy.core.checks import letters
from egov.policy.core.checks import logic
from egov.policy.core.checks import messages
from egov.policy.core.checks import names
from egov.policy.core.checks import needs
from egov.policy.core.checks import numbers
from egov.policy.core.checks import options
from egov.policy.core.checks import others
from egov.policy.core.checks import papers
from egov.policy.core.checks import people
from egov.policy.core.checks import staffing
from egov.policy.core.checks import tasks
from egov.policy.core.checks import texts
from egov.policy.core.checks import timing
from egov.policy.core.checks import totals
from egov.policy.core.checks import values
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.context import NumberUse
from egov.policy.core.checks.context import OptionSet
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.inherited import told
from egov.policy.core.checks.numbers import uses_of
from egov.policy.core.checks.outline import Outline
from egov.policy.core.findings import Finding
from egov.policy.core.model import Procedure
from egov.policy.core.options import opened
from egov.policy.core.reader import Source


RULES: tuple[Callable[[Outline, Report], None], ...] = (
    *names.RULES,
    *people.RULES,
    *staffing.RULES,
    *effects.RULES,
    *others.RULES,
    *papers.RULES,
    *letters.RULES,
    *numbers.RULES,
    *flow.RULES,
    *automatic.RULES,
    *tasks.RULES,
    *needs.RULES,
    *timing.RULES,
    *forms.RULES,
    *values.RULES,
    *asking.RULES,
    *conditions.RULES,
    *logic.RULES,
    *corners.RULES,
    *texts.RULES,
    *options.RULES,
    *fees.RULES,
    *amounts.RULES,
    *totals.RULES,
    *acts.RULES,
    *messages.RULES,
    *lasting.RULES,
    *inherited.RULES,
)
"""All checks, in the order in which they are run."""


def check(
    procedure: Procedure, source: Source, context: CheckContext | None = None
) -> list[Finding]:
    """What is wrong with a procedure, by line, whatever units set for themselves."""
    outline = Outline(opened(procedure), context or CheckContext())
    report = Report(source)
    for rule in RULES:
        rule(outline, report)
    return inherited.told(source, report.findings)


__all__ = ["CheckContext", "NumberUse", "OptionSet", "check", "told", "uses_of"]

"""All codes that checks give: what they say, how to mend it, why it matters, an example.

``docs/reference/checks.md`` is written from these tables (``make docs``).  A code keeps
its meaning for ever; the number of one that is gone is not given again.
"""

from collections.abc import Mapping
from egov.policy.core.checks.codes import acts
from egov.policy.core.checks.codes import conditions
from egov.policy.core.checks.codes import fees
from egov.policy.core.checks.codes import fields
from egov.policy.core.checks.codes import flow
from egov.policy.core.checks.codes import inherited
from egov.policy.core.checks.codes import lasting
from egov.policy.core.checks.codes import messages
from egov.policy.core.checks.codes import names
from egov.policy.core.checks.codes import options
from egov.policy.core.checks.codes import papers
from egov.policy.core.checks.codes import people
from egov.policy.core.checks.codes import tasks
from egov.policy.core.checks.codes import texts
from egov.policy.core.checks.codes import timing
from egov.policy.core.checks.codes import totals
from egov.policy.core.checks.codes.code import Code
from egov.policy.core.checks.codes.code import DID_YOU_MEAN
from egov.policy.core.checks.codes.code import sentence


CHAPTERS: Mapping[str, Mapping[str, Code]] = {
    "States and transitions": flow.CODES,
    "Tasks": tasks.CODES,
    "Time": timing.CODES,
    "Actors": people.CODES,
    "Names": names.CODES,
    "Fields": fields.CODES,
    "Conditions and formulas": conditions.CODES,
    "Effects, numbers and papers": papers.CODES,
    "Texts": texts.CODES,
    "Options of units": options.CODES,
    "Fees": fees.CODES,
    "Totals": totals.CODES,
    "Official registers": acts.CODES,
    "Messages": messages.CODES,
    "Earlier versions": lasting.CODES,
    "Inheritance": inherited.CODES,
}
"""The tables, by what they are about."""

CODES: Mapping[str, Code] = {
    code: known for table in CHAPTERS.values() for code, known in table.items()
}
"""Code → what it means."""

__all__ = ["CHAPTERS", "CODES", "DID_YOU_MEAN", "Code", "sentence"]

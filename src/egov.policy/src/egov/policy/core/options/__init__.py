"""What a unit sets for itself: which values are good, and a procedure as it stands with them.

A definition declares options and uses them by ``option('id')``: in conditions and
formulas, as the function of an actor, as a period, as a text.  Everything that works
with a procedure gets one in which they have their values, and knows nothing of this.
Used by the reader and the checks, by rehearsals, and by the site for each case.
"""

from egov.policy.core.options.standing import applied
from egov.policy.core.options.standing import chosen
from egov.policy.core.options.standing import chosen_in
from egov.policy.core.options.standing import opened
from egov.policy.core.options.values import BOUNDED
from egov.policy.core.options.values import can_be
from egov.policy.core.options.values import cleaned
from egov.policy.core.options.values import PERIOD
from egov.policy.core.options.values import period_of
from egov.policy.core.options.values import period_text


__all__ = [
    "BOUNDED",
    "PERIOD",
    "applied",
    "can_be",
    "chosen",
    "chosen_in",
    "cleaned",
    "opened",
    "period_of",
    "period_text",
]

"""What units take for their acts: tariffs, each from a day on, for a unit and all below it.

Used when a case is filed; what it then owes stays on the case and is not asked here
again.  What is entered is never taken back, so that one can always tell what held when.
"""

from egov.policy.tariffs.entering import enter
from egov.policy.tariffs.entering import may_enter
from egov.policy.tariffs.store import changes
from egov.policy.tariffs.store import entries
from egov.policy.tariffs.store import in_force
from egov.policy.tariffs.store import known
from egov.policy.tariffs.store import prices
from egov.policy.tariffs.store import TariffEntry


__all__ = ["TariffEntry", "changes", "enter", "entries", "in_force", "known", "may_enter", "prices"]

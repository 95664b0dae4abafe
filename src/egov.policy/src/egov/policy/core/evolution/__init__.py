"""How a procedure changes from version to version: what differs, what ids mean for ever.

Pure: versions come as procedures, or as plain data that was kept of them.
"""

from egov.policy.core.evolution.difference import Change
from egov.policy.core.evolution.difference import difference
from egov.policy.core.evolution.difference import What


__all__ = ["Change", "What", "difference"]

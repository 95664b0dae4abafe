"""What becomes of a case once it is closed."""

from egov.policy.archiving.disposal import CaseDisposal
from egov.policy.archiving.disposal import disposal
from egov.policy.archiving.reason import reason_text
from egov.policy.archiving.starting import start_retention


__all__ = ["CaseDisposal", "disposal", "reason_text", "start_retention"]

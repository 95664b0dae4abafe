"""The flow of a procedure as a picture; nothing of a case is in it."""

from egov.policy.core.drawing.bpmn import as_bpmn
from egov.policy.core.drawing.flow import numbered
from egov.policy.core.drawing.svg import diagram


__all__ = ["as_bpmn", "diagram", "numbered"]

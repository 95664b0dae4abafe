"""What can go wrong with the papers themselves; other faults are those of ``core.errors``."""

from egov.policy.core.errors import EgovError


class TemplateRefused(EgovError):
    """A template is unsafe or cannot be filled in; ``faults`` says why, in sentences."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


class ConversionFailed(EgovError):
    """A letter cannot become an archivable PDF, however often it is tried."""

"""What the plan tells the checks of definitions."""

from egov.policy.classification.plan import classes
from egov.policy.procedures import IOfficeFact
from zope.interface import provider


@provider(IOfficeFact)
def open_classes(of=None) -> dict[str, bool] | None:
    """Whether each open class has a rule of retention; None as long as there is no plan.

    Nothing of the plan is kept with a version.
    """
    return {item.code: item.rule is not None for item in classes()} or None

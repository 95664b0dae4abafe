"""The classes of the plan as content: ``/plan/3/3.2/3.2.2``.

The path follows from the code, so a class is found without a query.  A class
keeps what each version of the plan said of it; nothing is overwritten and
nothing deleted.  Classes are not catalogued: the plan is read as a whole.
"""

from egov.policy.classification.interfaces import IClassificationClass
from egov.policy.core.plan import PlanClass
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.retention import RetentionRule
from plone.dexterity.content import Container
from typing import Any
from zope.interface import implementer


@implementer(IClassificationClass)
class ClassificationClass(Container):
    """One class in all versions of the plan.

    ``entries`` are pairs of the number of a version and what it said, oldest
    first; only versions that changed the class stand there, with None where one
    closed it.
    """

    _ordering = "unordered"

    entries = ()

    @property
    def code(self) -> str:
        """The code, which is the id."""
        return self.getId()

    def said_in(self, version: int) -> PlanClass | None:
        """What a version said: None if it had closed the class or did not have it yet."""
        said = [data for number, data in self.entries if number <= version]
        return self._made(said[-1]) if said else None

    def applying_in(self, version: int) -> PlanClass | None:
        """What applies to the files of the class: the last that was said, else the first.

        Files of a closed class keep its last rule, and files older than the plan
        follow the first.
        """
        said = [(number, data) for number, data in self.entries if data is not None]
        past = [data for number, data in said if number <= version]
        return self._made(past[-1] if past else said[0][1]) if said else None

    def say(self, version: int, item: PlanClass | None) -> None:
        """Add what a new version says; None closes the class."""
        self.entries = (*self.entries, (version, as_data(item) if item else None))
        if item:
            self.title = item.label

    def indexObject(self) -> None:
        """Not catalogued."""

    def reindexObject(self, idxs=()) -> None:
        """Not catalogued."""

    def reindexObjectSecurity(self, skip_self=False) -> None:
        """Not catalogued."""

    def unindexObject(self) -> None:
        """Not catalogued."""

    def _made(self, data: dict[str, Any] | None) -> PlanClass | None:
        return from_data(self.code, data) if data else None


def as_data(item: PlanClass) -> dict[str, Any]:
    """What a version says of a class, as it is stored."""
    data: dict[str, Any] = {"label": item.label, "source": item.source, "rule": None}
    if item.rule is not None:
        data["rule"] = {
            "years": item.rule.years,
            "trigger": item.rule.trigger,
            "action": str(item.rule.action),
            "mode": str(item.rule.mode),
            "mandate": item.rule.mandate,
            "closure_years": item.rule.closure_years,
        }
    return data


def from_data(code: str, data: dict[str, Any]) -> PlanClass:
    """The inverse of :func:`as_data`."""
    label, source, rule = data["label"], data["source"], data["rule"]
    made = None
    if rule is not None:
        kinds = {"action": FinalAction(rule["action"]), "mode": RetentionMode(rule["mode"])}
        made = RetentionRule(code=code, label=label, source=source, **{**rule, **kinds})
    return PlanClass(code, label, code.rpartition(".")[0], made, source)

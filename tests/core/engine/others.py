"""Effects that reach beyond the case: what random procedures do with other cases.

``BESIDE`` is the procedure of those cases.  The engine and a rehearsal only hand these effects
out; ``Others`` says what must have become of the other cases, for the site to be held against.
"""

from .cast import words
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.engine import EffectDue
from egov.policy.core.model import Actor
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Filing
from egov.policy.core.model import Numbering
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind


OTHER = "0" * 32
"""The case that is there before: what the field ``other`` names."""

EARLIER = {"name": "Bornage", "day": "2026-03-02"}
"""What was answered in a case of the same procedure that is there before."""

EFFECTS = (
    Effect("link_case", {"field": "other"}),
    Effect("link_case", {"field": "other", "as": "appeal"}),
    Effect("close_case", {"field": "other", "transition": "stop"}),
    Effect("close_case", {"field": "linked", "transition": "stop"}),
    Effect("start_case", {"procedure": "beside", "fields": {"about": "name"}}),
    Effect("start_case", {"procedure": "beside", "unit": "unit", "link": True}),
    Effect("search_duplicates", {"names": ["name"], "date": "day", "days": 5, "flag": "hot"}),
    Effect("start_retention", {"event": "handed-over"}),
    Effect("call_web", {"endpoint": "tax-office", "fields": ["amount", "agent"]}),
)

BESIDE = Procedure(
    id="beside",
    version=1,
    title=words("Beside"),
    description=words("A procedure of other cases"),
    legal_basis=words("None"),
    channels=("counter",),
    unit_kinds=("zone",),
    filing=Filing("3.2.2"),
    numbering=Numbering("beside", "B-{unit}-{year}-{number}"),
    actors=(Actor("clerk", words("Clerk"), function="clerk"),),
    subject=("about",),
    sections=(Section("all", words("All"), (Field("about", FieldType.TEXT, words("About")),)),),
    states=(
        State(
            "draft",
            StateKind.DRAFT,
            words("Draft"),
            tasks=(Task("prepare", "clerk", words("Prepare"), complete="stop"),),
            edit=("clerk",),
        ),
        State("stopped", StateKind.FINAL, words("Stopped")),
    ),
    transitions=(Transition("stop", words("Stop"), ("draft",), "stopped", "clerk"),),
)


@dataclass
class Others:
    """The other cases: how many were started, which are linked with the case, which ended.

    They are called ``OTHER``, and ``1``, ``2``, … as they were started.
    """

    started: int = 0
    linked: set = field(default_factory=set)
    ended: set = field(default_factory=set)

    def follow(self, events):
        """What effects do to them, in their order."""
        for event in events:
            if isinstance(event, EffectDue) and (do := _DO.get(event.name)):
                do(self, event)
        return self


def _start(others, event):
    others.started += 1
    if event.parameters.get("link"):
        others.linked.add(str(others.started))


def _link(others, event):
    if event.values.get("other"):
        others.linked.add(OTHER)


def _close(others, event):
    linked = event.parameters["field"] == "linked"
    others.ended |= others.linked if linked else {event.values.get("other")} - {None}


_DO = {"start_case": _start, "link_case": _link, "close_case": _close}

"""What happened to a case: the timeline from its journal, the steps of its way."""

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import cases
from egov.policy import journal
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.portal.case.telling import Event
from egov.policy.portal.case.telling import Teller
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import start_of


EVENTS_PER_PAGE = 20


@dataclass(frozen=True)
class Step:
    """A state on the way of a case: done, current or ahead (empty)."""

    title: Spoken
    mark: str


def timeline(page: Page, case) -> tuple[list[Event], Paging]:
    """The newest events first, a page of them."""
    start = start_of(page.request.form)
    found = journal.entries(case, start, EVENTS_PER_PAGE, newest_first=True)
    total = journal.head(case).size
    paging = Paging(f"{case.absolute_url()}/@@case", {}, start, total, EVENTS_PER_PAGE)
    teller = Teller(page, case)
    return [teller.event(entry) for entry in found], paging


def steps(page: Page, case) -> list[Step]:
    """States passed, the current one, then those of the usual way on."""
    procedure, current = cases.procedure_of(case), cases.state_of(case)
    passed = [step.source for step in cases.situation_of(case).steps if step.source != current.id]
    unique = list(dict.fromkeys(reversed(passed)))[::-1]
    ahead = list(usual_way(procedure, current.id))
    done = [id for id in unique if id not in ahead]
    marked = [(id, "done") for id in done] + [(current.id, "current")] + [(id, "") for id in ahead]
    return [Step(page.say(procedure.state(id).title), mark) for id, mark in marked]


def usual_way(procedure: Procedure, id: str) -> Iterator[str]:
    """The states that follow when all that is asked is completed."""
    seen = {id}
    while id := _onward(procedure, procedure.state(id), seen):
        seen.add(id)
        yield id


def _onward(procedure: Procedure, state: State, seen: Collection[str]) -> str:
    """The state that usually comes next: where the end of a task leads, or what follows by itself.

    A decision that leads back is no way on: who pursues a debt keeps waiting for the money.
    """
    ends = [state.complete, *(task.complete for task in state.tasks)]
    itself = [item.id for item in procedure.leaving(state.id) if item.automatic is not None]
    targets = (procedure.transition(id).target for id in (*ends, *itself) if id)
    return next((target for target in targets if target not in seen), "")

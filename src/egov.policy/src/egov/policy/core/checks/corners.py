"""Checks of branches: none leads a case to where only giving it up is left.

The flow is walked in the abstract, from state to state with the flags that stand.  What a
transition asked of the answers is taken to hold for good: who was late stays late when the
case comes back.  Whatever else a condition asks may be so or not.  Giving up is what no task
names and no condition guards, to an end or to where the answers can be made to fit.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core.checks import truth
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.flagged import Flow
from egov.policy.core.checks.flagged import Place
from egov.policy.core.checks.lastingness import lasting_parts
from egov.policy.core.checks.outline import Outline
from egov.policy.core.checks.ways import Way
from egov.policy.core.terms import StateKind
from typing import Any


MOST = 20_000
"""So many ways are looked at for one definition; what lies behind them is not told."""

CLOSED = ("E105", "E107", "E153", "W224")
"""Codes of states that are told not to be left."""


def none_is_cornered(outline: Outline, report: Report) -> None:
    """Wherever a case comes, something else is left than giving it up."""
    told = {finding.path for finding in report.findings if finding.code in CLOSED}
    flow = Flow(outline)
    for taken, state in _corners(flow):
        path = f"states.{state}"
        if path not in told:
            told.add(path)
            report.add("W228", path, name=state, transition=taken)


RULES = (none_is_cornered,)


def _corners(flow: Flow) -> Iterator[tuple[str, str]]:
    """Transitions, each with the first state behind it in which a case is cornered."""
    drafts = [Place(state.id) for state in flow.outline.of_kind(StateKind.DRAFT)]
    everywhere = _Walk(flow, drafts, ())
    if (found := everywhere.corner()) is not None:
        yield everywhere.before[found][0][1], found.state
    for held, taken, starts in _pinned(flow, everywhere):
        if (found := _Walk(flow, starts, held).corner()) is not None:
            yield taken, found.state


def _pinned(flow: Flow, everywhere: "_Walk") -> Iterator[tuple[tuple[Any, ...], str, list[Place]]]:
    """What each transition asks of the answers, and where a case is after it."""
    for place, steps in everywhere.steps.items():
        for way, targets in steps:
            held = lasting_parts(flow.outline, flow.logic(way.transition, place.flags))
            if held and flow.others_ask(way.transition, held):
                yield held, way.transition.id, targets


class _Walk:
    """All places to which a case comes from some others while that holds."""

    def __init__(self, flow: Flow, starts: Iterable[Place], held: tuple[Any, ...]) -> None:
        self.flow, self.held, self.names = flow, held, frozenset(truth.names_in(held))
        self.steps: dict[Place, list[tuple[Way, list[Place]]]] = {}
        self.before: dict[Place, list[tuple[Place, str]]] = {}
        self._open: dict[tuple[str, str, frozenset[str]], bool] = {}
        self._go(list(dict.fromkeys(starts)))

    def corner(self) -> Place | None:
        """The first place at which nothing leads on any more; None if none, or too many."""
        if self.flow.looked_at > MOST:
            return None
        waiting = [place for place in self.steps if self._is_an_end(place)]
        fine = set(waiting)
        while waiting:
            new = {place for place, _ in self.before.get(waiting.pop(), ())} - fine
            fine |= new
            waiting.extend(new)
        cornered = (place for place in self.steps if place not in fine)
        return next((place for place in cornered if self._closes(place)), None)

    def _go(self, waiting: list[Place]) -> None:
        for place in waiting:
            if place in self.steps:
                continue
            self.flow.looked_at += 1 + len(self.flow.leaving.get(place.state, ()))
            if self.flow.looked_at > MOST:
                return
            self.steps[place] = list(self._from(place))
            for way, targets in self.steps[place]:
                for target in targets:
                    self.before.setdefault(target, []).append((place, way.transition.id))
                    waiting.append(target)

    def _from(self, place: Place) -> Iterator[tuple[Way, list[Place]]]:
        for way in self.flow.leaving.get(place.state, ()):
            # Where the answers change, what is held says nothing any more.
            gone = self.flow.gives_up(way, self.names)
            if not gone and self._is_open(way, place.flags):
                yield way, self.flow.after(way.transition, place.flags)

    def _is_open(self, way: Way, flags: frozenset[str]) -> bool:
        asked = flags & self.flow.flags[way.transition.id]
        key = way.source, way.transition.id, asked
        if key not in self._open:
            self._open[key] = self.flow.is_open(way, asked, self.held)
        return self._open[key]

    def _is_an_end(self, place: Place) -> bool:
        state = self.flow.outline.states[place.state]
        return state.kind is StateKind.FINAL or self.flow.may_change(place.state, self.names)

    def _closes(self, place: Place) -> bool:
        """Whether a condition shuts what would have led on from there."""
        taken = [way for way, _ in self.steps[place]]
        meant = (
            way
            for way in self.flow.leaving.get(place.state, ())
            if way.target in self.flow.sound and not self.flow.gives_up(way, self.names)
        )
        return any(way not in taken for way in meant)

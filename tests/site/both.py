"""A test of a definition in both worlds: rehearsed, and played on the fixture site.

What is recorded from the case of the site is held against it as well: a third way to walk.
"""

from .stage import SiteStage
from dataclasses import replace
from egov.policy import casework
from egov.policy.core.rehearsal import play
from pytest import MonkeyPatch


def play_in_both(portal, procedure, test):
    """How a test goes on the site: to the last event as in a rehearsal, which is asserted."""
    return walk_in_both(portal, procedure, test)[0]


def walk_in_both(portal, procedure, test):
    """The same, with the test that is recorded from the case: it walks as the case did."""
    rehearsed, stages = play(procedure, test), []
    with MonkeyPatch.context() as patched:

        def stage(*given):
            stages.append(SiteStage(portal, patched, *given))
            return stages[-1]

        played = play(procedure, test, stage)
        recorded = casework.trace(stages[0].case)
    assert played.failures == rehearsed.failures
    assert played.trace == rehearsed.trace
    assert told(played.visits[-1]) == told(rehearsed.visits[-1])
    assert (recorded.report.failures, recorded.stopped) == ((), "")
    assert way(recorded.report.visits[-1]) == way(played.visits[-1])
    return played, recorded


def told(situation):
    """Where a case stands, but for its number, which counts other cases too."""
    return vars(replace(situation, number=""))


def way(now):
    """The way of a case, and what stands beside its state: what no answer or person changes."""
    taken = [(step.transition, step.source, step.target) for step in now.steps]
    return taken, now.state, now.flags, now.papers

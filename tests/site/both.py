"""A test of a definition in both worlds: rehearsed, and played on the fixture site."""

from .stage import SiteStage
from dataclasses import replace
from egov.policy.core.rehearsal import play
from functools import partial
from pytest import MonkeyPatch


def play_in_both(portal, procedure, test):
    """How a test goes on the site: to the last event as in a rehearsal, which is asserted."""
    rehearsed = play(procedure, test)
    with MonkeyPatch.context() as patched:
        played = play(procedure, test, partial(SiteStage, portal, patched))
    assert played.failures == rehearsed.failures
    assert played.trace == rehearsed.trace
    assert told(played.visits[-1].situation) == told(rehearsed.visits[-1].situation)
    return played


def told(situation):
    """Where a case stands, but for its number, which counts other cases too."""
    return vars(replace(situation, number=""))

"""Whatever people answer and decide in a rehearsal: nothing is lost, nothing waits unseen.

The same walks as on the site (``tests/plone/casework/test_random_walks.py``), many more of them.
"""

from ..engine import cast
from ..engine import questions
from ..engine import quiet
from ..engine import strategies
from ..engine import walks
from ..engine.history import require_kept
from ..engine.others import EARLIER
from ..engine.standing import faults
from .steps import doing
from .steps import opening
from .town import Town
from .town import TownStage
from egov.policy.core.model import Test
from egov.policy.core.model import Text
from egov.policy.core.rehearsal.playing import attempt
from hypothesis import given


class Watched(TownStage):
    """A rehearsal of which every turn is looked at."""

    def _keep(self, turn):
        require_kept(self.procedure, self.situation, turn)
        super()._keep(turn)


@walks.tried(40)
@given(strategies.procedures(), questions.OPENING, walks.RESTLESS)
def test_a_random_walk_loses_nothing_and_never_waits_unseen(procedure, values, walk):
    go(procedure, values, walk)


@walks.tried(10)
@given(quiet.procedures(), questions.OPENING, walks.RESTLESS)
def test_where_nobody_is_asked_it_is_seen_whether_a_case_goes_on(procedure, values, walk):
    go(procedure, values, walk)


def go(procedure, values, walk):
    """Walk, and look at the case after each act."""
    test = Test("walk", Text(), (), earlier=(EARLIER,))
    stage = Watched(procedure, test, Town(procedure, test, cast.GROUPS))
    assert attempt(stage, opening(values, stage)) == ()
    assert faults(procedure, stage.situation, stage.world) == []
    for act in walk:
        if (do := doing(act, stage)) is not None:
            do(stage)
            assert faults(procedure, stage.situation, stage.world) == []

"""What a case says to people of what has just happened to it.

Used to carry a turn out, once its effects are there, and when a paper is ready.  Who is
told what, the core decides; how they are reached is for ``messages``.
"""

from egov.policy import cases
from egov.policy import messages
from egov.policy.casework.situations import load
from egov.policy.core.engine import Turn
from egov.policy.core.messages import actors_of
from egov.policy.core.messages import defined
from egov.policy.core.messages import Moment
from egov.policy.core.messages import moments
from egov.policy.core.messages import Saying
from egov.policy.core.messages import standard
from egov.policy.core.terms import OccasionKind


def tell(case, turn: Turn, world: cases.SiteWorld) -> None:
    """Say what is said of a turn."""
    _say(case, moments(turn.events, turn.after), world, actors_of(turn.events))


def tell_of_paper(event) -> None:
    """Subscriber: say what is said of a paper that is ready."""
    case, paper = event.object, event.document.document
    _say(case, (Moment(OccasionKind.DOCUMENT, paper),), cases.SiteWorld(case), frozenset())


def _say(
    case, happened: tuple[Moment, ...], world: cases.SiteWorld, done_by: frozenset[str]
) -> None:
    procedure, of_work = cases.procedure_of(case), messages.tells_of_work()
    if not happened or not (procedure.messages or of_work):
        return
    situation = load(case)
    said: list[Saying] = [*defined(procedure, situation, happened, world)]
    if of_work:
        said += standard(procedure, situation, happened, world, done_by)
    messages.tell(case, situation, said)

"""What a case says to people of what has just happened to it.

Used to carry a turn out, once its effects are there, and when a paper is ready.  Who is
told what, the core decides; how they are reached is for ``messages``.
"""

from egov.policy import cases
from egov.policy import messages
from egov.policy.casework.situations import load
from egov.policy.core.engine import EffectDue
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.messages import actors_of
from egov.policy.core.messages import defined
from egov.policy.core.messages import Moment
from egov.policy.core.messages import moments
from egov.policy.core.messages import Saying
from egov.policy.core.messages import standard
from egov.policy.core.messages import unaddressed
from egov.policy.core.terms import OccasionKind


def tell(case, turn: Turn, world: cases.SiteWorld) -> Situation | None:
    """Say what is said of a turn; gives where the case stands, if that had to be known."""
    happened = moments(turn.events, turn.after)
    if not _speaks(case, happened):
        return None
    effects = any(isinstance(event, EffectDue) for event in turn.events)
    now = load(case) if effects else turn.after
    _say(case, now, happened, world, actors_of(turn.events))
    return now


def tell_of_paper(event) -> None:
    """Subscriber: say what is said of a paper that is ready."""
    case, happened = event.object, (Moment(OccasionKind.DOCUMENT, event.document.document),)
    if _speaks(case, happened):
        _say(case, load(case), happened, cases.SiteWorld(case), frozenset())


def _speaks(case, happened: tuple[Moment, ...]) -> bool:
    return bool(happened) and bool(cases.procedure_of(case).messages or messages.tells_of_work())


def _say(
    case,
    situation: Situation,
    happened: tuple[Moment, ...],
    world: cases.SiteWorld,
    done_by: frozenset[str],
) -> None:
    procedure = cases.procedure_of(case)
    said: list[Saying] = [*defined(procedure, situation, happened, world)]
    said += unaddressed(procedure, situation, happened, world)
    if messages.tells_of_work():
        said += standard(procedure, situation, happened, world, done_by)
    messages.tell(case, situation, said)

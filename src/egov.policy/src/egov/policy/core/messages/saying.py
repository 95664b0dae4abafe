"""Who is told what, once something has happened to a case: decided from data alone.

Used by the site and by the rehearsal, which therefore send the same.  By which channel
somebody is reached, in which language and when, comes after.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core import engine
from egov.policy.core.engine import actors
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.engine.facts import is_met
from egov.policy.core.messages.contacts import Contact
from egov.policy.core.messages.contacts import contacts
from egov.policy.core.messages.contacts import missing_contact
from egov.policy.core.messages.moments import Moment
from egov.policy.core.messages.standard import STANDARD
from egov.policy.core.model import ASKED
from egov.policy.core.model import Message
from egov.policy.core.model import Procedure
from egov.policy.core.terms import OccasionKind
from egov.policy.core.terms import StateKind


@dataclass(frozen=True)
class Saying:
    """A message on its occasion: the people it goes to, and the addresses besides."""

    message: Message
    moment: Moment
    people: tuple[str, ...]
    contacts: tuple[Contact, ...]


def defined(
    procedure: Procedure, situation: Situation, happened: Iterable[Moment], world: World
) -> tuple[Saying, ...]:
    """What the definition says, in its order; what reaches nobody is left out.

    Nobody is told the same thing twice in a turn.
    """
    moments = tuple(happened)
    return tuple(
        saying
        for message in procedure.messages
        if (found := _of_its_occasions(message, moments))
        if is_met(procedure, situation, message.when, world)
        for saying in _of(message, found, situation, procedure, world)
    )


def unaddressed(
    procedure: Procedure, situation: Situation, happened: Iterable[Moment], world: World
) -> tuple[Saying, ...]:
    """What the law wants told where no answer says an address: each to one that is empty.

    It reaches nobody; the case shows it, so that somebody is told in another way.
    """
    moments = tuple(happened)
    return tuple(
        Saying(message, found[0], (), (missing,))
        for message in procedure.messages
        if message.legal and (missing := missing_contact(procedure, message, situation.values))
        if (found := _of_its_occasions(message, moments))
        if is_met(procedure, situation, message.when, world)
    )


def standard(
    procedure: Procedure,
    situation: Situation,
    happened: Iterable[Moment],
    world: World,
    done_by: frozenset[str],
) -> tuple[Saying, ...]:
    """What is said of work where the definition says nothing; not to those who did it."""
    untold = [moment for moment in happened if _is_untold(procedure, situation, moment)]
    return tuple(
        saying
        for message in STANDARD
        for saying in _of(
            message, _of_its_occasions(message, untold), situation, procedure, world, done_by
        )
    )


def _of(
    message: Message,
    moments: Iterable[Moment],
    situation: Situation,
    procedure: Procedure,
    world: World,
    done_by: frozenset[str] = frozenset(),
) -> Iterator[Saying]:
    """A message once for each occasion that tells somebody who has not heard it yet."""
    known, besides = set(done_by), contacts(procedure, message, situation.values)
    for moment in moments:
        found = _people(message, moment, situation, procedure, world)
        people = tuple(sorted(found - known))
        if people or besides:
            yield Saying(message, moment, people, besides)
        known |= found
        besides = ()


def _of_its_occasions(message: Message, moments: Iterable[Moment]) -> list[Moment]:
    return [moment for moment in moments if any(moment.is_of(on) for on in message.on)]


def _is_untold(procedure: Procedure, situation: Situation, moment: Moment) -> bool:
    """Whether the definition leaves a moment to the standard messages; drafts need none."""
    if any(moment.is_of(on) for message in procedure.messages for on in message.on):
        return False
    if not moment.item:
        return True
    state = procedure.state(situation.item(moment.item).state)
    return state.kind is not StateKind.DRAFT


def _people(
    message: Message, moment: Moment, situation: Situation, procedure: Procedure, world: World
) -> set[str]:
    found: set[str] = set()
    for actor in message.recipients:
        if actor == ASKED:
            found.update(_asked(moment, situation, procedure, world))
        else:
            for principal in engine.principals(procedure, situation, actor, world):
                found.update(actors.people(principal, world))
    return found


def _asked(
    moment: Moment, situation: Situation, procedure: Procedure, world: World
) -> Iterator[str]:
    """Who is asked by what happened; of a deadline, whoever is asked anything now."""
    whole = moment.kind is OccasionKind.DEADLINE
    for item in situation.open if whole else [situation.item(moment.item)]:
        holder = engine.holder(item, world)
        yield from (holder,) if holder else engine.candidates(procedure, situation, item, world)

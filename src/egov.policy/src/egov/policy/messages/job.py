"""The job that sends one letter, at most once in effect.

That a worker has begun is committed with the lease, before anything leaves.  If it dies
then, whether the letter left is not known: it is sent again only where the server knows
it again, else it is ``uncertain`` and waits for a person.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from egov.policy import calls
from egov.policy import clock
from egov.policy import jobs
from egov.policy.core.messages import held_until
from egov.policy.messages import channels
from egov.policy.messages import log
from egov.policy.messages import mail
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import FAULT
from egov.policy.messages.letter import HELD
from egov.policy.messages.letter import INTERRUPTED
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import Result
from egov.policy.messages.letter import TOO_LATE
from egov.policy.messages.letter import UNCERTAIN
from egov.policy.messages.settings import hours_of_the_site
from typing import Any
from zope.interface import implementer


PATIENCE = timedelta(days=3)
"""How long a letter is tried: after that it would be no news any more."""


@dataclass(frozen=True)
class Posting:
    """A letter, the server by which it leaves, and whether it may have left already.

    ``due`` is the end of the night in which it must not leave; empty by day.
    """

    letter: Letter
    server: Any
    interrupted: bool
    too_late: bool
    due: str


@implementer(jobs.IJobHandler)
class SendLetter:
    """Sends one letter by the server that the settings have now."""

    seconds = 2 * max(calls.SECONDS_IN_ALL, mail.SECONDS_IN_ALL)

    def prepare(self, portal, job: jobs.Job) -> Posting | None:
        """The letter; None if it is no longer waiting."""
        letter = _letter(portal, job)
        if letter is None:
            return None
        now = clock.now()
        late = now - datetime.fromisoformat(letter.since) > PATIENCE
        server = None if late else channels.server_of(letter.channel)
        until = held_until(letter.channel, now, hours_of_the_site())
        due = log.text_of(until) if until else ""
        return Posting(letter, server, job.interruptions > 0, late, due)

    def work(self, posting: Posting | None) -> Result | None:
        """How sending ended."""
        if posting is None:
            return None
        if posting.interrupted and not (posting.server and posting.server.repeatable):
            return Result(UNCERTAIN, INTERRUPTED)
        if posting.too_late:
            return Result(FAILED, TOO_LATE)
        if posting.due:
            # It was asked for, or tried again, by night.
            return Result(HELD, due=posting.due)
        return channels.send(posting.letter.channel, posting.server, posting.letter)

    def finish(self, portal, job: jobs.Job, result: Result | None) -> None:
        """Note it."""
        letter = _letter(portal, job)
        if letter is None or result is None:
            return
        if result.state == HELD:
            log.hold(_case(portal, job), letter, result.due)
        else:
            log.end(_case(portal, job), letter, result, job.attempts)

    def failed(self, portal, job: jobs.Job, error: str) -> None:
        """Note that it is not sent; the error itself stands with the job."""
        self.finish(portal, job, Result(FAILED, FAULT))


def _case(portal, job: jobs.Job):
    return portal.unrestrictedTraverse(job.arguments["case"], None)


def _letter(portal, job: jobs.Job) -> Letter | None:
    case = _case(portal, job)
    return None if case is None else log.waiting(case, job.arguments["letter"])

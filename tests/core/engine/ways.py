"""Whether a case in which nobody is asked can still be left: found out by trying.

An oracle beside ``core.engine.outlook``, which reasons: here people give answers, papers get
ready or lose their force, days pass; then somebody is offered a transition, or one follows.
"""

from . import walks
from .cast import PEOPLE
from dataclasses import replace
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.engine import Moved
from egov.policy.core.errors import EgovError
from egov.policy.core.rehearsal import answers
from itertools import product


LATER = (1, 8, 45, 500)
"""Days after which it is looked again."""

ROUNDS = 2
"""What one answers may show a question to another."""

TRIED = {
    "amount": (0, 9),
    "urgent": (False, True),
    "day": ("2020-01-01",),
    "colour": ("red", "green"),
}
"""Answers that stand for all, so far as random conditions and timers ask for them."""

WHO = {"agent": ("ada",)}
"""An answer that a condition may ask for, and that says who acts as well."""


def leads_on(procedure, now, world, tried):
    """Whether there is any way for the case to leave its state, with answers that are tried."""
    starts = list(_papers(procedure, now, world))
    for _ in range(ROUNDS):
        starts = [new for start in starts for new in _answers(procedure, start, world, tried)]
        if any(_moves(procedure, start, world) for start in starts):
            return True
    return False


def _papers(procedure, now, world):
    """The case as it is, with its papers ready, and without them if somebody may revoke them."""
    yield now
    if now.papers != now.ready:
        yield replace(now, ready=now.papers)
    if now.papers and any(walks.revokers(procedure, now, world)):
        yield replace(now, papers=frozenset(), ready=frozenset())


def _answers(procedure, now, world, tried):
    """The case as it is, and with answers that somebody may give."""
    yield now
    seen = set()
    for person, fields in walks.editors(procedure, now, world):
        if fields not in seen:
            seen.add(fields)
            yield from _filled(procedure, now, person, fields, world, tried)


def _filled(procedure, now, person, fields, world, tried):
    yield from _handed_in(procedure, now, person, fields, world)
    ids = [id for id in tried if id in fields]
    for values in product(*(tried[id] for id in ids)):
        given = dict(zip(ids, values, strict=True))
        try:
            saved = answers.saved(procedure, now, given, person, world)
        except EgovError:
            # Together they are not good: alone some may be.
            continue
        yield saved
        yield from _handed_in(procedure, saved, person, fields, world)


def _handed_in(procedure, now, person, fields, world):
    """The case with the paper that is a field, if it is theirs to give and the form shows it."""
    shown = form.shown(procedure, now.values, answers.context(procedure, now, person, world))
    if "plan" in fields & shown:
        yield replace(now, supplied=now.supplied | {"plan"})


def _moves(procedure, now, world):
    days = (world, *(world.later(days=amount) for amount in LATER))
    return any(_goes(procedure, now, day) or _is_offered(procedure, now, day) for day in days)


def _goes(procedure, now, world):
    return any(isinstance(event, Moved) for event in engine.tick(procedure, now, world).events)


def _is_offered(procedure, now, world):
    return any(
        not offer.blocked
        for person in PEOPLE
        for offer in engine.offered(procedure, now, person, world)
    )

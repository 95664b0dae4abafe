"""The fixture site as a stage for tests of definitions: the same walk, on real cases.

``play(procedure, test, stage)`` of the core does the steps.  A paper is ready as soon as it
is issued, without its letter; codes of places and cases are believed, as in a rehearsal.
"""

from . import totals
from .paying import open_desk
from .paying import pay
from .paying import recompute
from .paying import refund
from .registers import enter_acts
from .settling import look_again
from .settling import restaff
from .settling import settle_in
from base64 import b64decode
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy.casework import surroundings
from egov.policy.casework import telling
from egov.policy.casework import ticking
from egov.policy.casework import turns
from egov.policy.casework.situations import load
from egov.policy.core import deadlines
from egov.policy.core import engine
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.rehearsal import answers
from egov.policy.core.rehearsal import RehearsalWorld
from egov.policy.core.rehearsal.persons import person
from egov.policy.core.rehearsal.persons import REQUESTER
from egov.policy.core.rehearsal.world import morning
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import StateKind
from egov.policy.documents import issuing
from egov.policy.documents.content import PREPARING
from egov.policy.documents.content import READY
from egov.policy.documents.receiving import piece_of
from egov.policy.tariffs.store import keep as keep_tariff
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.event import notify

import transaction


PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKUlEQVR4nO3NMQEAAAjDMEA50jHBvlRA07UVbbJ7AAAAAAAAAAAA8N"
    "cBn4kAwO7os6MAAAAASUVORK5CYII="
)


class _Site(cases.SiteWorld):
    """The site, at another moment too."""

    def later(self, days):
        return type(self)(self._case, self.now + timedelta(days=days))


class SiteStage:
    """One case of the site; see :class:`egov.policy.core.rehearsal.Theatre`.

    ``world`` is the small world that settles on the site.
    """

    def __init__(self, portal, monkeypatch, procedure, test, world=None) -> None:
        self.portal, self.procedure = portal, procedure
        self.case = None
        self.events, self.visits, self.sent = [], [], []
        self._plan = world or RehearsalWorld(procedure, test)
        self.now = self._plan.now
        monkeypatch.setattr(clock, "now", lambda: self.now)
        monkeypatch.setattr(turns, "_carry", self._noting(turns._carry))
        monkeypatch.setattr(telling, "defined", self._noting_messages(telling.defined))
        monkeypatch.setattr(cases.world, "choice", lambda persons: persons[-1])
        monkeypatch.setattr(surroundings, "context_in", _believing(surroundings.context_in))
        open_desk(monkeypatch, self._plan.unit)
        monkeypatch.setattr(issuing, "template_of", lambda *given: b"")
        monkeypatch.setattr(issuing, "write_letter", lambda *given: b"letter")
        settle_in(portal, procedure, self._plan)
        for id, amount in self._plan.tariffs.items():
            keep_tariff(id, self._plan.unit, clock.today(), amount)
        enter_acts(monkeypatch, procedure, test, self._plan.unit)
        totals.open_totals(portal, monkeypatch, procedure, test, self._plan.unit)
        self._earlier(test)

    @property
    def situation(self):
        """Where the case stands now, or where it will be opened."""
        if self.case is not None:
            return load(self.case)
        return engine.Situation(
            self._plan.unit, REQUESTER, self.procedure.initial.id, self.now, self.now
        )

    @property
    def world(self):
        """The site."""
        return _Site(self.case)

    def person(self, name):
        """The id of whom a test names."""
        return person(self.procedure, self.situation, self.world, name) if name else ""

    def act(self, step):
        """Let somebody do it; what is refused leaves nothing behind."""
        by, to = self.person(step.person), self.person(step.to)
        savepoint, case = transaction.savepoint(), self.case
        noted, sent = len(self.events), len(self.sent)
        try:
            with api.env.adopt_user(by) if by else nullcontext():
                self._act(step, by, to)
        except Exception:
            savepoint.rollback()
            self.case = case
            del self.events[noted:], self.sent[sent:]
            raise
        self._make_papers_ready()
        self._visit()

    def wait(self, period):
        """Let time pass, morning by morning."""
        today = clock.today()
        last = deadlines.due(today, period, self.world.calendar(self._plan.unit), roll=False)
        while clock.today() < last:
            self.now = morning(clock.today() + timedelta(days=1))
            for path in ticking.due():
                casework.tick(self.portal.unrestrictedTraverse(path))
                self._make_papers_ready()
        self._visit()

    def staff(self, group, people):
        """From now on these hold the function; then the case is settled if the round finds it."""
        self._plan.groups[group] = people
        restaff(self.portal, group, self._plan)
        look_again(self.portal, self.case)
        self._visit()

    def _act(self, step, by, to):
        opening = step.do == "open"
        fill = answers.with_specimen(self.procedure, step.fill) if opening else step.fill
        given = answers._told(self.procedure, self.situation, fill, self.world)
        if opening:
            if self.case is not None:
                raise StateConflict("opened")
            self.case = casework.open_case(self.procedure.id, self._plan.unit, given)
            self._supply(step)
            return
        if self.case is None:
            raise StateConflict("not_opened")
        self._supply(step)
        if step.do in {item.id for item in self.procedure.transitions} and not step.task:
            casework.perform(self.case, step.do, step.comment, given)
        else:
            VERBS[step.do](self, step, given, to)

    def _supply(self, step):
        today = clock.today().isoformat()
        for id in step.supply:
            timed = piece_of(self.case, id).valid_for is not None
            issued_on = today if timed else ""
            documents.add_piece(self.case, id, "a.png", PICTURE, issued_on=issued_on)

    def _item(self, step, by=None):
        """The item that a step is about, as a rehearsal finds it."""
        situation = self.situation
        of_task = [item for item in situation.items if step.task in ("", item.task)]
        me = api.user.get_current().getId()
        if step.do == "redo":
            over = [item for item in of_task if item.outcome is not None]
            found = [item for item in over if item.ended_by == me] or over
        else:
            asked = [item for item in of_task if item.is_open]
            theirs = engine.tasks_for(self.procedure, situation, me, self.world)
            found = [item for item in asked if item in theirs][:1] or asked or of_task
        if not found:
            raise StateConflict("moved")
        return found[-1].id

    def _noting(self, carry):
        def noting(case, turn, world):
            # While it is being opened, the case of the walk is not known yet.
            own = case.procedure == self.procedure.id
            if own if self.case is None else case.getId() == self.case.getId():
                self.events += turn.events
            return carry(case, turn, world)

        return noting

    def _noting_messages(self, defined):
        def noting(procedure, *given):
            said = defined(procedure, *given)
            if procedure.id == self.procedure.id:
                self.sent += [item.message.id for item in said]
            return said

        return noting

    def _visit(self):
        if self.case is not None:
            self.visits.append(self.situation)

    def _make_papers_ready(self):
        for item in documents.documents(self.case) if self.case is not None else ():
            if item.status == PREPARING:
                item.status = READY
                notify(documents.DocumentReady(self.case, item))

    def _earlier(self, test):
        for given in test.earlier:
            known = self.procedure, self.situation, given, REQUESTER, self.world
            case = casework.opening.make(
                self.procedure, self._plan.unit, REQUESTER, answers.drafted(*known)
            )
            kinds = StateKind.OPEN, StateKind.SUSPENDED
            state = next(item.id for item in self.procedure.states if item.kind in kinds)
            status = {**cases.last_decision(case), "review_state": state}
            case.workflow_history[case.portal_type] = (status,)
            # It is there to be found: nothing becomes of it.
            case.next_moment = None
            case.reindexObject()
        processQueue()
        self.events.clear()
        self.sent.clear()


def _end(outcome):
    def verb(stage, step, given, to):
        ended = step.outcome or outcome if outcome is Outcome.FAVOURABLE else outcome
        casework.complete(stage.case, stage._item(step), ended, step.comment, given)

    return verb


def _hand(act):
    return lambda stage, step, given, to: act(stage.case, stage._item(step), to, step.comment)


def _require_revoker(stage, step):
    """There is no paper yet whose page could refuse it: it is refused as in a rehearsal."""
    revoker, me = stage.procedure.document(step.document).revoke, api.user.get_current().getId()
    known = stage.procedure, stage.situation
    if not revoker or not engine.plays(*known, revoker, me, stage.world):
        raise NotAllowed("revoke")
    raise StateConflict("revoked")


def _revoke(stage, step, given, to):
    issued = [item for item in documents.documents(stage.case) if item.document == step.document]
    if not issued:
        _require_revoker(stage, step)
    paper = next((item for item in issued if item.status == READY), issued[-1])
    documents.revoke(paper, step.comment or "Motif")
    casework.settle(stage.case)


VERBS = {
    "save": lambda stage, step, given, to: casework.update_case(stage.case, given),
    "complete": _end(Outcome.DONE),
    "reject": _end(Outcome.REJECTED),
    "opinion": _end(Outcome.FAVOURABLE),
    "claim": lambda stage, step, given, to: casework.claim(stage.case, stage._item(step)),
    "release": lambda stage, step, given, to: casework.release(stage.case, stage._item(step)),
    "delegate": _hand(casework.delegate),
    "reassign": _hand(casework.reassign),
    "add": lambda stage, step, given, to: casework.add(
        stage.case, stage._item(step), f"user:{to}", step.comment
    ),
    "skip": lambda stage, step, given, to: casework.skip(
        stage.case, stage._item(step), step.comment
    ),
    "redo": lambda stage, step, given, to: casework.redo(
        stage.case, stage._item(step), step.comment
    ),
    "extend": lambda stage, step, given, to: casework.extend(
        stage.case, step.deadline, step.amount, step.comment
    ),
    "revoke": _revoke,
    "pay": pay,
    "refund": refund,
    "recompute": recompute,
    "book": lambda stage, step, given, to: totals.book_totals(stage.case, given),
}


def _believing(context):
    def believing(*given):
        def known(*asked):
            return True

        return replace(
            context(*given), is_location=known, is_case=known, is_agent=known, is_unit=known
        )

    return believing

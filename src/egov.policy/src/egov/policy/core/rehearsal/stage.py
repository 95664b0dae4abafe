"""A case of a rehearsal: its situation, the time, and what is done with it.

The small world's side of a test; the site has its own with the same methods.  Which
step comes next, and whether it went as it should, is for :mod:`.playing`.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from egov.policy.core import acts
from egov.policy.core import deadlines
from egov.policy.core import duplicates
from egov.policy.core import engine
from egov.policy.core import messages
from egov.policy.core import numbering
from egov.policy.core.bookings import booking_of
from egov.policy.core.engine import EffectDue
from egov.policy.core.engine import Event
from egov.policy.core.engine import Situation
from egov.policy.core.engine import Turn
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import StateConflict
from egov.policy.core.form import json_value
from egov.policy.core.messages import Moment
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.rehearsal import answers
from egov.policy.core.rehearsal import verbs
from egov.policy.core.rehearsal.looking import look
from egov.policy.core.rehearsal.persons import person
from egov.policy.core.rehearsal.persons import REQUESTER
from egov.policy.core.rehearsal.totals import Totals
from egov.policy.core.rehearsal.world import RehearsalWorld
from egov.policy.core.terms import OccasionKind


class Stage:
    """One case in a small world; ``situation`` is where it stands, ``events`` all that happened.

    ``sent`` are ids of the messages that went out.
    """

    def __init__(self, procedure: Procedure, test: Test) -> None:
        self.procedure = procedure
        self.world = RehearsalWorld(procedure, test)
        self.situation = self._before()
        self.events: list[Event] = []
        self.visits: list[Situation] = []
        self.sent: list[str] = []
        self.earlier = [
            answers.drafted(procedure, self.situation, given, REQUESTER, self.world)
            for given in test.earlier
        ]
        self.acts = [dict(given) for given in test.acts]
        self.closed: frozenset[tuple[str, int]] = frozenset()
        self.totals = Totals(test.room)
        self._next: datetime | None = None

    def act(self, step: TestStep) -> None:
        """Let somebody do what a step says.

        :raises EgovError: as the site refuses it; nothing has changed then.
        """
        by, to = self.person(step.person), self.person(step.to)
        turn = self._turn(verbs.Act(step, by, to))
        kept = self.situation, len(self.events), len(self.visits), self.closed, self._next
        given = dict(self.world.given)
        totals = self.totals
        try:
            self._follow(turn)
        except EgovError:
            self._take_back(*kept)
            self.world.given = given
            self.totals = totals
            raise

    def wait(self, period: Period) -> None:
        """Let time pass, morning by morning."""
        calendar = self.world.calendar(self.situation.unit)
        last = deadlines.due(self.world.today, period, calendar, roll=False)
        while self.world.today < last:
            self.world.set_day(self.world.today + timedelta(days=1))
            self._tick()

    def person(self, name: str) -> str:
        """The id of whom a test names; empty for nobody."""
        return person(self.procedure, self.situation, self.world, name) if name else ""

    def _before(self) -> Situation:
        """The case as it will be opened, so that people can be found before there is one."""
        now, first = self.world.now, self.procedure.initial.id
        return Situation(self.world.unit, REQUESTER, first, now, now)

    def _turn(self, act: verbs.Act) -> Turn:
        if act.step.do == verbs.OPEN:
            return self._open(act)
        if not self.events:
            raise StateConflict("not_opened")
        taken = {item.id for item in self.procedure.transitions} if not act.step.task else set()
        verb = verbs.decide if act.step.do in taken else verbs.VERBS[act.step.do]
        return verb(self.procedure, self._supplied(self.situation, act), act, self.world)

    def _open(self, act: verbs.Act) -> Turn:
        if self.events:
            raise StateConflict("opened")
        given = answers.with_specimen(self.procedure, act.step.fill)
        values = answers.opened(self.procedure, self.situation, given, act.by, self.world)
        turn = engine.open_case(self.procedure, self.world.unit, act.by, values, self.world)
        return replace(turn, after=self._supplied(turn.after, act))

    def _supplied(self, situation: Situation, act: verbs.Act) -> Situation:
        """The case with the files that come with an act."""
        if not act.step.supply:
            return situation
        engine.require_suppliable(self.procedure, situation, act.step.supply, act.by, self.world)
        return replace(situation, supplied=situation.supplied | set(act.step.supply))

    def _take_back(
        self,
        situation: Situation,
        events: int,
        visits: int,
        closed: frozenset[tuple[str, int]],
        moment: datetime | None,
    ) -> None:
        """Be where it was before something was begun that an effect then refused."""
        self.situation = self.world.situation = situation
        del self.events[events:], self.visits[visits:]
        self.closed, self._next = closed, moment

    def _tick(self) -> None:
        if self._next is not None and self._next <= self.world.now:
            self._follow(engine.tick(self.procedure, self.situation, self.world))

    def _follow(self, turn: Turn) -> None:
        """Go on from a turn: carry out what it hands out, and what follows from that."""
        while True:
            self._keep(turn)
            effects = [event for event in turn.events if isinstance(event, EffectDue)]
            known = [event for event in effects if event.name in EFFECTS]
            ready = self.situation.ready
            for event in known:
                self.situation = EFFECTS[event.name](self, self.situation, event)
            self._send(turn, self.situation.ready - ready)
            if not known:
                return
            turn = engine.settle(self.procedure, self.situation, self.world)

    def _send(self, turn: Turn, papers: frozenset[str]) -> None:
        """Note what is said of a turn, and of the papers that are ready since."""
        happened = messages.moments(turn.events, self.situation)
        happened += tuple(Moment(OccasionKind.DOCUMENT, paper) for paper in sorted(papers))
        said = messages.defined(self.procedure, self.situation, happened, self.world)
        self.sent += [item.message.id for item in said]

    def _keep(self, turn: Turn) -> None:
        self.situation = self.world.situation = turn.after
        engine.note_given(self.world.given, turn.after.items)
        self.events += turn.events
        self.visits.append(turn.after)
        look(self.procedure, turn.after, self.world)
        # Asked for now and not when that time has come: the site's catalogue does so too.
        self._next = engine.next_moment(self.procedure, turn.after, self.world)


def _assign_number(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    if situation.number:
        return situation
    pattern, year = stage.procedure.numbering.pattern, event.step.at.year
    number = numbering.reference(pattern, unit=situation.unit, year=year, number=1)
    return replace(situation, number=number)


def _enter_act(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    rule, year = stage.procedure.act, stage.world.day(event.step.at).year
    if rule is not None and (rule.register, year) in stage.closed:
        raise StateConflict("register_closed")
    return replace(situation, act_number=situation.act_number or 1)


def _close_register(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    given, answers = event.parameters, event.values
    book = acts.register_of(given, answers), acts.year_of(given, answers)
    if refused := acts.closing_refused(book[1], stage.world.today, closed=book in stage.closed):
        raise StateConflict(refused)
    stage.closed |= {book}
    return situation


def _find_act(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    fields = {field.id for field in stage.procedure.fields}
    named = acts.asked_in(event.parameters, fields)
    wanted = {id: json_value(event.values.get(id)) for id in named}
    return replace(situation, act_found=wanted in stage.acts)


def _add_mention(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    if not situation.act_found and situation.act_number is None:
        raise StateConflict("no_act")
    return situation


def _issue_document(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    paper = str(event.parameters["document"])
    papers, ready = situation.papers | {paper}, situation.ready | {paper}
    return replace(situation, papers=papers, ready=ready)


def _search_duplicates(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    rule = {name: event.parameters[name] for name in ("names", "date", "days")}
    found = (duplicates.is_duplicate(event.values, item, **rule) for item in stage.earlier)
    if not any(found):
        return situation
    return replace(situation, flags=situation.flags | {event.parameters["flag"]})


def _book_amount(stage: Stage, situation: Situation, event: EffectDue) -> Situation:
    given, world = event.parameters, stage.world
    amount = engine.result(stage.procedure, situation, str(given["amount"]), world)
    named = situation.values.get(given["case"]) or ""
    stage.totals = stage.totals.with_booking(booking_of(given, named, amount))
    return situation


EFFECTS: Mapping[str, Callable[[Stage, Situation, EffectDue], Situation]] = {
    "assign_number": _assign_number,
    "book_amount": _book_amount,
    "add_mention": _add_mention,
    "close_register": _close_register,
    "enter_act": _enter_act,
    "find_act": _find_act,
    "issue_document": _issue_document,
    "search_duplicates": _search_duplicates,
}
"""Effects that the small world carries out, at once; the others are only noted."""

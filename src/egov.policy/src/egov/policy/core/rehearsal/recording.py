"""A test made of what happened in a real case, with samples for what people answered.

Served by casework as ``GET <case>/@trace``.  People become "the second clerk", days
become waiting, what time did becomes an expectation.  Whether the test passes is for
:mod:`.playing` to say: a case may have been open under other rules.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from egov.policy.core import conditions
from egov.policy.core import deadlines
from egov.policy.core.calendars import WorkingCalendar
from egov.policy.core.model import Expectation
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.rehearsal.coverage import expressions
from egov.policy.core.rehearsal.samples import sample
from egov.policy.core.rehearsal.samples import SILENT
from egov.policy.core.rehearsal.verbs import OPEN
from egov.policy.core.rehearsal.world import HOLDERS
from egov.policy.core.serialize import as_data
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import PeriodUnit
from typing import Any


REASON = "Motif d’essai"
TITLE = Text(fr="Essai enregistré d’un dossier", en="Test recorded from a case")


@dataclass(frozen=True)
class Happening:
    """One thing that happened: on which day, what, by whom, as which actor, and the state then.

    ``do`` is a transition or a verb of a step, empty for what time or tasks did.
    ``filled`` are the ids of answers that were given with it.
    """

    on: date
    do: str
    state: str
    by: str = ""
    actor: str = ""
    task: str = ""
    outcome: Outcome | None = None
    to: str = ""
    commented: bool = False
    filled: tuple[str, ...] = ()
    document: str = ""


def record(
    procedure: Procedure,
    happenings: Sequence[Happening],
    values: Mapping[str, Any],
    calendar: WorkingCalendar,
    supplied: Iterable[str] = (),
    id: str = "recorded",
) -> Test:
    """The test that walks as a case did; ``values`` are its answers now, ``supplied`` its pieces.

    The first thing that happened is its opening.
    """
    people = _People(happenings)
    answers = _answers(procedure, values, people, calendar.country)
    steps: list[TestStep] = []
    day = happenings[0].on
    for happening in happenings:
        steps += _wait(day, happening.on, calendar)
        day = happening.on
        if happening.do:
            steps.append(_step(procedure, happening, people, answers))
        elif steps:
            steps[-1] = replace(steps[-1], expect=Expectation(state=happening.state))
    steps[0] = replace(steps[0], supply=tuple(supplied))
    first = happenings[0].on.isoformat()
    return Test(id, TITLE, tuple(steps), on=first, people=people.numbers)


def plain_test(procedure: Procedure, test: Test) -> dict[str, Any]:
    """A test as the plain data that a definition holds under ``tests``."""
    return {test.id: as_data(replace(procedure, tests=(test,)))["tests"][test.id]}


class _People:
    """Who acted, as tests name them: by actor, numbered as they first appear."""

    def __init__(self, happenings: Iterable[Happening]) -> None:
        self._seen: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}
        for happening in happenings:
            if happening.by and happening.actor:
                self._meet(happening.actor, happening.by)

    @property
    def numbers(self) -> dict[str, int]:
        """How many must hold an actor's function, where the usual number is too small."""
        return {actor: len(ids) for actor, ids in self._seen.items() if len(ids) > HOLDERS}

    def name(self, actor: str, id: str) -> str:
        """What a test calls who acted as an actor."""
        number = self._seen[actor].index(id) + 1
        return actor if number == 1 else f"{actor} {number}"

    def known(self, id: str) -> str:
        """What a test calls somebody; who never acted is ``somebody``."""
        return self._names.get(id, "somebody")

    def _meet(self, actor: str, id: str) -> None:
        ids = self._seen.setdefault(actor, [])
        if id not in ids:
            ids.append(id)
        self._names.setdefault(id, self.name(actor, id))


def _wait(before: date, after: date, calendar: WorkingCalendar) -> Iterator[TestStep]:
    """The waiting between two days; in working days where that ends on the same day."""
    days, unit = (after - before).days, PeriodUnit.DAYS
    if calendar.is_working(after):
        unit = PeriodUnit.WORKING_DAYS
        days = deadlines.elapsed(before, after, unit, calendar)
    if days > 0:
        yield TestStep(wait=Period(days, unit))


def _step(
    procedure: Procedure, happening: Happening, people: _People, answers: Mapping[str, Any]
) -> TestStep:
    wanted = _asked(procedure, happening, answers)
    return TestStep(
        person=people.name(happening.actor, happening.by),
        do=happening.do,
        task=happening.task,
        outcome=happening.outcome,
        fill={id: answers[id] for id in wanted if id in answers},
        comment=REASON if happening.commented else "",
        to=people.known(happening.to) if happening.to else "",
        document=happening.document,
        expect=Expectation(state=happening.state),
    )


def _asked(procedure: Procedure, happening: Happening, answers: Mapping[str, Any]) -> Iterable[str]:
    """Answers that are given with a step: at the opening all that can be."""
    if happening.do != OPEN:
        taken = [item for item in procedure.transitions if item.id == happening.do]
        return [*happening.filled, *(id for item in taken for id in item.ask)]
    sections = (section for section in procedure.sections if not section.later)
    return [field.id for section in sections for field in section.fields if field.id in answers]


def _answers(
    procedure: Procedure, values: Mapping[str, Any], people: _People, country: str
) -> dict[str, Any]:
    decisive = _decisive(procedure)
    found = {}
    for field in procedure.fields:
        if values.get(field.id) is None or field.type in SILENT:
            continue
        value = values[field.id]
        if field.type is FieldType.AGENT:
            found[field.id] = people.known(value)
        else:
            found[field.id] = sample(field, value, field.id in decisive, country)
    return found


def _decisive(procedure: Procedure) -> frozenset[str]:
    """Names that a condition or a formula of the procedure asks for."""
    texts = [text for _, text, _ in expressions(procedure)]
    asked = [conditions.names_in(conditions.for_procedure(procedure, text)) for text in texts]
    formulas = [field.formula for field in procedure.fields if field.formula]
    asked += [conditions.names_in(conditions.formula_for(procedure, text)) for text in formulas]
    return frozenset().union(*asked)

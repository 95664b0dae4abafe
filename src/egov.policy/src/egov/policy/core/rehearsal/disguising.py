"""A test with people's answers → the same walk with samples in their place.

Used by :mod:`.recording`.  Where the walk depends on an answer, the test is played with
one sample after the other until it goes as far as it went with the answer itself; what no
sample can stand for is replaced all the same, and the test then says that it fails.
"""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from egov.policy.core.checks.context import CheckContext
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Outline
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import parts_of
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.rehearsal.playing import play
from egov.policy.core.rehearsal.samples import Answer
from egov.policy.core.rehearsal.samples import samples
from egov.policy.core.rehearsal.samples import Spoken
from egov.policy.core.rehearsal.samples import written_type
from egov.policy.core.terms import FieldType
from math import inf
from typing import Any

import json


MOST_PLAYS = 300
"""So often is a test played at most to find samples."""

WORDS = (FieldType.TEXT, FieldType.LONG_TEXT)

Key = tuple[str, str]
"""A question and an answer to it; a text is the same one whatever question it answers."""

Mask = Mapping[Key, Any]
"""What stands for each answer."""

Change = Callable[[Key, Field, Any], Any]


def disguised(procedure: Procedure, test: Test, days: Iterable[date]) -> Test:
    """The test with samples; ``days`` are those on which something happened in it."""
    return _Search(procedure, test, days).found()


class _Search:
    """Tries samples: first the plainest for all, then answer by answer what goes as far."""

    def __init__(self, procedure: Procedure, test: Test, days: Iterable[date]) -> None:
        self._procedure, self._test = procedure, test
        self._answers = _answers_of(procedure, test)
        spoken = _spoken(procedure, days)
        self._offers = {key: samples(item, spoken) for key, item in self._answers.items()}
        self._plays = 0

    def found(self) -> Test:
        """The test in which no answer is left."""
        plain = {key: offers[0] for key, offers in self._offers.items()}
        mask = {key: answer.value for key, answer in self._answers.items()}
        goal = self._reach(mask)
        if self._reach(plain) < goal:
            plain |= self._fitting(mask, goal)
        return self._masked(plain)

    def _fitting(self, mask: dict[Key, Any], goal: int) -> dict[Key, Any]:
        """For each answer the first sample with which the test still goes as far.

        Answers depend on one another: whoever finds none waits for the others to find theirs.
        """
        found: dict[Key, Any] = {}
        waiting = list(self._offers)
        while waiting:
            for key in waiting:
                for sample in self._offers[key]:
                    if self._reach({**mask, key: sample}) >= goal:
                        mask[key] = found[key] = sample
                        break
            left = [key for key in waiting if key not in found]
            if left == waiting:
                break
            waiting = left
        return found

    def _reach(self, mask: Mask) -> int:
        """How many steps of the test go as they say; none once it was played often enough."""
        self._plays += 1
        if self._plays > MOST_PLAYS:
            return -1
        failures = play(self._procedure, self._masked(mask)).failures
        return failures[0].step if failures else len(self._test.steps)

    def _masked(self, mask: Mask) -> Test:
        return _rewritten(self._procedure, self._test, lambda key, field, value: mask[key])


def _answers_of(procedure: Procedure, test: Test) -> dict[Key, Answer]:
    """Every answer of a test, numbered among those to the same question, or among the texts."""
    found: dict[Key, Answer] = {}
    asked: Counter[str] = Counter()

    def note(key: Key, field: Field, value: Any) -> Any:
        known = found.get(key)
        if known is None:
            asked[key[0]] += 1
            found[key] = Answer(field, value, asked[key[0]])
        elif (field.max_length or inf) < (known.field.max_length or inf):
            found[key] = replace(known, field=field)
        return value

    _rewritten(procedure, test, note)
    return found


def _rewritten(procedure: Procedure, test: Test, change: Change) -> Test:
    """The test with each answer changed."""
    fields = {field.id: field for field in procedure.fields}

    def changed(given: Mapping[str, Any]) -> dict[str, Any]:
        return {id: _changed(fields[id], id, value, change) for id, value in given.items()}

    steps = tuple(replace(step, fill=changed(step.fill)) for step in test.steps)
    earlier, acts = (tuple(map(changed, given)) for given in (test.earlier, test.acts))
    return replace(test, steps=steps, earlier=earlier, acts=acts)


def _changed(field: Field, place: str, value: Any, change: Change) -> Any:
    """An answer with its parts changed; people are named as tests name them already."""
    if value is None or field.type is FieldType.AGENT:
        return value
    if field.type is FieldType.TABLE:
        return [_record(field, field.columns, place, row, change) for row in value]
    if is_composite(field):
        whole = replace(field, personal=field.title)
        return _record(whole, parts_of(field), place, value, change)
    if field.options_from and isinstance(value, list | tuple):
        return [_put(field, place, item, change) for item in value]
    return _put(field, place, value, change)


def _put(field: Field, place: str, value: Any, change: Change) -> Any:
    question = "" if written_type(field) in WORDS else place
    return change((question, json.dumps(value, sort_keys=True)), field, value)


def _record(
    whole: Field, fields: tuple[Field, ...], place: str, row: Mapping[str, Any], change: Change
) -> dict[str, Any]:
    """The parts of a thing: they are as personal as the whole."""
    asked = (field for field in fields if field.id in row and field.type not in SILENT)
    inner = (replace(field, personal=field.personal or whole.personal) for field in asked)
    return {
        field.id: _changed(field, f"{place}.{field.id}", row[field.id], change) for field in inner
    }


def _spoken(procedure: Procedure, days: Iterable[date]) -> Spoken:
    """The numbers and texts in conditions, formulas and periods of a definition."""
    read = (use.found for use in uses(Outline(procedure, CheckContext())))
    constants = [item for found in read if found for item in _constants(found.logic)]
    texts = [item for item in constants if isinstance(item, str)]
    numbers = [abs(item) for item in constants if not isinstance(item, str)]
    every = dict.fromkeys([*numbers, *_periods(procedure)])
    return Spoken(tuple(every), tuple(dict.fromkeys(texts)), tuple(dict.fromkeys(days)))


def _constants(logic: Any) -> Iterator[int | str]:
    """The constants of a condition, of numbers their whole part."""
    if isinstance(logic, dict):
        ((operator, sides),) = logic.items()
        if operator == "decimal":
            yield int(sides[0].partition(".")[0])
        elif operator != "var":
            for side in sides:
                yield from _constants(side)
    elif isinstance(logic, list):
        for item in logic:
            yield from _constants(item)
    elif isinstance(logic, int | str) and not isinstance(logic, bool):
        yield logic


def _periods(procedure: Procedure) -> Iterator[int]:
    tasks = [task for state in procedure.states for task in state.tasks]
    timers = [item.automatic for item in procedure.transitions if item.automatic]
    found = (
        *(deadline.period for deadline in procedure.all_deadlines),
        *(task.due for task in tasks),
        *(timer.after for timer in timers),
    )
    yield from (period.amount for period in found if period)

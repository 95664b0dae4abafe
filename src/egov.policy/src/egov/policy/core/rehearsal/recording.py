"""A test made of what happened in a real case, with samples for what people answered.

Served by casework as ``GET <case>/@trace``.  People become "the second clerk", days
become waiting, what time did becomes an expectation.  Whether the test passes is for
:mod:`.playing` to say: a case may have been open under other rules.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from egov.policy.core import acts
from egov.policy.core import deadlines
from egov.policy.core.engine import WorkItem
from egov.policy.core.fees import Line
from egov.policy.core.form import json_value
from egov.policy.core.form.cleaning import SILENT
from egov.policy.core.model import Expectation
from egov.policy.core.model import Field
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.rehearsal.casting import Cast
from egov.policy.core.rehearsal.casting import PartOf
from egov.policy.core.rehearsal.disguising import disguised
from egov.policy.core.rehearsal.happenings import Happening
from egov.policy.core.rehearsal.verbs import OPEN
from egov.policy.core.rehearsal.world import RehearsalWorld
from egov.policy.core.serialize import as_data
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import OptionKind
from egov.policy.core.terms import PeriodUnit
from math import inf
from textwrap import indent
from typing import Any

import yaml


REASON = "Motif d’essai"
TITLE = Text(fr="Essai enregistré d’un dossier", en="Test recorded from a case")

SAVE = "save"

SHORT = 4
"""So many keys may stand on one line."""

LONGEST_WAIT = 999
"""Days that one step waits at most: a period has three figures."""


def record(
    procedure: Procedure,
    happenings: Sequence[Happening],
    items: Iterable[WorkItem],
    part_of: PartOf = lambda id: None,
    charged: Iterable[Line] = (),
) -> Test:
    """The test that walks as a case did, of which nothing that people wrote is left.

    The first thing that happened is its opening; ``items`` are all that it asked, each with
    whom it was first given to; ``part_of`` says of somebody who is named as which actor and
    group they could act.  ``charged`` is what it owes, which tells the tariffs of its unit.
    """
    cast, told = Cast(procedure, happenings, items, part_of), list(_gathered(happenings))
    test = Test(
        id=_free_id(procedure),
        title=TITLE,
        steps=tuple(_steps(procedure, told, cast)),
        on=told[0].on.isoformat(),
        options=dict(_options(procedure)),
        tariffs=dict(_tariffs(procedure, charged)),
        earlier=tuple(_earlier(procedure, told)),
        acts=tuple(_acts(procedure, told)),
        people=cast.people,
        substitutes=cast.substitutes,
    )
    return disguised(procedure, test, (happening.on for happening in told))


def plain_test(procedure: Procedure, test: Test) -> dict[str, Any]:
    """A test as the plain data that a definition holds under ``tests``."""
    return {test.id: as_data(replace(procedure, tests=(test,)))["tests"][test.id]}


def yaml_of(procedure: Procedure, test: Test) -> str:
    """A test as the lines that a definition has below ``tests:``."""
    data = plain_test(procedure, test)
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=inf)
    return indent(text, "  ")


def _options(procedure: Procedure) -> Iterator[tuple[str, Any]]:
    """What the unit had set; a wording of its own changes no way, and may name somebody."""
    for option in procedure.options:
        if option.value is not None and option.kind is not OptionKind.TEXT:
            yield option.id, option.value


def _tariffs(procedure: Procedure, charged: Iterable[Line]) -> Iterator[tuple[str, Any]]:
    for line in charged:
        tariff = procedure.fee(line.fee).tariff
        if tariff and line.price is not None:
            whole = line.price == line.price.to_integral_value()
            yield tariff, int(line.price) if whole else f"{line.price:f}"


class _Plain(yaml.SafeDumper):
    """Writes everything out, as a definition takes no references, and what is short on a line."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always."""
        return True

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        """One that holds a few words or numbers is one line."""
        flow_style = len(mapping) <= SHORT and _are_single(mapping.values())
        return super().represent_mapping(tag, mapping, flow_style)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        """One of words or numbers is one line."""
        return super().represent_sequence(tag, sequence, _are_single(sequence))


def _are_single(values: Iterable[Any]) -> bool:
    return not any(isinstance(value, list | dict) for value in values)


def _free_id(procedure: Procedure) -> str:
    taken, number = {test.id for test in procedure.tests}, 1
    while (id := "recorded" if number == 1 else f"recorded_{number}") in taken:
        number += 1
    return id


def _gathered(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """What happened; what somebody typed in several goes on a day is one thing."""
    last: Happening | None = None
    for happening in happenings:
        if last is not None and _goes_on(last, happening):
            last = replace(
                last,
                answers={**last.answers, **happening.answers},
                supplied=(*last.supplied, *happening.supplied),
                state=happening.state,
            )
            continue
        if last is not None:
            yield last
        last = happening
    if last is not None:
        yield last


def _goes_on(last: Happening, happening: Happening) -> bool:
    same = (last.on, last.by, last.group) == (happening.on, happening.by, happening.group)
    return same and happening.do == SAVE and last.do in (OPEN, SAVE)


def _steps(procedure: Procedure, happenings: Sequence[Happening], cast: Cast) -> list[TestStep]:
    steps: list[TestStep] = []
    day = happenings[0].on
    for happening in happenings:
        steps += _wait(day, happening.on)
        day = happening.on
        if happening.do:
            steps.append(_step(procedure, happening, cast))
        else:
            steps[-1] = replace(steps[-1], expect=Expectation(state=happening.state))
    return steps


def _wait(before: date, after: date) -> Iterator[TestStep]:
    """The waiting between two days; in working days where that ends on the same day."""
    days, unit = (after - before).days, PeriodUnit.DAYS
    calendar = RehearsalWorld.working_days
    if calendar.is_working(after):
        unit = PeriodUnit.WORKING_DAYS
        days = deadlines.elapsed(before, after, unit, calendar)
    while days > 0:
        yield TestStep(wait=Period(min(days, LONGEST_WAIT), unit))
        days -= LONGEST_WAIT


def _step(procedure: Procedure, happening: Happening, cast: Cast) -> TestStep:
    to = happening.to
    if to and happening.to_group:
        to = cast.name(happening.asked, happening.to_group, to)
    elif to:
        to = cast.known(to)
    return TestStep(
        person=cast.name(happening.actor, happening.group, happening.by),
        do=happening.do,
        task=happening.task,
        outcome=happening.outcome,
        fill=_unanswered(procedure, happening) | dict(_fill(procedure, happening.answers, cast)),
        supply=happening.supplied,
        comment=REASON if happening.commented else "",
        to=to,
        document=happening.document,
        deadline=happening.deadline,
        amount=happening.amount,
        expect=Expectation(state=happening.state),
    )


def _unanswered(procedure: Procedure, happening: Happening) -> dict[str, Any]:
    """What the specimen would answer, and a case was opened without."""
    return dict.fromkeys(item.id for item in procedure.specimen) if happening.do == OPEN else {}


def _fill(
    procedure: Procedure, answers: Mapping[str, Any], cast: Cast
) -> Iterator[tuple[str, Any]]:
    for field in procedure.fields:
        if field.id in answers and field.type not in SILENT:
            yield field.id, _told(field, answers[field.id], cast)


def _told(field: Field, value: Any, cast: Cast) -> Any:
    """An answer as JSON has it, with people as tests name them."""
    if value is None:
        return value
    if field.type is FieldType.AGENT:
        return cast.known(value)
    if field.type is FieldType.TABLE:
        columns = [column for column in field.columns if column.type not in SILENT]
        return [
            {item.id: _told(item, row[item.id], cast) for item in columns if item.id in row}
            for row in value
        ]
    return json_value(value)


def _earlier(procedure: Procedure, happenings: Iterable[Happening]) -> Iterator[dict[str, Any]]:
    """The case that a search for duplicates found: one about the same person."""
    known: dict[str, Any] = {}
    for happening in happenings:
        known |= happening.answers
        if happening.finds:
            effects = procedure.transition(happening.do).effects
            rule = next(item.parameters for item in effects if item.name == "search_duplicates")
            asked = (*rule["names"], rule["date"])
            yield {id: json_value(known[id]) for id in asked if id in known}
            return


def _acts(procedure: Procedure, happenings: Iterable[Happening]) -> Iterator[dict[str, Any]]:
    """The acts that were found, each by the answers that found it."""
    known: dict[str, Any] = {}
    fields = {field.id for field in procedure.fields}
    for happening in happenings:
        known |= happening.answers
        effects = procedure.transition(happening.cites).effects if happening.cites else ()
        for effect in effects:
            if effect.name == "find_act":
                asked = acts.asked_in(effect.parameters, fields)
                yield {id: json_value(known.get(id)) for id in asked}

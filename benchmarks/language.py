"""The language of definitions, without Plone: reading, checking, tests, conditions, forms.

All of it computes in one thread and waits for nothing: the time of the processor is
counted, which on a machine with nothing else to do is that of the clock on the wall.
"""

from benchmarks import browserside
from benchmarks import definitions
from benchmarks import hostile
from benchmarks import longform
from benchmarks import timing
from benchmarks.measures import Measure
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core import form
from egov.policy.core import rehearsal
from egov.policy.core.checks import check
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import difference
from egov.policy.core.form import FormContext
from egov.policy.core.form.visibility import all_facts
from egov.policy.core.model import Procedure
from egov.policy.core.reader import read
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from itertools import cycle
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import re
import time


FIELDS, STATES = 100, 60
FORM_FIELDS = 300
TESTS = 1000

CONTEXT = FormContext(
    today=date(2026, 3, 2),
    now=datetime(2026, 3, 2, 8, tzinfo=UTC),
    country="BI",
    currency="BIF",
    is_location=lambda code, field, day: True,
    is_case=lambda uid, field: True,
    is_agent=lambda user, field: True,
    is_unit=lambda unit, field: True,
)
"""What the large form asks around it."""


def measures(home: Path, rounds: int) -> Iterator[Measure]:
    """A large definition read and checked, a long form weighed, many tests played."""
    yield from _definition(rounds)
    yield Measure(
        "worst of the bad definitions", max(map(_refused, hostile.texts().values())), "s", 1
    )
    yield from _form(home, rounds)
    yield Measure(f"{TESTS} definition tests", _played(home / "workflows"), "s", 10)


def _definition(rounds: int) -> Iterator[Measure]:
    texts = [definitions.text(FIELDS, STATES, n) for n in range(rounds + timing.WARM_UP)]
    sources = [read_source(text) for text in texts]

    def examine(number: int) -> None:
        found = check(sources[number].procedure, sources[number])
        assert not found, f"The large definition is to have no fault: {found[0]}"

    contenders = {"read": lambda number: read_source(texts[number]), "check": examine}
    found = timing.medians(contenders, rounds, time.process_time)
    name = f"{FIELDS} fields, {STATES} states"
    yield Measure(f"read {name}", found["read"], "ms")
    yield Measure(f"check {name}", found["check"], "ms", 200)
    yield _difference(rounds)


def _refused(text: str | bytes) -> float:
    """Seconds until it is said what is wrong with a bad definition."""
    begun = time.process_time()
    try:
        source = read_source(text)
        assert check(source.procedure, source), "A bad definition is to have a fault."
    except DefinitionError:
        pass
    return time.process_time() - begun


def _difference(rounds: int) -> Measure:
    """Two versions of the large definition: every title is another, every delay longer."""
    text = definitions.text(FIELDS, STATES)
    before = read(text)
    renamed = re.sub(r"""(?m)^( +fr: ["']?)""", r"\1Autre ", text)
    other = read(renamed.replace("2 working days", "3 working days"))

    def compare(number: int) -> None:
        assert len(difference(before, other)) > FIELDS + STATES, "Little differs."

    found = timing.medians({"compare": compare}, rounds, time.process_time)["compare"]
    return Measure(f"difference of 2 versions, {FIELDS} fields", found, "ms", 100)


def _form(home: Path, rounds: int) -> Iterator[Measure]:
    """The conditions of a form, met for the first time and known; then all its answers."""
    procedures = [
        read(definitions.text(FORM_FIELDS, STATES, n)) for n in range(rounds + timing.WARM_UP)
    ]
    answers = [longform.answers(FORM_FIELDS, n) for n in range(len(procedures))]

    def weigh(number: int) -> None:
        asked = form.shown(procedures[number], answers[number], CONTEXT)
        assert len(asked) == FORM_FIELDS, "A field that is hidden costs less."

    def judge(number: int) -> None:
        form.validate(procedures[number], answers[number], CONTEXT, complete=True)

    contenders = {"cold": weigh, "warm": weigh, "validate": judge}
    found = timing.medians(contenders, rounds, time.process_time)
    name = f"form of {FORM_FIELDS} fields"
    yield Measure(f"{name}, conditions", found["warm"], "ms", 20)
    yield Measure(f"{name}, conditions read first", found["cold"], "ms", 20)
    yield from _in_browser(home, name, procedures[0], answers[0], rounds)
    yield Measure(f"{name}, validation", found["validate"], "ms")


def _in_browser(
    home: Path, name: str, procedure: Procedure, given: dict[str, Any], rounds: int
) -> Iterator[Measure]:
    script = home / "src/egov.policy/src/egov/policy/portal/static/conditions.js"
    values = form.validate(procedure, given, CONTEXT, complete=True)
    facts = all_facts(procedure, values, CONTEXT)
    found = browserside.times(script, procedure, facts, timing.WARM_UP + rounds)
    if found is not None:
        middle = median(found[timing.WARM_UP :])
        yield Measure(f"{name}, conditions in the browser", middle, "ms", 20)


def _played(workflows: Path) -> float:
    """Seconds for so many tests of the shipped definitions, one after the other."""
    library = read_library(workflows)
    procedures = [read_file(path, library).procedure for path in sorted(workflows.glob("*.yaml"))]
    tests = [(procedure, test) for procedure in procedures for test in procedure.tests]
    begun = time.process_time()
    for procedure, test in islice(cycle(tests), TESTS):
        assert rehearsal.play(procedure, test).passed, f"{procedure.id}: {test.id}"
    return time.process_time() - begun

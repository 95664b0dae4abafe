"""Procedures at work: publishing a large one, three who agree, a look at every deadline."""

from benchmarks import casefiles
from benchmarks import definitions
from benchmarks import language
from benchmarks import rest
from benchmarks import sites
from benchmarks import timing
from benchmarks.client import Client
from benchmarks.measures import Measure
from benchmarks.trial import decide
from benchmarks.trial import Trial
from collections.abc import Iterator
from egov.policy import casework
from egov.policy import clock
from egov.policy import procedures
from egov.policy.commands.import_cases import import_file
from egov.policy.console import site_session
from pathlib import Path
from plone import api

import transaction
import Zope2


ROUNDS = 10
THREE_TASKS = "three-tasks"
DEFINITION = Path(__file__).with_name(f"{THREE_TASKS}.yaml")


def measures(trial: Trial) -> Iterator[Measure]:
    """A transition with three parallel tasks, publishing, the run of the deadlines."""
    yield from _together(trial)
    yield _publishing()
    yield _deadlines(trial)


def _together(trial: Trial) -> Iterator[Measure]:
    """What opens three tasks, and what ends the last of them and moves the case."""
    _publish(sites.SMALL, DEFINITION.read_text("utf-8"))
    count = trial.rounds + timing.WARM_UP
    cases = [_open(trial.clerks[sites.SMALL]) for _ in range(count)]
    documents = [[rest.add_document(trial) for _ in range(count)] for _ in range(2)]

    def submit(number: int) -> None:
        decide(trial.clerks[sites.SMALL], cases[number], "submit")

    def agree(number: int) -> None:
        _agree(trial.chief, cases[number], "by_chief")

    def publish(way: int, number: int) -> None:
        decide(trial.editor, documents[way][number], "publish")

    opened = timing.medians({"ours": submit, "stock": lambda n: publish(0, n)}, trial.rounds)
    for case in cases:
        _agree(trial.clerks[sites.SMALL], case, "by_clerk")
        _agree(trial.administrator, case, "by_administrator")
    ended = timing.medians({"ours": agree, "stock": lambda n: publish(1, n)}, trial.rounds)
    state = trial.chief.get(cases[-1])["state"]["id"]
    assert state == "delivery", f"Three have agreed, and the case is in {state}."
    for name, found in (("opens", opened), ("needs the last of", ended)):
        figure, stock = found["ours"], found["stock"]
        yield Measure(f"transition that {name} 3 tasks", figure, "ms", 2, stock, "stock publish")


def _open(clerk: Client) -> str:
    body = {"procedure": THREE_TASKS, "unit": sites.UNIT, "fields": {"surname": "Ndayishimiye"}}
    return clerk.path_of(clerk.post("@cases", body)["@id"])


def _agree(person: Client, case: str, task: str) -> None:
    person.post(f"{case}/@tasks/{task}-1/complete")


def _deadlines(trial: Trial) -> Measure:
    """The run that the worker makes every minute, over cases that came in today."""
    _publish(sites.LARGE, DEFINITION.read_text("utf-8"))
    path = trial.directory / "today.csv"
    with site_session(Zope2.DB, sites.LARGE) as portal:
        casefiles.write_new(path, trial.large, sites.UNIT, "agreement", clock.today())
        import_file(portal, path, THREE_TASKS)
        while casework.run_deadlines(portal):
            pass

    def look(number: int) -> None:
        with site_session(Zope2.DB, sites.LARGE) as portal:
            assert not casework.run_deadlines(portal), "Nothing is due."

    found = timing.medians({"look": look}, ROUNDS)["look"]
    with site_session(Zope2.DB, sites.LARGE):
        ahead = {"query": clock.now(), "range": "min"}
        waiting = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(next_moment=ahead)
        assert len(waiting) >= trial.large, f"Only {len(waiting)} cases have a deadline."
    return Measure(f"deadline run, {trial.large} open cases, none due", found, "ms", 2000)


def _publishing() -> Measure:
    """Read, checked, its tests played, compiled, committed."""
    texts = [
        definitions.text(language.FIELDS, language.STATES, number)
        for number in range(ROUNDS + timing.WARM_UP)
    ]
    found = timing.medians(
        {"publish": lambda number: _publish(sites.SMALL, texts[number])}, ROUNDS
    )["publish"]
    name = f"publish {language.FIELDS} fields, {language.STATES} states"
    return Measure(name, found, "ms", 3000)


def _publish(site: str, text: str) -> None:
    with site_session(Zope2.DB, site):
        procedures.publish(text, "large.yaml", sites.EDITOR, "")
        transaction.commit()

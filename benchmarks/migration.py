"""Moving running cases to another version: the round of the worker, one transaction for each.

A site of its own, in which all cases wait.  The target is of the procedure engine, in cases
a second; the dry run and the way back are told beside it.
"""

from benchmarks import casefiles
from benchmarks import sites
from benchmarks.measures import Measure
from benchmarks.trial import Trial
from collections.abc import Iterator
from egov.policy import migration
from egov.policy import procedures
from egov.policy.commands.import_cases import import_file
from egov.policy.console import site_session
from egov.policy.core.serialize import as_data
from egov.policy.jobs import IRound
from zope.component import getUtility

import json
import time
import transaction
import Zope2


SITE = "migration"

LEAST = 100
"""Cases a second."""

PART = 4
"""One in so many of the cases of the large site are moved: 5,000 in a whole run."""


def measures(trial: Trial) -> Iterator[Measure]:
    """Cases a second, tried, moved and brought back."""
    count = trial.large // PART
    sites.add_site(SITE)
    number = _prepare(trial, count)
    yield Measure(f"dry run, {count} cases", count / _seconds(number, "dry-run"), "/s")
    moved = count / _seconds(number, "start")
    yield Measure(f"migration, {count} cases", moved, "/s", LEAST, at_least=True)
    yield Measure(f"undo, {count} cases", count / _seconds(number, "undo"), "/s")


def _prepare(trial: Trial, count: int) -> int:
    """Import the cases, publish a version with another delay, plan; the number of the plan."""
    with site_session(Zope2.DB, SITE) as portal:
        data = as_data(procedures.get(sites.PROCEDURE)) | {"version": 2}
        del data["tests"]
        text = json.dumps(data).replace('"due": "1 working day"', '"due": "3 days"')
        path = casefiles.write(trial.directory / "migration.csv", count, count)
        import_file(portal, path, sites.PROCEDURE)
        procedures.publish(text, "migration.yaml", sites.EDITOR, "A law has changed.")
        plan = migration.plan(sites.PROCEDURE, 1, 2, {}, {}, sites.EDITOR)
        transaction.commit()
        return plan["number"]


def _seconds(number: int, what: str) -> float:
    """How long the worker is at it, round after round."""
    with site_session(Zope2.DB, SITE):
        migration.decide(sites.PROCEDURE, number, what, sites.EDITOR)
        transaction.commit()
    begun, at_work = time.perf_counter(), True
    while at_work:
        getUtility(IRound, "egov.policy.migration").go(Zope2.DB, SITE)
        with site_session(Zope2.DB, SITE):
            at_work = migration.progress(migration.find(sites.PROCEDURE, number))["working"]
    return time.perf_counter() - begun

"""What 200 published versions of a procedure cost a request: nothing, if all is well.

A site beside the small one has as many cases, which follow versions of all ages.  The time
of the processor is counted: a twentieth is less than what a busy machine moves a clock by.
"""

from benchmarks import casefiles
from benchmarks import sites
from benchmarks import timing
from benchmarks.client import Client
from benchmarks.imports import SMALL_FILL
from benchmarks.measures import Measure
from benchmarks.trial import decide
from benchmarks.trial import open_case
from benchmarks.trial import Trial
from collections.abc import Callable
from collections.abc import Iterator
from egov.policy import procedures
from egov.policy.commands.import_cases import import_file
from egov.policy.console import site_session
from egov.policy.core.serialize import as_data
from functools import partial

import json
import time
import transaction
import Zope2


SITE = "versions"
VERSIONS = 200
AGES = 5
"""Cases come in so many times while versions are published."""

ROUNDS = 2
"""Times the usual rounds, for so small a difference."""

LIMIT = 1.05


def measures(trial: Trial) -> Iterator[Measure]:
    """Pages and calls on a site with 200 versions, against one."""
    sites.add_site(SITE)
    _publish(trial)
    clerks = {SITE: Client(trial.app, SITE, sites.CLERK, sites.PASSWORD)}
    clerks[sites.SMALL] = trial.clerks[sites.SMALL]
    paths = {site: _case(clerk) for site, clerk in clerks.items()}
    made: dict[str, list[str]] = {site: [] for site in clerks}
    asked = {
        "inbox": lambda site, number: clerks[site].page("@@inbox?queue=unit"),
        "case page": lambda site, number: clerks[site].page(paths[site]),
        "GET <case>": lambda site, number: clerks[site].get(paths[site]),
        "POST @cases": lambda site, number: made[site].append(open_case(clerks[site])),
        "submit": lambda site, number: decide(clerks[site], made[site][number], "submit"),
    }
    for name, call in asked.items():
        yield _compared(name, ROUNDS * trial.rounds, call)


def _compared(name: str, rounds: int, call: Callable[[str, int], object]) -> Measure:
    contenders = {site: partial(call, site) for site in (SITE, sites.SMALL)}
    found = timing.medians(contenders, rounds, time.process_time)
    many, one = found[SITE], found[sites.SMALL]
    return Measure(f"{name}, {VERSIONS} versions", many, "ms", LIMIT, one, "with 1")


def _case(clerk: Client) -> str:
    path = open_case(clerk, given_names="Aline", purpose="Inscription à l'école")
    decide(clerk, path, "submit")
    return path


def _publish(trial: Trial) -> None:
    """All versions, and a part of the cases each time a fifth of them is there."""
    waiting = casefiles.OPEN_ROWS // AGES
    with site_session(Zope2.DB, SITE) as portal:
        data = as_data(procedures.get(sites.PROCEDURE))
        del data["tests"]
        for number in range(2, VERSIONS + 1):
            text = json.dumps(data | {"version": number})
            procedures.publish(text, "versions.json", sites.EDITOR, "A law has changed.")
            if number % (VERSIONS // AGES) == 0:
                transaction.commit()
                path = trial.directory / f"versions-{number}.csv"
                casefiles.write(path, SMALL_FILL // AGES, waiting)
                import_file(portal, path, sites.PROCEDURE)
        transaction.commit()

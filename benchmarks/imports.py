"""Bringing existing cases in, against the quickest that stock Plone creates documents."""

from benchmarks import casefiles
from benchmarks import sites
from benchmarks.measures import Measure
from benchmarks.trial import Trial
from collections.abc import Iterator
from egov.policy.commands.import_cases import BATCH
from egov.policy.commands.import_cases import import_file
from egov.policy.console import site_session
from itertools import count
from statistics import median

import time
import transaction
import Zope2


SMALL_FILL = 200
STARTED = 1000
"""Cases of the small site when the rates are compared."""

ROUNDS = 5

_files = count(1)


def fill(trial: Trial) -> None:
    """Bring both sites to their size: most cases closed, some waiting in each zone."""
    _import(trial, sites.SMALL, SMALL_FILL, casefiles.OPEN_ROWS)
    _import(trial, sites.LARGE, trial.large, casefiles.OPEN_ROWS)


def measures(trial: Trial) -> Iterator[Measure]:
    """Rates of whole batches, the file read and judged, committed; sites take turns."""
    _import(trial, sites.SMALL, STARTED - SMALL_FILL)
    rates: dict[str, list[float]] = {sites.SMALL: [], sites.LARGE: [], sites.STOCK: []}
    for number in range(ROUNDS):
        for site in (sites.SMALL, sites.LARGE):
            rates[site].append(_import(trial, site, BATCH))
        rates[sites.STOCK].append(_add_documents(f"batch-{number}"))
    small, large, stock = (median(rates[site]) for site in (sites.SMALL, sites.LARGE, sites.STOCK))
    yield Measure("import-cases", small, "/s", 3, stock, "stock Documents", at_least=True)
    yield Measure(
        f"import-cases, {trial.large} cases", large, "/s", 0.8, small, "with 1000", at_least=True
    )


def _import(trial: Trial, site: str, rows: int, waiting: int = 0) -> float:
    """Import a new file; cases a second."""
    with site_session(Zope2.DB, site) as portal:
        path = casefiles.write(trial.directory / f"{next(_files)}.csv", rows, waiting)
        begun = time.perf_counter()
        import_file(portal, path, sites.PROCEDURE)
        return rows / (time.perf_counter() - begun)


def _add_documents(folder: str) -> float:
    """Create documents in a new folder; documents a second."""
    with site_session(Zope2.DB, sites.STOCK) as portal:
        place = sites.add_folder(portal, folder)
        begun = time.perf_counter()
        sites.add_documents(place, BATCH)
        transaction.commit()
        return BATCH / (time.perf_counter() - begun)

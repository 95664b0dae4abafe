"""Opening cases and deciding over REST, against the same by plone.restapi on stock content."""

from benchmarks import sites
from benchmarks import timing
from benchmarks.measures import Measure
from benchmarks.trial import decide
from benchmarks.trial import open_case
from benchmarks.trial import Trial
from collections.abc import Iterator
from functools import partial
from ZODB.utils import p64
from ZODB.utils import u64

import Zope2


Paths = dict[str, list[str]]
"""What a round made, by site: the n-th round decides on the n-th."""


def measures(trial: Trial) -> Iterator[Measure]:
    """POST and two transitions: against stock, their growth, and what they write."""
    made: Paths = {site: [] for site in (sites.STOCK, *trial.clerks)}
    yield from _compared("POST @cases", 0.8, "stock POST", trial, _opening(trial, made))
    yield from _compared("submit", 1.2, "stock publish", trial, _deciding(trial, made, "submit"))
    made[sites.STOCK] = [add_document(trial) for _ in made[sites.STOCK]]
    yield from _compared("approve", 1.2, "stock publish", trial, _deciding(trial, made, "approve"))


def _compared(
    name: str, limit: float, reference: str, trial: Trial, calls: dict[str, timing.Contender]
) -> Iterator[Measure]:
    found = timing.medians(calls, trial.rounds)
    small, large = found[sites.SMALL], found[sites.LARGE]
    yield Measure(name, small, "ms", limit, found[sites.STOCK], reference)
    yield Measure(f"{name}, {trial.large} cases", large, "ms", 1.3, small, "with 200")
    last = trial.rounds + timing.WARM_UP
    stored = {site: _stores(calls[site], last) for site in (sites.SMALL, sites.STOCK)}
    yield Measure(f"{name}, objects stored", stored[sites.SMALL], "", None, stored[sites.STOCK])


def _opening(trial: Trial, made: Paths) -> dict[str, timing.Contender]:
    def post(number: int) -> None:
        made[sites.STOCK].append(add_document(trial))

    def open_at(site: str, number: int) -> None:
        made[site].append(open_case(trial.clerks[site]))

    return {sites.STOCK: post, **{site: partial(open_at, site) for site in trial.clerks}}


def _deciding(trial: Trial, made: Paths, transition: str) -> dict[str, timing.Contender]:
    def publish(number: int) -> None:
        decide(trial.editor, made[sites.STOCK][number], "publish")

    def decide_at(site: str, number: int) -> None:
        decide(trial.clerks[site], made[site][number], transition)

    return {sites.STOCK: publish, **{site: partial(decide_at, site) for site in trial.clerks}}


def add_document(trial: Trial) -> str:
    """A stock document over REST; its path in the site."""
    body = {
        "@type": "Document",
        "title": "Attestation",
        "description": "Demande d'une attestation de résidence",
        "text": sites.TEXT,
    }
    return trial.editor.path_of(trial.editor.post(sites.FOLDER, body)["@id"])


def _stores(call: timing.Contender, number: int) -> int:
    """How many objects one more round stores."""
    before = u64(Zope2.DB.lastTransaction())
    call(number)
    written = Zope2.DB.storage.iterator(p64(before + 1))
    return sum(1 for transaction in written for _ in transaction)

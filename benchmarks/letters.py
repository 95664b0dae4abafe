"""Letters: filling one in, and the whole way from the signature to the stored PDF/A."""

from benchmarks import sites
from benchmarks import timing
from benchmarks.measures import Measure
from benchmarks.trial import decide
from benchmarks.trial import open_case
from benchmarks.trial import Trial
from collections.abc import Iterator
from egov.policy import documents
from egov.policy.cases import procedure_of
from egov.policy.console import site_session
from egov.policy.documents.letter import write_letter
from egov.policy.documents.templates import template_file
from egov.policy.jobs.worker import Worker
from typing import Any

import Zope2


ROUNDS = 10


def measures(trial: Trial) -> Iterator[Measure]:
    """The letter alone, then signing over REST and the job that follows it, LibreOffice warm."""
    cases = [_to_sign(trial) for _ in range(ROUNDS + timing.WARM_UP)]
    worker = Worker(Zope2.DB, "bench")

    def issue(number: int) -> None:
        decide(trial.chief, cases[number], "sign")
        while worker.run_next():
            pass

    issued = timing.medians({"issue": issue}, ROUNDS)["issue"]
    _require_ready(trial, cases[-1])
    with site_session(Zope2.DB, sites.SMALL) as portal:
        rendered = _render(portal.unrestrictedTraverse(cases[-1]), trial.rounds)
    yield Measure("letter (ODT)", rendered, "ms", 50)
    yield Measure("PDF/A issued, LibreOffice warm", issued, "ms", 600)


def _to_sign(trial: Trial) -> str:
    clerk = trial.clerks[sites.SMALL]
    path = open_case(clerk, given_names="Aline")
    decide(clerk, path, "submit")
    decide(clerk, path, "approve")
    return path


def _require_ready(trial: Trial, path: str) -> None:
    (paper,) = trial.chief.get(path)["documents"]
    assert paper["status"] == "ready", "LibreOffice made no PDF: see the log."


def _render(case: Any, rounds: int) -> float:
    (document,) = documents.documents(case)
    template = template_file(procedure_of(case).document(document.document).template)
    contenders = {"letter": lambda number: write_letter(case, document, template, {}, {})}
    return timing.medians(contenders, rounds)["letter"]

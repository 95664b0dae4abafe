"""A bundle of forty procedures: made, opened, held against a site, taken in."""

from benchmarks import sites
from benchmarks.measures import Measure
from benchmarks.trial import Trial
from collections.abc import Callable
from collections.abc import Iterator
from egov.policy import exchange
from egov.policy import procedures
from egov.policy.console import site_session
from egov.policy.core.exchange import open_bundle
from typing import Any

import time
import Zope2


COUNT = 40

HEIR = """\
procedure: certificate-{n}
version: 1
extends: attestation-residence
title: {{fr: Attestation {n}, en: Certificate {n}}}
description: {{fr: La commune atteste., en: The commune certifies.}}
legal_basis: {{fr: Loi, en: Law}}
numbering: {{register: certificate-{n}, pattern: "C{n}-{{unit}}-{{year}}-{{number:05}}"}}
change:
  documents:
    certificate:
      numbering: {{register: paper-{n}, pattern: "{{number:04}}/P{n}/{{year}}"}}
"""
"""As large as the shipped certificate, tests included."""


def measures(trial: Trial) -> Iterator[Measure]:
    """On the small site, in one transaction that is thrown away."""
    with site_session(Zope2.DB, sites.SMALL):
        ids = [f"certificate-{n}" for n in range(COUNT)]
        for n in range(COUNT):
            procedures.publish(HEIR.format(n=n), "heir.yaml", sites.EDITOR, "A bench.")
        made, data = _timed(lambda: exchange.export(dict.fromkeys(ids, 0)))
        for id in ids:
            procedures.withdraw(id)
        opened, bundle = _timed(lambda: open_bundle(data))
        planned, found = _timed(lambda: exchange.plan(bundle))
        way = exchange.As.PUBLISHED
        taken, _ = _timed(lambda: exchange.take(found, way, None, sites.EDITOR, "A bench."))
        yield Measure(f"bundle of {COUNT} procedures made", made, "s")
        yield Measure("its size", len(data) / 1024, "KB")
        yield Measure("opened: form, digests, signature", opened, "s", 1)
        yield Measure("held against the site: checks, tests, changes", planned, "s")
        yield Measure("that, and taken in and published", planned + taken, "s", 60)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found

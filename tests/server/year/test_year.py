"""A year of a communal office, with kill -9 in between, as people and papers see it.

`make year` plays all of it, or a part of its requests (`EGOV_YEAR=0.2`); the tests a few days.
"""

from . import proofs
from .calendar import days
from .calendar import Load
from .desks import BIRTH
from .desks import CERTIFICATE
from .desks import MARRIAGE
from .killing import Killer
from .killing import moments
from .office import BOOKS
from .office import Communal
from collections import Counter
from egov.policy import clock
from random import Random

import os
import pytest
import time


pytestmark = [pytest.mark.server, pytest.mark.office]

PART = float(os.environ.get("EGOV_YEAR", "0"))

LOAD = (
    Load(round(2500 * PART) * 2, round(800 * PART), round(300 * PART), kills=10)
    if PART
    else Load(40, 12, 8, kills=2, days=5)
)

YEAR = clock.today().year + 1
"""After whatever the new site holds."""

COUNTS = (LOAD.certificates, LOAD.births, LOAD.marriages)

WRITES = (6, 5, 5)
"""How much is written for a request of each kind: when to kill is reckoned from it."""

DAILY = 3
"""What is written on each day besides: the clock, and two tills that are closed."""

TAKEN = {
    CERTIFICATE: {"submit", "approve", "sign", "hand_over"},
    BIRTH: {"submit", "check", "register", "hand_over"},
    MARRIAGE: {"submit", "post_banns", "no_objection", "celebrate", "hand_over"},
}


def test_a_year_is_whole_though_the_server_was_killed(new_server, tmp_path):
    server, chance, planned = new_server(EGOV_DRILL="1"), Random(20270104), [*days(LOAD, YEAR)]
    writes = sum(map(int.__mul__, COUNTS, WRITES)) + DAILY * len(planned)
    killer = Killer(server, moments(LOAD.kills, writes, chance), chance)
    commune = Communal(server, killer)
    begun = time.monotonic()
    commune.prepare(YEAR)
    for day in planned:
        commune.work(day)
        _tell(day.date, killer, begun)
    commune.end(planned[-1].date)
    killer.wait()
    assert (killer.kills, killer.failures) == (LOAD.kills, [])
    _tell("over", killer, begun)

    commune.close_books(YEAR)
    for till in commune.tills:
        proofs.receipts(till, YEAR)
        proofs.closings(till, YEAR, [day.date for day in planned])
    assert sum(len(till.receipts) for till in commune.tills) == LOAD.certificates
    _requests(commune)
    _tell("looked at", killer, begun)
    registrar = commune.person("etatcivil")
    for name, total in zip(BOOKS, (LOAD.births, LOAD.marriages), strict=True):
        book = f"@registers/{name}/mukaza/{YEAR}"
        proofs.whole(registrar, book, total)
        print(f"{name}: {proofs.printed(registrar, book, tmp_path)} pages")
    _tell("printed", killer, begun)
    server.stop()
    verified = server.run("verify-journal")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    _tell("verified", killer, begun)


def _requests(commune):
    """All that was asked for is over, has been decided once, and is numbered without a gap."""
    desks = (*commune.zones, commune.civil)
    asked = Counter()
    for desk in desks:
        for procedure, cases in desk.cases.items():
            proofs.none_else(desk.clerk, desk.unit, procedure, cases)
            proofs.numbered(proofs.closed_once(desk.clerk, cases, TAKEN[procedure]))
            asked[procedure] += len(cases)
    assert (asked[CERTIFICATE], asked[BIRTH], asked[MARRIAGE]) == COUNTS


def _tell(what, killer, begun):
    """How far it is: shown by `make year`."""
    seconds = time.monotonic() - begun
    print(f"{what}: {seconds:.0f} s, {killer.written} writes, {killer.kills} kills", flush=True)

"""A register with the acts of a large year: entering, looking up by name, verifying.

The acts are entered in one transaction, as many as 5,000 in a whole run; the rest is read after
it.  There is no target: it is told.
"""

from benchmarks import sites
from benchmarks.measures import Measure
from benchmarks.timing import medians
from benchmarks.trial import Trial
from collections.abc import Iterator
from egov.policy import acts
from egov.policy.acts import store
from egov.policy.console import site_session
from egov.policy.core import acts as rules
from egov.policy.core.acts import Act

import time
import transaction
import Zope2


BOOK = ("births", sites.UNIT, 2025)
PER_VOLUME = 200
PART = 4
"""One act for so many cases of the large site."""

SURNAMES = "Niyonkuru Ndayishimiye Hakizimana Nkurunziza Irakoze Bigirimana Gahungu Ciza".split()
GIVEN_NAMES = "Aline Bosco Divine Pacifique Odette Gaspard Espérance Évariste Claudine".split()

LINES = tuple((f"Mention {number}", f"Ce que dit l'acte, ligne {number}") for number in range(13))


def measures(trial: Trial) -> Iterator[Measure]:
    """Seconds to enter and to verify all, milliseconds to find some by three words."""
    count = trial.large // PART
    with site_session(Zope2.DB, sites.SMALL):
        begun = time.perf_counter()
        _enter(count)
        transaction.commit()
        yield Measure(f"register of {count} acts: entered", time.perf_counter() - begun, "s")
    with site_session(Zope2.DB, sites.SMALL):
        found = medians({"search": _search}, trial.rounds)["search"]
        yield Measure(f"register of {count} acts: search by three words", found, "ms")
        begun = time.perf_counter()
        assert not acts.verify(*BOOK)
        yield Measure(f"register of {count} acts: verified", time.perf_counter() - begun, "s")


def _enter(count: int) -> None:
    book = store.writable(*BOOK)
    for number in range(1, count + 1):
        state = rules.after_act(book.state, number, PER_VOLUME)
        book.enter(_act(number, state.volume), state)


def _act(number: int, volume: int) -> Act:
    surname = SURNAMES[number % len(SURNAMES)]
    given = GIVEN_NAMES[number % len(GIVEN_NAMES)]
    other = GIVEN_NAMES[number // 7 % len(GIVEN_NAMES)]
    return Act(
        number=number,
        volume=volume,
        entered_on="2025-03-02",
        day="2025-02-26",
        names=(f"{surname} {given} {other}",),
        lines=LINES,
        answers=dict(LINES),
        case=f"case-{number}",
        reference=f"NAI-{number:05}",
        procedure="declaration-naissance",
        version=1,
        signatory="Évariste Ntakarutimana",
        office="Officier de l'état civil",
    )


def _search(number: int) -> None:
    register, unit, year = BOOK
    assert acts.search(register, unit, "niyon espe od", year, start=0, size=25).total

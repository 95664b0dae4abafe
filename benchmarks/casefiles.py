"""Files of existing cases, as an office would have them: most closed, a few waiting."""

from collections.abc import Iterator
from datetime import date
from datetime import timedelta
from egov.policy import clock
from egov.policy import people
from itertools import count
from pathlib import Path
from random import Random

import csv


OPEN_ROWS = 30
"""Cases that wait in each unit."""

SURNAMES = """
    Ndayishimiye Niyonzima Hakizimana Nkurunziza Irakoze Nduwimana Manirakiza Bigirimana Ndikumana
    Nahimana Niyonkuru Iradukunda Havyarimana Ntahomvukiye Sindayigaya Barakamfitiye Mpawenimana
    Nsabimana Bukuru Kanyana Ciza Minani Nshimirimana Gahungu Kaneza Mbonimpa Ndayizeye Rukundo
    Ntakirutimana Sibomana Uwimana Vyukusenge
""".split()
GIVEN_NAMES = """
    Aline Nadine Jean Pascal Divine Pacifique Espérance Chantal Révérien Immaculée Cyriaque Bosco
    Claude Gérard Josiane Odette Thérence Yvonne Zacharie Béatrice Désiré Fabrice Goreth Hervé
""".split()

_numbers = count(1)


def write(path: Path, rows: int, waiting: int = 0, last: date = date(2026, 10, 30)) -> Path:
    """A file of so many new cases of all zones, of which so many a zone wait."""
    chance = Random(rows)  # noqa: S311  the same people in every run
    units = [unit.id for unit in people.units() if unit.kind == "zone"]
    return _written(path, list(_records(chance, units, rows, waiting, last)))


def write_new(path: Path, rows: int, unit: str, state: str, day: date) -> Path:
    """A file of so many cases of one unit, all filed on that day, with the least of answers."""
    place = {"unit": unit, "state": state, "filed_on": day.isoformat()}
    records = [
        {
            "reference": f"NOUV-{next(_numbers):06}",
            **place,
            "surname": SURNAMES[row % len(SURNAMES)],
        }
        for row in range(rows)
    ]
    return _written(path, records)


def _written(path: Path, records: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(records[0]))
        writer.writeheader()
        writer.writerows(records)
    return path


def _records(
    chance: Random, units: list[str], rows: int, waiting: int, last: date
) -> Iterator[dict[str, str]]:
    for number in range(rows):
        unit = units[number % len(units)]
        is_open = number < waiting * len(units)
        filed = last - timedelta(days=chance.randrange(7 if is_open else 1800))
        closed = "" if is_open else (filed + timedelta(days=chance.randrange(10))).isoformat()
        yield {
            "reference": f"ANC-{unit}-{filed.year}-{next(_numbers):06}",
            "unit": unit,
            "state": "verification" if is_open else "closed",
            "filed_on": filed.isoformat(),
            "closed_on": closed,
            **_answers(chance, unit),
        }


def _answers(chance: Random, unit: str) -> dict[str, str]:
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(20000))
    return {
        "surname": chance.choice(SURNAMES),
        "given_names": chance.choice(GIVEN_NAMES),
        "sex": chance.choice("FM"),
        "birth_date": born.isoformat(),
        "origin": chance.choice(people.locations("commune", "country", unit, clock.today())).code,
        "nationality": "BI",
        "residence": chance.choice(people.locations("quarter", "unit", unit, clock.today())).code,
        **_witnesses(chance),
    }


def _witnesses(chance: Random) -> dict[str, str]:
    found = {}
    for witness in ("witness1", "witness2"):
        found[f"{witness}_name"] = f"{chance.choice(SURNAMES)} {chance.choice(GIVEN_NAMES)}"
        found[f"{witness}_card"] = f"531.{chance.randrange(1000, 9999)}"
    return found

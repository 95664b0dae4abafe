"""What every group of measures is given: the served sites and who asks them."""

from benchmarks import sites
from benchmarks.client import Client
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


ANSWERS = {
    "surname": "Ndayishimiye",
    "sex": "F",
    "birth_date": "1993-05-14",
    "origin": "BI-CO-05-03",
    "nationality": "BI",
    "residence": "BI-QT-02-09-02-01",
    "witness1_name": "Nkurunziza Pierre",
    "witness1_card": "0201/11.111",
    "witness2_name": "Hakizimana Jeanne",
    "witness2_card": "0201/22.222",
}
"""The ten answers that the form requires."""


@dataclass(frozen=True)
class Trial:
    """A run: the pipeline, a directory for files, how often to measure, how many cases."""

    app: Any
    directory: Path
    rounds: int
    large: int

    @cached_property
    def editor(self) -> Client:
        """Who writes on the stock site."""
        return Client(self.app, sites.STOCK, sites.EDITOR, sites.PASSWORD)

    @cached_property
    def clerks(self) -> dict[str, Client]:
        """Who works at the counter, by site."""
        return {
            site: Client(self.app, site, sites.CLERK, sites.PASSWORD)
            for site in (sites.SMALL, sites.LARGE)
        }

    @cached_property
    def chief(self) -> Client:
        """Who signs, on the small site."""
        return Client(self.app, sites.SMALL, sites.CHIEF, sites.PASSWORD)

    @cached_property
    def administrator(self) -> Client:
        """Who heads the commune, on the small site."""
        return Client(self.app, sites.SMALL, sites.ADMINISTRATOR, sites.PASSWORD)


def open_case(clerk: Client, **more: str) -> str:
    """A draft over REST; its path in the site."""
    body = {"procedure": sites.PROCEDURE, "unit": sites.UNIT, "fields": {**ANSWERS, **more}}
    return clerk.path_of(clerk.post("@cases", body)["@id"])


def decide(person: Client, case: str, transition: str) -> dict[str, Any]:
    """Take a transition of a case over REST."""
    return person.post(f"{case}/@workflow/{transition}")

"""A communal office for a year: the site made ready, each day worked off, the year closed."""

from .calendar import Day
from .desks import CERTIFICATE
from .desks import CivilStatus
from .desks import Till
from .desks import Zone
from .killing import Killer
from .person import Person
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import time


DEFINITION = Path(__file__).with_name(f"{CERTIFICATE}.yaml")

PATIENCE = 600
"""Seconds until all that was asked for must be over on the last day."""

BOOKS = ("births", "marriages")


class Communal:
    """The people of the demonstration at their desks: two zones, and the civil status of Mukaza."""

    def __init__(self, server, killer: Killer) -> None:
        words = server.passwords()
        self.person: Callable[[str], Person] = lambda user: Person(
            server.url, user, words[user], killer
        )
        self.administrator = self.person("admin")
        tills = [Till(self.person("caisse.bwiza"), "bwiza")]
        tills.append(Till(self.person("caisse.mukaza"), "mukaza"))
        self.tills = tuple(tills)
        self.zones = tuple(
            Zone(unit, self.person(f"agent.{unit}"), chief=self.person(f"chef.{unit}"), till=till)
            for unit, till in zip(("bwiza", "nyakabiga"), self.tills, strict=True)
        )
        self.civil = CivilStatus(
            "mukaza", self.person("agent.mukaza"), registrar=self.person("etatcivil")
        )

    def prepare(self, year: int) -> None:
        """Publish the certificate that costs something; the stamp gets dearer in July."""
        editor = self.person("fonctionnel")
        made = editor.send("@procedures", {"definition": DEFINITION.read_text("utf-8")})
        body = {"stamp": made["stamp"], "reason": "Année d'essai"}
        editor.send(f"@procedures/{CERTIFICATE}/publish", body)
        for since, amount in ((f"{year}-01-01", 1000), (f"{year}-07-01", 1500)):
            tariff = {"tariff": "timbre", "unit": "mukaza", "since": since, "amount": amount}
            editor.put("PUT", "@tariffs", tariff)

    def set_clock(self, day: date) -> None:
        """From here on it is the morning of that day."""
        record = {"egov.policy.drill_now": f"{day}T08:00:00+02:00"}
        self.administrator.put("PATCH", "@registry", record)

    def work(self, day: Day) -> None:
        """A day: the desks work beside each other; in the evening the tills are closed."""
        self.set_clock(day.date)
        half = len(day.certificates) // 2
        shares = (day.certificates[:half], day.certificates[half:])
        together(
            partial(self.civil.work, day),
            *(partial(zone.work, day, part) for zone, part in zip(self.zones, shares, strict=True)),
        )
        together(*(partial(till.close, day.date) for till in self.tills))

    def end(self, day: date) -> None:
        """Work off what is left, on the last day on which somebody comes."""
        until = time.monotonic() + PATIENCE
        desks = (self.civil, *self.zones)
        while self.civil.engaged or any(desk.waiting for desk in desks):
            assert time.monotonic() < until, [desk.waiting for desk in desks]
            self.civil.celebrate(day)
            together(*(desk.hand_over for desk in desks))
            time.sleep(0.5)

    def close_books(self, year: int) -> None:
        """On 31 December the registrar proposes to close the registers; the governor does."""
        self.set_clock(date(year, 12, 31))
        for book in BOOKS:
            for user, state in (("etatcivil", "proposed"), ("gouverneur", "closed")):
                address = f"@registers/{book}/mukaza/{year}"
                answer, again = self.person(user).ask("POST", f"{address}/close", json={})
                assert answer.ok or again, answer.text
                assert self.person(user).get(address)["closing"]["state"] == state


def together(*acts: Callable[[], None]) -> None:
    """Do all of this at the same time; what goes wrong with one is raised."""
    with ThreadPoolExecutor(len(acts)) as threads:
        for done in [threads.submit(act) for act in acts]:
            done.result()

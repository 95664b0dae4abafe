"""What is looked at when the year is over, from outside: lists, receipts, tills, books, PDFs."""

from .desks import Receipt
from .desks import Till
from .person import Person
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import subprocess
import time


PRINTING = 900
"""Seconds until the volumes of a register must be printed."""


def gapless(numbers: list[int], total: int) -> None:
    """Numbers go from one to the last, each once."""
    assert sorted(numbers) == list(range(1, total + 1))


def closed_once(person: Person, cases: list[str], transitions: set[str]) -> list[dict[str, Any]]:
    """The cases as they are: each is over and has taken these transitions, none of them twice."""
    found = []
    for address in cases:
        case = person.get(address)
        assert case["state"]["id"] == "closed", (address, case["state"])
        entries = person.all(f"{address}/@journal")
        steps = (item["data"] for item in entries if item["action"] == "transition")
        taken = Counter(step["transition"] for step in steps)
        assert {taken[name] for name in transitions} == {1}, (address, taken)
        papers = [item["document"] for item in case["documents"] if item["kind"] == "issued"]
        assert len(papers) == len(set(papers)), (address, papers)
        found.append(case)
    return found


def none_else(person: Person, unit: str, procedure: str, cases: list[str]) -> None:
    """There is no case but these."""
    found = person.all("@cases", procedure=procedure, unit=unit, phase="final")
    still = person.get("@cases", procedure=procedure, unit=unit, phase="open")["items_total"]
    assert still == 0
    assert {item["@id"] for item in found} == set(cases)
    assert len(found) == len(cases)


def numbered(cases: list[dict[str, Any]]) -> None:
    """References, and numbers of papers of a kind, have no gap."""
    gapless([int(case["reference"].rpartition("-")[2]) for case in cases], len(cases))
    papers = [item for case in cases for item in case["documents"] if item["kind"] == "issued"]
    for kind in {item["document"] for item in papers}:
        numbers = [int(item["number"].split("/")[0]) for item in papers if item["document"] == kind]
        gapless(numbers, len(cases))


def receipts(till: Till, year: int) -> None:
    """The receipts of an office are those that were promised, without a gap."""
    found = till.cashier.all("@payments", unit=till.unit, **_whole(year))
    gapless([item["number"] for item in found], len(till.receipts))
    site = [
        Receipt(
            item["id"],
            item["number"],
            date.fromisoformat(item["day"]),
            Decimal(item["amount"]),
            item["case"],
        )
        for item in found
    ]
    assert sorted(site, key=_number) == sorted(till.receipts, key=_number)


def closings(till: Till, year: int, days: list[date]) -> None:
    """A till was closed on each of these days, with what its receipts say to the franc."""
    found = till.cashier.all("@cash-closings", unit=till.unit, **_whole(year))
    assert [item["day"] for item in found] == [day.isoformat() for day in days]
    for item, day in zip(found, days, strict=True):
        assert (Decimal(item["computed"]), Decimal(item["counted"])) == (till.total(day),) * 2
    taken = sum(receipt.amount for receipt in till.receipts)
    assert sum(Decimal(item["counted"]) for item in found) == taken


def whole(person: Person, book: str, total: int) -> None:
    """A register has that many acts, and its chain is unbroken."""
    told = person.get(f"{book}/verify")
    assert (told["ok"], told["acts"], told["faults"]) == (True, total, [])


def printed(person: Person, book: str, directory) -> int:
    """Pages of the volumes of a closed register, in which each act and each name stands."""
    person.send(f"{book}/print", {})
    volumes = _ready(person, book)
    acts = {item["number"]: item for item in person.all(book)}
    pages, seen = 0, []
    for volume in volumes:
        path = directory / f"{book.replace('/', '-')}-{volume['volume']}.pdf"
        answer, _again = person.ask("GET", volume["download"])
        path.write_bytes(answer.content)
        text = _text(path)
        for number in range(volume["first"], volume["last"] + 1):
            assert f"Acte n° {number} " in text, (book, number)
            assert all(name in text for name in acts[number]["names"]), (book, number)
            seen.append(number)
        pages += _text_raw(path).count("\f")
    gapless(seen, len(acts))
    return pages


def _ready(person: Person, book: str) -> list[dict[str, Any]]:
    until = time.monotonic() + PRINTING
    while True:
        volumes = person.get(f"{book}/print")["printed"]
        if {item["status"] for item in volumes} == {"ready"}:
            return volumes
        assert time.monotonic() < until, volumes
        time.sleep(1)


def _text(path) -> str:
    """The words of a PDF, a blank between them."""
    return f"{' '.join(_text_raw(path).split())} "


def _text_raw(path) -> str:
    command = ["pdftotext", "-layout", path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _whole(year: int) -> dict[str, str]:
    return {"from": f"{year}-01-01", "to": f"{year}-12-31"}


def _number(receipt: Receipt) -> int:
    return receipt.number

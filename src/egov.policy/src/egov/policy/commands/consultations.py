"""``bin/egov consultations``: who was shown an act of a register, or what a person was shown.

Reads the log of the server (``log/consultations.log`` below ``EGOV_VAR``, and what was cut off
from it); where there are several servers, each has its own.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import json
import os
import sys


NAME = "consultations.log"


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command; what is not given is not looked at."""
    parser.add_argument("register", nargs="?", help="id of the register, as births")
    parser.add_argument("unit", nargs="?", help="id of the unit whose register it is")
    parser.add_argument("year", nargs="?", type=int)
    parser.add_argument("number", nargs="?", type=int, help="number of the act")
    parser.add_argument("--by", metavar="USER", help="what this account was shown")


def run(arguments: Namespace) -> int:
    """Print a line for each time somebody was shown what is asked for, the oldest first."""
    directory = Path(os.environ["EGOV_VAR"], "log")
    files = sorted(directory.glob(f"{NAME}*"), key=lambda path: path.stat().st_mtime)
    lines = (line for path in files for line in path.read_text("utf-8").splitlines())
    for item in _asked_for(map(json.loads, lines), arguments):
        sys.stdout.write(f"{_sentence(item)}\n")
    return 0


def _asked_for(items: Iterable[dict[str, Any]], asked: Namespace) -> Iterator[dict[str, Any]]:
    for item in items:
        same = all(
            wanted in (None, item[name])
            for name, wanted in (
                ("register", asked.register),
                ("unit", asked.unit),
                ("by", asked.by),
            )
        )
        if same and any(_covers(shown, asked.year, asked.number) for shown in item["acts"]):
            yield item


def _covers(shown: list[int], year: int | None, number: int | None) -> bool:
    of, first, last = shown
    return year in (None, of) and (number is None or first <= number <= last)


def _sentence(item: dict[str, Any]) -> str:
    acts = ", ".join(
        f"{first}/{year}" if first == last else f"{first}-{last}/{year}"
        for year, first, last in item["acts"]
    )
    place = f"{item['register']} {item['unit']}"
    return f"{item['at']}  {item['by']:18} {item['way']:7} {place}  {acts}"

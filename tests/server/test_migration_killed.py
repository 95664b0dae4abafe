"""kill -9 while the worker moves cases: started again it goes on, and each case is whole."""

from egov.policy.commands.office import Office
from functools import partial
from pathlib import Path

import csv
import json
import pytest
import random
import time


pytestmark = pytest.mark.server

ID = "attestation-residence"
PATH = f"@procedures/{ID}/migrations"

CASES = 300
KILLS = 3
PATIENCE = 300
"""Seconds until the worker must have come to the end."""


def _file(path: Path) -> Path:
    names = ("reference", "unit", "state", "opened_on", "filed_on", "closed_on", "surname", "sex")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(names)
        for number in range(CASES):
            days = ("2026-10-01", "2026-10-01", "")
            writer.writerow((f"ANC-{number:04}", "bwiza", "verification", *days, "Irakoze", "F"))
    return path


def _second(office: Office) -> None:
    """Version 2 is in force: more time to check."""
    data = office.get(f"@procedures/{ID}")["definition"]
    data["version"] = 2
    del data["tests"]
    data["states"]["verification"]["tasks"]["check"]["due"] = "3 working days"
    saved = office.session.put(f"{office.url}/@procedures/{ID}", json={"definition": data})
    said = {"stamp": saved.json()["stamp"], "reason": "La loi a changé"}
    office.post(f"@procedures/{ID}/publish", said)


def _until(office: Office, reached) -> dict:
    end = time.monotonic() + PATIENCE
    while not reached(told := office.get(f"{PATH}/1", b_size=1)):
        assert time.monotonic() < end, json.dumps(told)
        time.sleep(0.05)
    return told


def _has_moved(more_than: int, told: dict) -> bool:
    return told["moved"] > more_than


def test_killed_in_the_middle_it_goes_on_where_it_was(new_server, tmp_path):
    server, chance = new_server(EGOV_WORKER="1"), random.Random(20261129)
    server.stop()
    imported = server.run("import-cases", str(_file(tmp_path / "cases.csv")), "--procedure", ID)
    assert imported.returncode == 0, imported.stdout + imported.stderr
    server.start()
    office = Office(server.url, "fonctionnel", server.passwords()["fonctionnel"])
    _second(office)
    office.post(PATH, {"from": 1, "to": 2})
    office.post(f"{PATH}/1/dry-run")
    tried = _until(office, lambda told: told["stage"] == "tried")
    assert tried["items_total"] == CASES
    office.post(f"{PATH}/1/start")
    moved = 0
    for _ in range(KILLS):
        moved = _until(office, partial(_has_moved, moved))["moved"]
        time.sleep(chance.uniform(0, 0.3))
        server.kill()
        server.start()
        told = office.get(f"{PATH}/1", b_size=1)
        assert told["moved"] >= moved
        assert told["moved"] + told["remaining"] == CASES
    told = _until(office, lambda told: told["stage"] == "moved")
    assert (told["moved"], told["remaining"], told["left"]) == (CASES, 0, {})
    server.stop()
    verified = server.run("verify-journal")
    assert verified.returncode == 0, verified.stdout + verified.stderr

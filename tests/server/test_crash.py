"""kill -9 at any moment of the main job: what was promised is there afterwards.

The demonstration runs in a loop and writes down every 2xx answer; the server
is killed at random moments and started again; at the end every promise is
looked up, numbers are counted, and all journals are verified.
"""

from collections import Counter
from egov.policy.commands.office import Office
from pathlib import Path

import json
import os
import pytest
import random
import subprocess
import sys
import time


KILLS = int(os.environ.get("EGOV_TEST_KILLS", "6"))
PAUSE = (0.2, 6.0)
"""Seconds between the answer of the server and its death."""

pytestmark = pytest.mark.server


def _demo(server, ledger: Path) -> subprocess.Popen:
    command = "import sys; from egov.policy.cli import main; sys.exit(main())"
    arguments = ["demo", "--times", "1000", "--url", server.url, "--ledger", str(ledger)]
    output = ["--credentials", str(server.credentials), "--output", str(server.var / "demo")]
    return subprocess.Popen(
        [sys.executable, "-c", command, *arguments, *output],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _run_and_kill(server, ledger: Path, pause: float) -> None:
    client = _demo(server, ledger)
    before = ledger.stat().st_size if ledger.exists() else 0
    until = time.monotonic() + 60
    while not (ledger.exists() and ledger.stat().st_size > before) and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(pause)
    server.kill()
    client.kill()
    client.wait()
    server.start()


def _promises(ledger: Path) -> list[dict]:
    return [json.loads(line) for line in ledger.read_text("utf-8").splitlines()]


def _numbers(archive: Office, phase: str) -> list[str]:
    found, start = [], 0
    while True:
        page = archive.get("@cases", phase=phase, b_start=start, b_size=100)
        found += [row["reference"] for row in page["items"]]
        start += 100
        if start >= page["items_total"]:
            return found


def test_nothing_that_was_promised_is_lost(new_server, tmp_path):
    server, ledger = new_server(), tmp_path / "ledger.jsonl"
    chance = random.Random(20261121)
    for _ in range(KILLS):
        _run_and_kill(server, ledger, chance.uniform(*PAUSE))
    clerk = Office(server.url, "agent.bwiza", server.passwords()["agent.bwiza"])
    promises = _promises(ledger)
    assert promises

    for promise in promises:
        case = clerk.get(promise["case"])
        if "piece" in promise:
            assert promise["piece"] in {item["sha256"] for item in case["documents"]}
        if "paper" in promise:
            assert promise["paper"] in {item["sha256"] for item in case["documents"]}
        if "transition" in promise:
            assert case["reference"] == promise["reference"]
            steps = clerk.get(f"{promise['case']}/@journal", b_size=100)["items"]
            assert promise["transition"] in {step["data"].get("transition") for step in steps}
            assert len(steps) >= promise["journal"]["size"]

    references = [number for phase in ("open", "final") for number in _numbers(clerk, phase)]
    assert not [number for number, times in Counter(references).items() if times > 1]
    taken = sorted(int(number.rsplit("-", 1)[1]) for number in references)
    assert taken == list(range(1, len(taken) + 1))

    server.stop()
    verified = server.run("verify-journal")
    assert verified.returncode == 0, verified.stdout + verified.stderr

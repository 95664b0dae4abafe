"""Two servers and a third process on one PostgreSQL, as a large site has them."""

from .desk import Desk
from .gate import Gate
from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import json
import pytest
import shutil
import subprocess
import sys


ROOT = Path(__file__).parents[3]

MONDAY = "2026-03-02"
"""The day on which everything begins here."""

NEED = {
    "object": "Mobilier scolaire",
    "category": "goods",
    "plan_reference": "PPM-12",
    "estimate": 4500000,
    "articles": [{"description": "Pupitres", "quantity": 120, "unit_name": "pièces"}],
    "questions_until": "2026-05-04",
    "offers_until": "2026-05-08",
}


# --- the site


@pytest.fixture(scope="session")
def environment(database, site_template, tmp_path_factory) -> dict[str, str]:
    """What the processes of the site have in common: moved to PostgreSQL, on a day that is set."""
    blobs = tmp_path_factory.mktemp("blobs")
    subprocess.run(
        [Path(sys.executable).with_name("zodbconvert"), "instance/move-to-postgresql.conf"],
        cwd=ROOT,
        env={"EGOV_VAR": str(site_template), "EGOV_BLOBS": str(blobs), "EGOV_DSN": database},
        check=True,
        capture_output=True,
    )
    return {
        "EGOV_STORAGE": str(ROOT / "instance" / "storage-postgresql.conf"),
        "EGOV_DSN": database,
        "EGOV_BLOBS": str(blobs),
        "EGOV_KEYS": str(site_template / "keys"),
        "EGOV_DRILL": "1",
        "EGOV_WORKER": "0",
    }


@pytest.fixture(scope="session")
def process(server_on, environment, site_template, tmp_path_factory) -> Callable[[], Any]:
    """``process()``: one more process of the site, yet to be started."""

    def make():
        var = tmp_path_factory.mktemp("process")
        shutil.copy(site_template / "credentials.txt", var)
        return server_on(var, **environment)

    return make


@pytest.fixture(scope="session")
def beside(process) -> Iterator[Callable[[str], Any]]:
    """``beside("round")``, ``beside("verify")``: what a third process answers."""
    made = process()
    log = made.var / "beside.log"
    with log.open("w") as stream:
        third = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("beside.py"), ROOT],
            env=made.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        )

    def ask(what: str) -> Any:
        third.stdin.write(f"{what}\n")
        third.stdin.flush()
        answer = third.stdout.readline()
        assert answer, log.read_text("utf-8")
        return json.loads(answer)

    yield ask
    third.communicate()


@pytest.fixture(scope="session")
def servers(process, beside) -> list:
    """Two servers, on their first day; the third process starts meanwhile."""
    made = [process(), process()]
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda server: server.start(), made))
    return made


# --- people


@pytest.fixture(scope="session")
def here(servers) -> Callable[[str], Desk]:
    """``here("comptable")``: a person before the first server."""
    return _desks(servers[0])


@pytest.fixture(scope="session")
def there(servers) -> Callable[[str], Desk]:
    """``there("comptable")``: a person before the second server."""
    return _desks(servers[1])


def _desks(server) -> Callable[[str], Desk]:
    words = server.passwords()
    return lambda user: Desk(server.url, user, words[user])


@pytest.fixture(scope="session")
def at(here) -> Callable[[str], None]:
    """``at("2026-03-20")``: from here on it is the morning of that day."""

    def set_clock(day: str) -> None:
        record = {"egov.policy.drill_now": f"{day}T08:00:00+02:00"}
        answer = here("admin").session.patch(f"{here('admin').url}/@registry", json=record)
        assert answer.status_code == 204, answer.text

    return set_clock


@pytest.fixture(autouse=True)
def _whole(at, beside) -> Iterator[None]:
    """Each test begins on Monday and leaves journals, registers and papers whole."""
    at(MONDAY)
    yield
    assert beside("verify") == []


@pytest.fixture
def file_quotations(here) -> Callable[..., str]:
    """``file_quotations(estimate=…)``: filed; budget and authorisation are asked at once."""

    def make(**fields: Any) -> str:
        officer = here("marches")
        case = officer.open("demande-cotation", "mukaza", **{**NEED, **fields})
        officer.decide(case, "submit")
        return case

    return make


# --- what happens at the same moment


@pytest.fixture(scope="session")
def meet(database, servers) -> Callable[..., list]:
    """``meet(one, other)``: what acts come to that all have read before any has written.

    They write in this order, or come too late.
    """
    gate = Gate(database)

    def meet(*acts: Callable[[], Any]) -> list:
        with ThreadPoolExecutor(len(acts)) as threads, gate.shut():
            running = []
            for act in acts:
                running.append(threads.submit(act))
                gate.let_come(len(running), running[-1])
        return [act.result() for act in running]

    return meet

"""``egov demo``: a citizen asks for an attestation de résidence, from counter to archive.

Speaks REST to a running site with the demonstration accounts, prints each
step, and leaves the PDF.  With ``--ledger`` it also writes down, line by line,
every promise the server made (2xx): the crash test holds the server to them.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterator
from egov.policy.commands.office import Office
from egov.policy.commands.temporary import answers
from egov.policy.commands.temporary import temporary_server
from io import BytesIO
from pathlib import Path
from PIL import Image
from typing import Any
from uuid import uuid4

import json
import os
import time


ANSWERS = {
    "surname": "Ndayishimiye",
    "given_names": "Aline",
    "sex": "F",
    "birth_date": "1993-05-14",
    "father": "Ndayishimiye Cyriaque",
    "mother": "Nahimana Espérance",
    "origin": "BI-CO-05-03",
    "nationality": "BI",
    "phone": "79 12 34 56",
    "has_identity_card": True,
    "card_number": "0201/12.345",
    "card_place": "Bujumbura",
    "card_date": "2019-03-04",
    "residence": "BI-QT-02-09-02-01",
    "resident_since": 2015,
    "purpose": "Inscription à l'école",
    "witness1_name": "Nkurunziza Pierre",
    "witness1_card": "0201/11.111",
    "witness2_name": "Hakizimana Jeanne",
    "witness2_card": "0201/22.222",
}

CLERK, CHIEF, ARCHIVIST = "agent.bwiza", "chef.bwiza", "archiviste"

PATIENCE = 120
"""Seconds to wait for the PDF."""


class Ledger:
    """What the server has promised, one JSON object a line, on disk at once."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def write(self, **promise: Any) -> None:
        """Keep a promise of the server."""
        if self.path is None:
            return
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(promise) + "\n")
            stream.flush()
            os.fsync(stream.fileno())


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    var = Path(os.environ.get("EGOV_VAR", "instance/var"))
    port = os.environ.get("EGOV_PORT", "8080")
    parser.add_argument(
        "--url", default=f"http://127.0.0.1:{port}/egov", help="address of the site"
    )
    parser.add_argument("--credentials", type=Path, default=var / "credentials.txt")
    parser.add_argument("--output", type=Path, default=var / "demo", help="where the PDF goes")
    parser.add_argument("--times", type=int, default=1, help="how often to run the whole job")
    parser.add_argument("--ledger", type=Path, help="write down every promise of the server")


def run(arguments: Namespace) -> int:
    """Run the job as often as asked, on the running server or else on a temporary one."""
    if answers(arguments.url):
        return _run(arguments, arguments.url, arguments.credentials)
    print(f"{arguments.url} ne répond pas : un serveur temporaire est démarré.")
    with temporary_server() as (url, credentials):
        return _run(arguments, url, credentials)


def _run(arguments: Namespace, url: str, credentials: Path) -> int:
    passwords = read_credentials(credentials)
    people = {name: Office(url, name, passwords[name]) for name in (CLERK, CHIEF, ARCHIVIST)}
    for _ in range(arguments.times):
        for number, step in enumerate(job(people, arguments.output, Ledger(arguments.ledger)), 1):
            print(f"{number:2}. {step}")
    return 0


def read_credentials(path: Path) -> dict[str, str]:
    """Passwords by account, from the file that ``egov create-site`` wrote."""
    lines = path.read_text("utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))


def job(people: dict[str, Office], output: Path, ledger: Ledger) -> Iterator[str]:
    """The main job; yields a sentence after each step."""
    clerk, chief, archivist = people[CLERK], people[CHIEF], people[ARCHIVIST]
    body = {"procedure": "attestation-residence", "unit": "bwiza", "fields": ANSWERS}
    case = clerk.post("@cases", body, key=uuid4().hex)["@id"]
    ledger.write(case=case)
    yield f"{CLERK} ouvre un dossier : {case}"
    piece = clerk.upload(case, "identity_card", "carte.png", _picture())
    ledger.write(case=case, piece=piece["sha256"])
    yield f"{CLERK} joint la carte d'identité, sha256 {piece['sha256'][:16]}…"
    yield from _decide(clerk, CLERK, case, "submit", ledger)
    yield from _decide(clerk, CLERK, case, "approve", ledger)
    yield from _decide(chief, CHIEF, case, "sign", ledger)
    paper = _wait_for_paper(clerk, case)
    ledger.write(case=case, paper=paper["sha256"], number=paper["number"])
    target = clerk.download(paper["download"], output / f"{paper['filename']}")
    yield f"L'attestation n° {paper['number']} est prête : {target}"
    proof = clerk.get(f"@verify/{paper['code']}")
    yield f"Vérification publique du code {paper['code']} : {proof['status']}"
    yield from _decide(clerk, CLERK, case, "hand_over", ledger)
    disposal = clerk.get(case)["disposal"]
    yield f"Le dossier est clos ; fin de conservation le {disposal['due']}"
    found = archivist.get("@records", text="ndayishimiye aline", b_size=5)
    yield f"{ARCHIVIST} le trouve : {found['items_total']} dossier(s) pour « ndayishimiye aline »"


def _decide(person: Office, name: str, case: str, transition: str, ledger: Ledger) -> Iterator[str]:
    after = person.decide(case, transition)
    promise = {"case": case, "transition": transition, "reference": after["reference"]}
    ledger.write(**promise, journal=after["journal"])
    yield f"{name} : {transition} → {after['state']['id']} {after['reference']}"


def _wait_for_paper(person: Office, case: str) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for item in person.get(case)["documents"]:
            if item["kind"] == "issued" and item["status"] == "ready":
                return item
        time.sleep(0.3)
    raise TimeoutError(f"{case}: the paper was not ready after {PATIENCE} seconds.")


def _picture() -> bytes:
    # A new colour each time: the same file twice would be refused.
    image, stream = Image.new("RGB", (320, 200), tuple(os.urandom(3))), BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()

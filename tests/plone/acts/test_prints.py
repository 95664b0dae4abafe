"""Printed volumes: one file each, made by jobs, noted in the chain of the book."""

from egov.policy import acts
from egov.policy.acts import binding
from egov.policy.acts import store
from egov.policy.core.acts import Mention
from egov.policy.documents import conversion
from egov.policy.documents.libreoffice import LibreOffice
from egov.policy.jobs import Unavailable
from egov.policy.jobs.worker import Worker
from hashlib import sha256
from io import BytesIO
from lxml import etree
from pikepdf import Pdf
from zipfile import ZipFile

import json
import logging
import pytest
import transaction


BOOK = ("births", "mukaza", 2026)

ADDRESS = "@registers/births/mukaza/2026/print"

FILE = "@@register-volume?register=births&unit=mukaza&year=2026&volume={}"


class Office:
    """Makes a PDF of anything, or fails as it is told."""

    def __init__(self):
        self.error, self.letters = None, []

    def convert(self, letter):
        self.letters.append(letter)
        if self.error:
            raise self.error
        stream = BytesIO()
        with Pdf.new() as made:
            made.add_blank_page()
            made.save(stream)
        return stream.getvalue()


@pytest.fixture
def office(monkeypatch):
    """In place of LibreOffice."""
    made = Office()
    monkeypatch.setattr(conversion, "OFFICE", made)
    monkeypatch.setattr(conversion, "approved", lambda pdf: pdf)
    return made


@pytest.fixture
def entered(functional_portal, enter_act):
    """Five acts in volumes of two."""
    for number in range(5):
        enter_act(*BOOK, name=f"Niyonkuru {number}", per_volume=2)
    transaction.commit()


@pytest.fixture
def run(functional_portal):
    """``run()``: the worker does all that is due."""
    worker = Worker(functional_portal._p_jar.db(), "test")

    def work():
        while worker.run_next():
            pass
        transaction.begin()

    return work


def told(session):
    answer = session.get(ADDRESS).json()["printed"]
    return [(item["volume"], item["first"], item["last"], item["status"]) for item in answer]


def words(letter):
    tree = etree.fromstring(ZipFile(BytesIO(letter)).read("content.xml"))
    return " ".join("".join(tree.itertext()).split())


def test_volumes_are_printed_and_kept(entered, office, run, http, caplog):
    session = http("archiviste")
    assert {item[3] for item in told(session)} == {"none"}
    asked = session.post(ADDRESS, json={})
    assert (asked.status_code, asked.json()["printed"][0]["status"]) == (202, "preparing")
    run()
    assert told(session) == [(1, 1, 2, "ready"), (2, 3, 4, "ready"), (3, 5, 5, "ready")]
    first = session.get(ADDRESS).json()["printed"][0]
    caplog.set_level(logging.INFO, logger="egov.policy.consultations")
    file = session.get(FILE.format(1), headers={"Accept": "text/html"})
    (look,) = [json.loads(item.message) for item in caplog.records if "consult" in item.name]
    assert (look["by"], look["way"], look["acts"]) == ("archiviste", "volume", [[2026, 1, 2]])
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].startswith("attachment; filename")
    assert first["sha256"] == sha256(file.content).hexdigest()
    assert first["size"] == len(file.content)
    assert acts.verify(*BOOK) == ()


def test_the_chain_notes_each_file(entered, office, run, http):
    http("archiviste").post(ADDRESS, json={})
    run()
    book = store.find(*BOOK)
    entry = book.entry(book.size - 1)
    assert entry.action == "printed"
    assert entry.data["asked_by"] == "archiviste"
    assert entry.data["sha256"] == acts.printed(BOOK)[entry.data["volume"] - 1].sha256


def test_asking_twice_prints_once(entered, office, run, http):
    session = http("archiviste")
    for _ in range(2):
        session.post(ADDRESS, json={})
    run()
    session.post(ADDRESS, json={})
    run()
    assert len(office.letters) == 3


def test_what_was_entered_since_is_printed_again(entered, office, run, http, enter_act):
    session = http("archiviste")
    session.post(ADDRESS, json={})
    run()
    enter_act(*BOOK, per_volume=2)
    transaction.commit()
    assert [item[3] for item in told(session)] == ["ready", "ready", "outdated"]
    assert session.get(FILE.format(1), headers={"Accept": "text/html"}).status_code == 200
    session.post(ADDRESS, json={})
    run()
    assert told(session)[-1] == (3, 5, 6, "ready")
    assert len(office.letters) == 4


def test_a_mention_is_printed_in_its_volume_and_a_closing_in_the_last(entered, office, run, http):
    session = http("archiviste")
    session.post(ADDRESS, json={})
    run()
    said = dict.fromkeys(("text", "case", "reference", "procedure", "signatory", "office"), "x")
    store.writable(*BOOK).mention(Mention(act=2, number=1, made_on="2026-05-04", version=1, **said))
    transaction.commit()
    assert [item[3] for item in told(session)] == ["outdated", "ready", "ready"]
    session.post(ADDRESS, json={})
    run()
    store.find(*BOOK).closing = 0
    transaction.commit()
    assert [item[3] for item in told(session)] == ["ready", "ready", "outdated"]


def test_an_office_that_is_down_is_waited_for(entered, office, run, http):
    office.error = Unavailable("down")
    session = http("archiviste")
    session.post(ADDRESS, json={})
    run()
    assert {item[3] for item in told(session)} == {"preparing"}
    assert session.get(FILE.format(1), headers={"Accept": "text/html"}).status_code == 404


def test_for_others_there_is_no_file(entered, office, run, http):
    http("archiviste").post(ADDRESS, json={})
    run()
    session = http("secretaire")
    assert session.get(FILE.format(1), headers={"Accept": "text/html"}).status_code == 404
    assert session.post(ADDRESS, json={}).status_code == 404
    other = http("archiviste")
    for volume in ("4", "0", "x", ""):
        answer = other.get(FILE.format(volume), headers={"Accept": "text/html"})
        assert answer.status_code == 404


def test_a_volume_says_its_acts_their_margin_and_its_table(portal, enter_act, at):
    for number in range(3):
        enter_act(*BOOK, name=f"Niyonkuru {number}", per_volume=2)
    at("2026-12-31")
    acts.close(*BOOK, ())
    book = store.find(*BOOK)
    first, last = (words(binding.bound(BOOK, book, volume)) for volume in (1, 2))
    for said in ("Commune Mukaza", "Registre des naissances", "Volume 1", "Actes 1 à 2"):
        assert said in first
    assert "Niyonkuru 1" in first
    assert "Niyonkuru 2" not in first
    assert "Procès-verbal" not in first
    assert "Procès-verbal de clôture" in last
    assert last.count("Niyonkuru 0") == 1
    assert book.entry(book.closing).data["digest"] in last


def test_libreoffice_makes_an_archivable_file_of_it(portal, enter_act):
    for number in range(3):
        enter_act(*BOOK, name=f"Niyonkuru {number} <&>", per_volume=2)
    office = LibreOffice()
    try:
        pdf = conversion.approved(office.convert(binding.bound(BOOK, store.find(*BOOK), 1)))
    finally:
        office.stop()
    with Pdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"
        assert len(opened.pages) == 3

"""Making the PDF with a real LibreOffice, also one that is killed or hangs."""

from datetime import timedelta
from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy.documents import conversion
from egov.policy.documents.libreoffice import LibreOffice
from egov.policy.documents.pdfa import approved
from egov.policy.jobs import Job
from egov.policy.jobs import JobState
from egov.policy.jobs import status
from egov.policy.jobs.outbox import outbox_of
from egov.policy.jobs.worker import Worker
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from pikepdf import Pdf
from pikepdf import pdfa
from plone import api
from threading import Timer
from zope.component import getGlobalSiteManager

import os
import pytest
import signal
import subprocess
import sys
import time
import transaction


@pytest.fixture(scope="module")
def office():
    """One LibreOffice for the tests of this module."""
    made = LibreOffice()
    yield made
    made.stop()


@pytest.fixture
def paper(functional_portal, as_user, office, monkeypatch, answers):
    """A signed paper that is committed, and the worker's LibreOffice."""
    monkeypatch.setattr(conversion, "OFFICE", office)
    portal = functional_portal
    with as_user(portal, "agent.bwiza"):
        case = casework.open_case("attestation-residence", "bwiza", answers)
        casework.perform(case, "submit")
        casework.perform(case, "approve")
    with as_user(portal, "chef.bwiza"):
        casework.perform(case, "sign")
    transaction.commit()
    (paper,) = documents.documents(case)
    return paper


@pytest.fixture
def worker(functional_portal):
    """The worker of this database."""
    return Worker(functional_portal._p_jar.db(), "test")


@pytest.fixture
def told():
    """Papers whose readiness was told."""
    told = []

    def tell(event):
        told.append((event.object.getId(), event.document.getId()))

    site = getGlobalSiteManager()
    site.registerHandler(tell, (documents.IDocumentReady,))
    yield told
    site.unregisterHandler(tell, (documents.IDocumentReady,))


def actions(case) -> list[str]:
    """What the journal of a case tells of its documents."""
    found = (entry.action for entry in journal.entries(case))
    return [action for action in found if action.startswith("document_")]


def run(worker) -> None:
    """Do what is due, as another process sees it, and look at the result."""
    worker.run_next()
    transaction.begin()


def test_the_paper_becomes_an_archivable_pdf(paper, worker, told):
    run(worker)
    content = paper.file.data
    assert paper.status == "ready"
    assert (paper.media_type, paper.puid) == ("application/pdf", "fmt/477")
    assert (paper.size, paper.sha256) == (len(content), sha256(content).hexdigest())
    with Pdf.open(BytesIO(content)) as pdf:
        assert list(pdfa.check(pdf, "2b").findings) == []
        assert len(pdf.pages) == 1
    case = paper.aq_parent
    assert documents.holdings(case).ready == {"certificate"}
    assert documents.waiting_reason(paper) == ""
    assert documents.verify_files(case) == []
    assert told == [(case.getId(), paper.getId())]
    entry = journal.entries(case)[-1]
    assert (entry.action, entry.actor) == ("document_ready", "system")
    assert entry.data["sha256"] == paper.sha256


def test_the_case_goes_on_once_the_paper_is_ready(functional_portal, as_user, paper, worker):
    case = paper.aq_parent
    with as_user(functional_portal, "agent.bwiza"):
        assert "hand_over" not in [item.transition.id for item in _open(case)]
        run(worker)
        assert "hand_over" in [item.transition.id for item in _open(case)]


def _open(case):
    return [choice for choice in casework.choices(case) if not choice.blocked]


def test_libreoffice_killed_in_the_middle_of_a_letter_delays_it_only(paper, worker, office, told):
    office.convert(paper.source.data)
    _interrupt(office, signal.SIGKILL)
    run(worker)
    assert paper.status == "preparing"
    assert "restarted" in documents.waiting_reason(paper)
    assert status(paper.job).state == "waiting"

    _make_due(paper)
    run(worker)
    assert paper.status == "ready"
    assert actions(paper.aq_parent).count("document_ready") == 1
    assert len(told) == 1


def test_libreoffice_that_hangs_is_stopped_and_the_letter_tried_again(
    paper, worker, office, monkeypatch
):
    office.convert(paper.source.data)
    monkeypatch.setattr(office, "_convert_seconds", 1)
    group = office.group
    _freeze(group)
    run(worker)
    assert paper.status == "preparing"
    assert not _alive(group)

    monkeypatch.setattr(office, "_convert_seconds", 60)
    _make_due(paper)
    run(worker)
    assert paper.status == "ready"


def test_a_machine_without_libreoffice_keeps_the_paper_waiting(paper, worker, monkeypatch):
    absent = LibreOffice()
    monkeypatch.setattr(conversion, "OFFICE", absent)
    monkeypatch.setenv("EGOV_UNO_PYTHON", "/nonexistent")
    run(worker)
    assert paper.status == "preparing"
    assert "LibreOffice" in status(paper.job).error


def test_a_job_that_runs_again_after_its_end_changes_nothing(functional_portal, paper, worker):
    run(worker)
    before = paper.file
    handler = conversion.ConvertDocument()
    arguments = {"case": "/".join(paper.aq_parent.getPhysicalPath()), "document": paper.getId()}
    job = Job("x", conversion.CONVERT, arguments, 1)
    assert handler.prepare(functional_portal, job) is None
    assert handler.work(None) is None
    handler.finish(functional_portal, job, b"%PDF")
    assert paper.file is before
    assert actions(paper.aq_parent).count("document_ready") == 1


def test_a_paper_revoked_meanwhile_gets_no_file(functional_portal, as_user, paper, worker):
    with as_user(functional_portal, "administrateur"):
        documents.revoke(paper, "Erreur.")
    transaction.commit()
    run(worker)
    assert (paper.status, paper.file) == ("revoked", None)


def test_a_letter_that_cannot_be_converted_fails_visibly_and_can_be_retried(
    functional_portal, paper, worker, monkeypatch
):
    monkeypatch.setattr("egov.policy.jobs.lease.MAX_FAULTS", 2)
    good = paper.source.data
    with paper.source.open("w") as stream:
        stream.write(b"no letter")
    transaction.commit()
    for _ in range(2):
        _make_due(paper)
        run(worker)
    assert paper.status == "failed"
    assert "administrator" in documents.waiting_reason(paper)
    assert actions(paper.aq_parent)[-1] == "document_failed"

    with paper.source.open("w") as stream:
        stream.write(good)
    documents.retry(paper)
    transaction.commit()
    run(worker)
    assert paper.status == "ready"


def test_a_pdf_that_is_not_archivable_is_never_stored():
    stream = BytesIO()
    with Pdf.new() as made:
        made.add_blank_page()
        made.pages[0].Contents = made.make_stream(b"BT /F1 12 Tf (no font) Tj ET")
        made.save(stream)
    with pytest.raises(documents.ConversionFailed):
        approved(stream.getvalue())
    with pytest.raises(documents.ConversionFailed):
        approved(b"no PDF at all")


def test_libreoffice_is_replaced_after_so_many_letters(office, template, monkeypatch):
    monkeypatch.setattr("egov.policy.documents.libreoffice.RECYCLE_AFTER", 1)
    office.convert(template)
    first = office.group
    office.convert(template)
    assert office.group != first
    assert not _alive(first)


def test_libreoffice_ends_with_the_process_that_started_it(template, tmp_path):
    letter = tmp_path / "letter.odt"
    letter.write_bytes(template)
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from egov.policy.documents.libreoffice import LibreOffice\n"
        "office = LibreOffice()\n"
        "office.convert(Path(sys.argv[1]).read_bytes())\n"
        "print(office.group, office._directory, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(letter)], stdout=subprocess.PIPE, text=True
    )
    group, directory = parent.stdout.readline().split()
    assert _alive(int(group))
    assert Path(directory).exists()
    parent.kill()
    parent.wait()
    _wait_for(lambda: not _alive(int(group)) and not Path(directory).exists())


def test_a_letter_opens_nothing_else(office):
    with pytest.raises(documents.ConversionFailed):
        office.convert(b"<html><img src='file:///etc/passwd'></html>")


def _interrupt(office: LibreOffice, number: int) -> None:
    """Send a signal to the whole group as soon as the next letter is being converted."""
    _freeze(office.group)
    Timer(0.3, lambda: os.killpg(office.group, number)).start()


def _freeze(group: int) -> None:
    """Stop LibreOffice itself, so that the next letter stays in the middle."""
    for pid in _members(group):
        if Path(f"/proc/{pid}/comm").read_text().startswith("soffice"):
            os.kill(pid, signal.SIGSTOP)


def _members(group: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def _alive(group: int) -> bool:
    return bool(_members(group))


def _wait_for(condition) -> None:
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


def _make_due(paper) -> None:
    """What the delay of a retry would bring about."""
    transaction.begin()
    outbox = outbox_of(api.portal.get())
    record = outbox.get(paper.job)
    if record is not None:
        outbox.move(record, JobState(record.state), record.not_before - timedelta(days=1))
    transaction.commit()

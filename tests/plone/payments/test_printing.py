"""The receipt as PDF: an original, then duplicates that say so; whoever has one can verify it."""

from ..documents.letters import text_of
from egov.policy import documents
from egov.policy import jobs
from egov.policy import journal
from egov.policy import payments
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Undo
from egov.policy.documents.verification import Status
from egov.policy.payments import printing
from egov.policy.payments import store
from egov.policy.payments.printing import PrintReceipt
from egov.policy.payments.printing import PrintStatus
from zExceptions import NotFound

import pytest
import transaction


PDF = b"%PDF-1.7 receipt"


@pytest.fixture
def paid(owing, by):
    """``paid(1500)``: a payment in cash for three copies, which cost 5000."""
    case = owing(copies=3)

    def pay(amount=1500):
        return by("caisse.bwiza", payments.take_cash, case, amount)

    return pay


@pytest.fixture
def print_it(by):
    """``print_it(payment)``: the cashier has its receipt printed."""

    def ask(payment, number=0, user="caisse.bwiza"):
        return by(user, payments.print_receipt, payment.id, number)

    return ask


@pytest.fixture
def deliver(functional_portal):
    """``deliver(payment, 1)``: the worker makes the PDF, or cannot; the text of the letter."""

    def work(payment, number, pdf=PDF):
        kept = store.print_of(payment.id, number)
        job = jobs.Job(kept["job"], printing.KIND, {"payment": payment.id, "number": number}, 1)
        handler = PrintReceipt()
        letter = handler.prepare(functional_portal, job)
        if pdf is None:
            handler.failed(functional_portal, job, "no office")
        else:
            handler.finish(functional_portal, job, pdf)
        return text_of(letter)

    return work


def test_the_original_says_what_was_paid_by_whom_and_for_what(paid, print_it, deliver):
    payment = paid()
    print_it(payment)
    text = deliver(payment, 1)
    assert "QUITTANCE" in text
    assert f"N° {payment.receipt}" in text
    assert "La caisse de Bwiza a reçu de Niyonkuru Aline la somme de 1 500 FBu" in text
    assert "(mille cinq cents francs burundais), en espèces, le 2 mars 2026" in text
    assert payment.case_number in text
    for said in (
        "Copie (3 × 1 500)",
        "4 500 FBu",
        "Recherche",
        "500 FBu",
        "5 000 FBu",
        "3 500 FBu",
    ):
        assert said in text
    assert "Prosper Nkurunziza" in text
    assert "DUPLICATA" not in text
    assert "REMBOURSEMENT" not in text


def test_the_next_ones_are_duplicates_and_say_so(paid, print_it, deliver, by):
    payment = paid()
    print_it(payment)
    deliver(payment, 1)
    print_it(payment)
    assert "DUPLICATA N° 1" in deliver(payment, 2)
    original, duplicate = by("caisse.bwiza", payments.printed, payment)
    assert (original.number, duplicate.number) == (1, 2)
    assert original.code != duplicate.code
    assert documents.verify(duplicate.code).title == "Quittance, duplicata n° 1"
    actions = [entry.action for entry in journal.entries(payments.case_of(payment))]
    assert actions[-2:] == ["receipt_printed", "receipt_duplicated"]


def test_anybody_can_verify_it_and_learns_initials_only(paid, print_it):
    payment = paid()
    found = documents.verify(print_it(payment).code)
    assert (found.status, found.title, found.holder) == (Status.GENUINE, "Quittance", "N. A.")
    assert (found.number, found.unit) == (payment.receipt, "Bwiza")


def test_a_payment_that_is_cancelled_proves_nothing_any_more(paid, print_it, by):
    payment = paid()
    code = print_it(payment).code
    by("caisse.bwiza", payments.propose, payment.id, Undo.CANCEL, "Erreur")
    by("comptable", payments.approve, payment.id)
    assert documents.verify(code).status is Status.REVOKED
    with pytest.raises(StateConflict, match="no_receipt"):
        print_it(payment)


def test_a_refund_has_its_own_paper(paid, print_it, deliver, by):
    payment = paid()
    by("caisse.bwiza", payments.propose, payment.id, Undo.REFUND, "Trop payé", 500)
    by("comptable", payments.approve, payment.id)
    refund = payments.of_case(payments.case_of(payment))[-1]
    print_it(refund)
    text = deliver(refund, 1)
    assert "PREUVE DE REMBOURSEMENT" in text
    assert "a rendu à Niyonkuru Aline la somme de 500 FBu" in text
    assert "QUITTANCE" not in text


def test_what_is_asked_twice_is_printed_once(paid, print_it):
    payment = paid()
    first = print_it(payment, 1)
    assert print_it(payment, 1) == first
    assert len(payments.printed(payment)) == 1


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_a_number_is_that_of_a_print_or_of_the_next_one(paid, print_it, number):
    payment = paid()
    print_it(payment)
    with pytest.raises(InvalidValues):
        print_it(payment, number)


def test_a_file_comes_once_and_keeps_its_digest(paid, print_it, deliver):
    payment = paid()
    assert print_it(payment).status is PrintStatus.PREPARING
    deliver(payment, 1)
    (item,) = payments.printed(payment)
    assert (item.status, item.size, item.file.data) == (PrintStatus.READY, len(PDF), PDF)
    job = jobs.Job("again", printing.KIND, {"payment": payment.id, "number": 1}, 1)
    assert PrintReceipt().prepare(None, job) is None
    PrintReceipt().finish(None, job, b"other")
    assert payments.printed(payment) == [item]


def test_one_that_failed_is_tried_again_in_its_place(paid, print_it, deliver, monkeypatch):
    payment = paid()
    print_it(payment)
    deliver(payment, 1, pdf=None)
    assert [item.status for item in payments.printed(payment)] == [PrintStatus.FAILED]
    retried = []
    monkeypatch.setattr(jobs, "retry", retried.append)
    assert print_it(payment, 1).status is PrintStatus.PREPARING
    assert len(retried) == 1


@pytest.mark.parametrize(
    ("user", "refusal"), [("agent.bwiza", NotAllowed), ("agent.nyakabiga", NotFound)]
)
def test_it_is_for_the_cash_office(paid, print_it, user, refusal):
    payment = paid()
    with pytest.raises(refusal):
        print_it(payment, user=user)


def test_a_transfer_that_waits_has_no_receipt(owing, transfer, by):
    payment = transfer(owing())
    with pytest.raises(StateConflict, match="no_receipt"):
        by("caisse.bwiza", payments.print_receipt, payment.id)


def test_without_its_template_nothing_is_made(paid, print_it, functional_portal):
    payment = paid()
    functional_portal["templates"]["quittance.odt"].enabled = False
    with pytest.raises(StateConflict, match="no_template"):
        print_it(payment)
    assert payments.printed(payment) == []


def test_over_rest(paid, http, deliver):
    payment = paid()
    transaction.commit()
    session, address = http("caisse.bwiza"), f"@payments/{payment.id}/receipt"
    answer = session.post(address, json={})
    assert (answer.status_code, answer.json()["status"]) == (201, "preparing")
    assert session.post(address, json={"number": 1}).json()["number"] == 1
    transaction.begin()
    deliver(payment, 1)
    transaction.commit()
    told = session.get(address).json()
    (item,) = told["items"]
    assert (told["receipt"], item["duplicate"], item["size"]) == (payment.receipt, False, len(PDF))
    assert session.get(item["download"]).content == PDF
    assert session.post(address, json={"number": "1"}).status_code == 400
    assert session.post(address, json={"number": 7}).status_code == 400
    assert http("agent.nyakabiga").get(address).status_code == 404
    assert http("agent.nyakabiga").get(item["download"]).status_code == 404
    assert http("agent.bwiza").post(address, json={}).status_code == 403

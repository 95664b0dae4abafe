"""Statements are taken in: nobody makes money alone, and what is taken back does not stay good."""

from datetime import date
from egov.policy import casework
from egov.policy import payments
from egov.policy import people
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo


def findings(statement):
    return [(row["finding"], row["reference"]) for row in statement.rows.values()]


# --- nobody makes money alone


def test_who_has_declared_a_transfer_does_not_find_its_money_by_a_statement(
    owing, transfer, imported, worker
):
    case = owing()
    transfer(case, "AAAA1", user="caisse.bwiza")
    statement = imported("AAAA1;1500;2026-03-02", user="caisse.bwiza")
    worker()
    assert findings(statement) == [("own", "AAAA1")]
    assert payments.of_case(case)[0].status is Status.DECLARED
    assert imported("AAAA1;1500;2026-03-02").id != statement.id
    worker()
    found = payments.of_case(case)[0]
    assert (found.status, found.checked_by) == (Status.RECEIVED, "comptable")


def test_nor_by_one_that_they_have_imported_before(owing, transfer, imported, worker):
    case, other = owing(), owing()
    imported("AAAA1;1500;2026-03-02", "BBBB2;1500;2026-03-02", user="caisse.bwiza")
    worker()
    assert transfer(case, "AAAA1", user="caisse.bwiza").status is Status.DECLARED
    assert transfer(other, "BBBB2", user="agent.bwiza").status is Status.RECEIVED


def test_a_statement_tells_of_the_cash_offices_of_who_imports_it(
    owing, transfer, imported, worker, by
):
    case = owing()
    by("fonctionnel", people.appoint, "social", "cashier", "nyakabiga", date(2026, 3, 2))
    lines = ("AAAA1;1500;2026-03-02",)
    elsewhere = imported(*lines, user="social")
    worker()
    assert transfer(case, "AAAA1").status is Status.DECLARED
    here = imported(*lines, user="caisse.bwiza")
    worker()
    assert findings(by("social", payments.find_statement, elsewhere.id)) == [("unknown", "AAAA1")]
    assert findings(by("caisse.bwiza", payments.find_statement, here.id)) == [("matched", "AAAA1")]
    assert payments.of_case(case)[0].checked_by == "caisse.bwiza"


# --- what comes at the same moment, and what is taken back


def test_what_is_declared_between_import_and_round_is_found(owing, transfer, imported, worker):
    case = owing()
    statement = imported("AAAA1;1500;2026-03-02")
    transfer(case, "AAAA1")
    worker()
    assert findings(statement) == [("unknown", "AAAA1")]
    assert payments.account_of(case).left == 0


def test_money_that_an_operator_takes_back_is_shown_to_somebody(
    owing, transfer, imported, worker, by
):
    case = owing()
    declared = transfer(case, "AAAA1")
    imported("AAAA1;1500;2026-03-02")
    worker()
    statement = imported("AAAA1;(1 500);2026-03-03")
    worker()
    assert findings(statement) == [("reversed", "AAAA1")]
    (waits,) = by("comptable", payments.waiting, frozenset({"bwiza"}))
    assert (waits.id, waits.undoing.kind, waits.undoing.by) == (declared.id, "cancel", "comptable")
    assert waits.undoing.reason == "L'opérateur a repris l'argent : relevé mars.csv, ligne 2."
    imported("AAAA1;(1 500);2026-03-03")
    worker()
    assert dict(statement.counts) == {"reversed": 1}
    by("caisse.bwiza", payments.approve, declared.id)
    assert payments.account_of(case).paid == 0
    assert transfer(owing(), "AAAA1").status is Status.DECLARED


def test_money_that_came_and_went_in_one_statement_is_not_counted(
    owing, transfer, imported, worker
):
    case = owing()
    transfer(case, "AAAA1")
    imported("AAAA1;1500;2026-03-02", "AAAA1;\u22121500;2026-03-02", "BBBB2;-1500;2026-03-02")
    worker()
    assert payments.of_case(case)[0].status is Status.DECLARED
    assert transfer(owing(), "BBBB2").status is Status.DECLARED


def test_a_refund_that_the_operator_tells_too_is_not_undone_again(
    owing, transfer, imported, worker, by
):
    declared = transfer(owing(), "AAAA1")
    imported("AAAA1;1500;2026-03-02")
    worker()
    by("comptable", payments.propose, declared.id, Undo.REFUND, "Payé deux fois")
    by("caisse.bwiza", payments.approve, declared.id)
    imported("AAAA1;-1500;2026-03-03")
    worker()
    assert not by("comptable", payments.find, declared.id).waits


def test_a_cancelled_transfer_counts_where_it_is_declared_rightly(
    owing, transfer, imported, worker, by
):
    wrong, right = owing(), owing()
    declared = transfer(wrong, "AAAA1")
    imported("AAAA1;1500;2026-03-02")
    worker()
    by("comptable", payments.propose, declared.id, Undo.CANCEL, "Autre dossier")
    by("caisse.bwiza", payments.approve, declared.id)
    assert transfer(right, "AAAA1").status is Status.RECEIVED
    assert payments.account_of(wrong).paid == 0


def test_what_cannot_be_counted_is_noted_and_the_others_count(
    owing, transfer, imported, worker, monkeypatch
):
    cases = [owing() for _ in range(3)]
    for number, case in enumerate(cases):
        transfer(case, f"AAAA{number}")
    statement = imported(*(f"AAAA{number};1500;2026-03-02" for number in range(3)))
    credit = casework.credit

    def broken(case, amount):
        if case.getId() == cases[1].getId():
            raise RuntimeError("cannot be read")
        credit(case, amount)

    monkeypatch.setattr(casework, "credit", broken)
    worker()
    assert [payments.account_of(case).paid for case in cases] == [1500, 0, 1500]
    assert findings(statement) == [("matched", "AAAA0"), ("failed", "AAAA1"), ("matched", "AAAA2")]
    assert statement.rows[1]["reason"] == "broken"
    assert [payments.of_case(case)[0].receipt for case in cases] == [
        "00001/2026",
        "",
        "00002/2026",
    ]

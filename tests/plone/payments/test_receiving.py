"""Cash is received with its receipt; a transfer counts once somebody else has found the money."""

from datetime import date
from egov.policy import journal
from egov.policy import payments
from egov.policy import registers
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Status
from zExceptions import NotFound

import pytest


def take(by, case, amount=1500, user="caisse.bwiza", key=""):
    return by(user, payments.take_cash, case, amount, key)


def problems(refused):
    return {item.field: item.code for item in refused.value.problems}


def test_cash_is_received_in_parts_each_with_its_receipt(owing, by):
    case = owing(copies=3)
    assert payments.account_of(case).left == 5000
    first, second = take(by, case, "2 000"), take(by, case, 3000)
    assert (first.receipt, second.receipt) == ("00001/2026", "00002/2026")
    account = payments.account_of(case)
    assert (account.paid, account.left) == (5000, 0)
    assert payments.of_case(case) == [first, second]
    assert (first.case_number, first.unit, first.by) == (case.reference, "bwiza", "caisse.bwiza")


def test_receipts_are_gapless_per_cash_office_and_year(owing, by, at):
    case = owing(copies=20)
    taken = [take(by, case, 100), take(by, case, 100, "caisse.mukaza"), take(by, case, 100)]
    at("2027-01-04")
    taken.append(take(by, case, 100))
    assert [(item.unit, item.receipt) for item in taken] == [
        ("bwiza", "00001/2026"),
        ("mukaza", "00001/2026"),
        ("bwiza", "00002/2026"),
        ("bwiza", "00001/2027"),
    ]
    assert registers.audit({case.UID(), *payments.all_ids()}) == []


def test_no_more_is_taken_than_what_is_left(owing, by):
    case = owing()
    for amount, code in ((1501, "above"), (0, "not_a_decimal"), ("", "required"), (10.5, None)):
        with pytest.raises(InvalidValues) as refused:
            take(by, case, amount)
        assert problems(refused) == {"amount": code or "not_a_decimal"}
    assert case.payments == ()


def test_the_same_form_sent_twice_is_one_payment(owing, by):
    case = owing(copies=3)
    assert take(by, case, 100, key="form-1") == take(by, case, 100, key="form-1")
    assert len(case.payments) == 1
    with pytest.raises(InvalidValues) as refused:
        take(by, case, 200, key="form-1")
    assert problems(refused) == {"key": "other_request"}


@pytest.mark.parametrize("user", ["agent.bwiza", "comptable", "chef.bwiza", "agent.nyakabiga"])
def test_only_a_cashier_of_the_unit_or_above_takes_cash(owing, by, user):
    case = owing()
    with pytest.raises(NotAllowed):
        take(by, case, user=user)


def test_a_draft_and_a_case_without_fees_take_nothing(owing, by, open_filed, functional_portal):
    draft, free = owing(filed=False), open_filed(functional_portal)
    for case, reason in ((draft, "not_filed"), (free, "owes_nothing")):
        with pytest.raises(StateConflict) as refused:
            take(by, case)
        assert refused.value.reason == reason


def test_what_is_kept_is_plain_and_journalled(owing, by):
    case = owing()
    made = take(by, case)
    (entry,) = [item for item in journal.entries(case) if item.action == "payment_received"]
    assert entry.data == {
        "payment": made.id,
        "amount": "1500",
        "way": "cash",
        "receipt": "00001/2026",
    }
    assert entry.actor == "caisse.bwiza"
    assert journal.verify(case).ok


def test_a_transfer_counts_once_somebody_else_has_found_the_money(owing, by, transfer):
    case = owing()
    declared = transfer(case)
    assert (declared.reference, declared.status) == ("MP26030001", Status.DECLARED)
    assert payments.account_of(case).paid == 0
    assert case[declared.proof].piece == payments.PROOF.id
    checked = by("caisse.mukaza", payments.check, declared.id, True)
    assert (checked.receipt, checked.checked_by) == ("00001/2026", "caisse.mukaza")
    assert payments.account_of(case).left == 0
    with pytest.raises(StateConflict) as refused:
        by("caisse.bwiza", payments.check, declared.id, True)
    assert refused.value.reason == "checked"


def test_who_declares_does_not_check(owing, by, transfer):
    declared = transfer(owing(), user="caisse.bwiza")
    with pytest.raises(StateConflict) as refused:
        by("caisse.bwiza", payments.check, declared.id, True)
    assert refused.value.reason == "own_declaration"


def test_a_transaction_is_one_payment_wherever_it_is_declared(owing, by, transfer):
    transfer(owing())
    other = owing()
    with pytest.raises(StateConflict) as refused:
        transfer(other, "mp-2603-0001")
    assert refused.value.reason == "reference_taken"
    assert transfer(other, operator="lumicash").operator == "lumicash"


def test_a_transaction_whose_money_was_not_found_may_be_declared_again(owing, by, transfer):
    case = owing()
    declared = transfer(case)
    with pytest.raises(InvalidValues) as refused:
        by("caisse.bwiza", payments.check, declared.id, False, " ")
    assert problems(refused) == {"reason": "required"}
    assert by("caisse.bwiza", payments.check, declared.id, False, "Rien").status is Status.REFUSED
    assert transfer(owing()).reference == declared.reference
    assert payments.account_of(case).paid == 0


def test_a_transfer_may_be_more_than_what_is_left(owing, by, transfer):
    case = owing()
    by("caisse.bwiza", payments.check, transfer(case, amount=2000).id, True)
    assert payments.account_of(case).left == -500


def test_what_is_wrong_with_a_declaration_is_told_at_once(owing, by):
    case = owing()
    with pytest.raises(InvalidValues) as refused:
        by("agent.bwiza", payments.declare, case, "nobody", "?", "x", date(2026, 3, 3), None)
    assert problems(refused) == {
        "operator": "unknown",
        "reference": "required",
        "amount": "not_a_decimal",
        "paid_on": "future_date",
        "proof": "required",
    }
    with pytest.raises(InvalidValues) as refused:
        by(
            "agent.bwiza",
            payments.declare,
            case,
            "ecocash",
            "A1B2C3",
            1500,
            date(2026, 3, 2),
            payments.Proof("a.txt", b"no picture"),
        )
    assert set(problems(refused)) == {"proof"}


def test_people_of_another_zone_learn_nothing(owing, by, transfer):
    case = owing()
    declared = transfer(case)
    for user in ("agent.nyakabiga", "chef.nyakabiga", "archiviste"):
        with pytest.raises(NotFound):
            by(user, payments.find, declared.id)
        assert by(user, payments.case_numbered, case.reference) is None
        assert not by(user, payments.may_see, case)
    assert by("caisse.bwiza", payments.case_numbered, case.reference.lower()) == case
    assert [item.id for item in by("comptable", payments.waiting, {"bwiza"})] == [declared.id]

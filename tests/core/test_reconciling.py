"""What becomes of each line of a statement that is held against what was declared."""

from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from egov.policy.core import fees
from egov.policy.core.fees import Payment
from egov.policy.core.fees import reconciling
from egov.policy.core.fees import StatementLine
from egov.policy.core.fees import Status
from egov.policy.core.fees import Way
from hypothesis import given
from hypothesis import strategies as st


DAY = date(2026, 3, 2)


def line(reference, amount=1500, number=1, day=DAY):
    return StatementLine(number, reference, Decimal(amount), day)


def declared(reference, amount=1500, status=Status.DECLARED, by="clerk"):
    return Payment(
        id=f"bwiza-20260302-{reference}",
        case="c",
        case_number="",
        unit="bwiza",
        day=DAY,
        way=Way.TRANSFER,
        amount=Decimal(amount),
        status=status,
        by=by,
        at=datetime(2026, 3, 2, tzinfo=UTC),
        reference=reference,
    )


def reconciled(lines, known, told_on=()):
    held = {item.reference: item for item in known}.get
    days = dict(told_on)
    return reconciling.reconcile(
        lines, held, lambda reference: days.get(reference, ()), known, "accountant"
    )


def found(lines, known, told_on=()):
    rows = reconciled(lines, known, told_on)
    return [(row.reference, str(row.finding)) for row in rows]


def test_each_transaction_is_found_once():
    lines = [line("AAAA"), line("BBBB", 900), line("CCCC"), line("AAAA")]
    known = [declared("BBBB"), declared("DDDD"), declared("AAAA", status=Status.RECEIVED)]
    assert found(lines, known) == [
        ("AAAA", "matched"),
        ("BBBB", "wrong_amount"),
        ("CCCC", "unknown"),
        ("AAAA", "double"),
        ("DDDD", "missing"),
    ]


def test_what_another_statement_has_on_another_day_is_another_transaction():
    later = date(2026, 3, 5)
    lines = [line("AAAA"), line("BBBB"), line("CCCC"), line("DDDD", -1500)]
    known = [declared("AAAA"), declared("BBBB"), declared("DDDD", status=Status.RECEIVED)]
    told_on = {"AAAA": {DAY}, "BBBB": {DAY, later}, "CCCC": {later}, "DDDD": {later}}
    assert found(lines, known, told_on) == [
        ("AAAA", "matched"),
        ("BBBB", "double"),
        ("CCCC", "double"),
        ("DDDD", "reversed"),
    ]


def test_what_is_taken_back_agrees_with_nothing_in_whatever_order():
    known = [declared("AAAA"), declared("BBBB", status=Status.RECEIVED)]
    lines = [line("AAAA"), line("AAAA", -1500), line("BBBB", -1500), line("CCCC", -1), line("CCCC")]
    assert {finding for _reference, finding in found(lines, known)} == {"reversed"}


def test_what_agrees_with_the_declaration_of_who_imports_is_their_own():
    known = [
        declared("AAAA", by="accountant"),
        declared("BBBB", by="accountant", status=Status.RECEIVED),
        declared("CCCC", 1400, by="accountant"),
    ]
    assert found([line("AAAA"), line("BBBB"), line("CCCC")], known) == [
        ("AAAA", "own"),
        ("BBBB", "matched"),
        ("CCCC", "wrong_amount"),
    ]


references = st.sampled_from([f"REF{n}" for n in range(12)])


@given(
    st.lists(st.tuples(references, st.integers(-1, 3)), max_size=20),
    st.dictionaries(references, st.integers(1, 3), max_size=12),
)
def test_every_line_has_one_finding_and_every_payment_is_found_or_missing(sheet, payments):
    lines = [line(*item, number=number) for number, item in enumerate(sheet, 1)]
    known = [declared(*item) for item in payments.items()]
    rows = reconciled(lines, known)
    assert [row.number for row in rows if row.number] == [item.number for item in lines]
    back = {reference for reference, amount in sheet if amount < 0}
    assert {row.reference for row in rows if row.finding == "reversed"} == back
    first = [row for row in rows if row.number and row.finding not in ("double", "reversed")]
    assert sorted(row.reference for row in first) == sorted({item[0] for item in sheet} - back)
    told = {row.payment for row in rows if row.number and row.payment}
    missing = {row.payment for row in rows if row.finding == "missing"}
    assert told | missing == {item.id for item in known}
    assert told.isdisjoint(missing)
    matched = [row for row in rows if row.finding == "matched"]
    assert all(row.amount == row.declared for row in matched)
    assert fees.paid(known) == 0

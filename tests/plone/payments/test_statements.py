"""Statements of operators: what agrees counts, what does not is told, twice changes nothing."""

from egov.policy import payments
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import Status
from plone import api
from zExceptions import NotFound

import base64
import pytest
import transaction


LARGE = base64.b64encode(bytes(5 * 1024 * 1024 + 1)).decode()

HEAD = "Transaction ID;Amount;Date\n"


def findings(statement):
    return [(row["finding"], row["reference"]) for row in statement.rows.values()]


def test_what_agrees_counts_and_has_its_receipt(owing, transfer, imported, worker):
    case = owing()
    declared = transfer(case, "MP 2603.0001")
    statement = imported("mp26030001;1 500;02/03/2026 09:12")
    assert findings(statement) == [("matched", "MP26030001")]
    worker()
    found = payments.of_case(case)[0]
    assert (found.status, found.receipt) == (Status.RECEIVED, "00001/2026")
    assert (found.checked_by, found.statement) == ("comptable", statement.id)
    assert payments.account_of(case).left == 0
    assert declared.status is Status.DECLARED


def test_each_line_and_each_payment_is_told(owing, transfer, imported, worker):
    transfer(owing(), "AAAA1")
    transfer(owing(), "BBBB2")
    case = owing()
    transfer(case, "CCCC3")
    statement = imported(
        "AAAA1;1500;2026-03-02",
        "BBBB2;1400;2026-03-02",
        "DDDD4;700;2026-03-02",
        "AAAA1;1500;2026-03-02",
        "EEEE5;x;2026-03-02",
    )
    assert findings(statement) == [
        ("matched", "AAAA1"),
        ("wrong_amount", "BBBB2"),
        ("unknown", "DDDD4"),
        ("double", "AAAA1"),
        ("missing", "CCCC3"),
        ("unreadable", ""),
    ]
    assert statement.counts["matched"] == 1
    worker()
    assert payments.account_of(case).paid == 0


def test_the_same_file_again_changes_nothing_that_was_done(owing, transfer, imported, worker):
    case = owing()
    transfer(case, "AAAA1")
    first = imported("AAAA1;1500;2026-03-02", "BBBB2;1500;2026-03-02")
    worker()
    transfer(owing(), "CCCC3")
    again = imported("AAAA1;1500;2026-03-02", "BBBB2;1500;2026-03-02")
    worker()
    assert first.id == again.id
    assert findings(again) == [
        ("matched", "AAAA1"),
        ("unknown", "BBBB2"),
        ("missing", "CCCC3"),
    ]
    assert [item.receipt for item in payments.of_case(case)] == ["00001/2026"]
    assert payments.account_of(case).paid == 1500


def test_a_transaction_that_came_before_its_declaration_counts_at_once(
    owing, transfer, imported, worker
):
    owing()
    imported("AAAA1;1500;2026-03-02", "BBBB2;1400;2026-03-02")
    worker()
    case = owing(copies=3)
    assert transfer(case, "aaaa-1").receipt == "00001/2026"
    assert transfer(case, "bbbb-2").status is Status.DECLARED
    assert payments.account_of(case).paid == 1500


def test_the_same_reference_on_another_day_is_another_transaction(
    owing, transfer, imported, worker
):
    case = owing(copies=2)
    transfer(case, "AAAA1")
    imported("AAAA1;1500;2026-03-02")
    worker()
    week = imported("AAAA1;1500;2026-03-02", "BBBB2;1500;2026-03-03", name="semaine.csv")
    worker()
    assert findings(week) == [("matched", "AAAA1"), ("unknown", "BBBB2")]
    april = imported("AAAA1;1500;2026-04-05", name="avril.csv")
    worker()
    assert findings(april) == [("double", "AAAA1")]
    assert [row["day"] for row in april.rows.values()] == ["2026-04-05"]
    assert payments.account_of(case).paid == 1500


def test_of_two_statements_imported_together_the_second_is_told_when_it_is_taken_in(
    owing, imported, by, worker
):
    owing()
    both = [
        imported("AAAA1;1500;2026-03-02"),
        imported("AAAA1;1500;2026-04-05", "BBBB2;700;2026-04-05", name="avril.csv"),
    ]
    assert [findings(item)[0] for item in both] == [("unknown", "AAAA1")] * 2
    worker()
    both = [by("comptable", payments.find_statement, item.id) for item in both]
    assert sorted(findings(item)[0] for item in both) == [("double", "AAAA1"), ("unknown", "AAAA1")]
    assert sum(item.counts["unknown"] for item in both) == 2
    assert sum(item.counts.get("double", 0) for item in both) == 1


def test_what_somebody_has_refused_meanwhile_stays_so(owing, transfer, by, imported, worker):
    case = owing()
    declared = transfer(case, "AAAA1")
    imported("AAAA1;1500;2026-03-02")
    by("caisse.bwiza", payments.check, declared.id, False, "Rien")
    worker()
    assert payments.account_of(case).paid == 0


def test_who_imports_and_what_is_refused(owing, imported, by):
    owing()
    with pytest.raises(NotAllowed):
        imported("AAAA1;1500;2026-03-02", user="agent.bwiza")
    for operator, code in (("", "required"), ("nobody", "unknown")):
        with pytest.raises(InvalidValues) as refused:
            imported("AAAA1;1;2026-03-02", operator=operator)
        assert [(item.field, item.code) for item in refused.value.problems] == [("operator", code)]
    api.portal.set_registry_record("egov.policy.payments.statement_columns", [])
    with pytest.raises(InvalidValues) as refused:
        imported("AAAA1;1;2026-03-02")
    assert refused.value.problems[0].code == "no_columns_set"


def test_a_cash_office_does_not_read_the_statement_of_the_commune(owing, imported, by):
    owing()
    statement = imported("AAAA1;1500;2026-03-02")
    with pytest.raises(NotFound):
        by("caisse.bwiza", payments.find_statement, statement.id)
    assert by("caisse.bwiza", payments.statements) == []
    assert [item.id for item in by("comptable", payments.statements)] == [statement.id]


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        ("operators", ["ecocash"]),
        ("operators", ["Eco Cash"]),
        ("statement_columns", ["ecocash A | B"]),
        ("statement_columns", ["ecocash A | a | B"]),
    ],
)
def test_a_setting_that_says_nothing_is_refused(portal, record, lines):
    with pytest.raises(ValueError, match="Give an id"):
        api.portal.set_registry_record(f"egov.policy.payments.{record}", lines)


def test_over_rest(owing, transfer, http):
    transfer(owing(), "AAAA1")
    transaction.commit()
    content = f"{HEAD}AAAA1;1500;2026-03-02\nBBBB2;700;2026-03-02\n".encode()
    session = http("comptable")
    made = session.post("@statements", data={"operator": "ecocash"}, files={"file": content})
    assert made.status_code == 201, made.text
    told = made.json()
    assert told["counts"] == {"matched": 1, "unknown": 1}
    assert (told["first"], told["last"]) == ("2026-03-02", "2026-03-02")
    found = session.get(f"{told['@id']}?finding=unknown").json()
    assert (found["rows_total"], found["rows"][0]["reference"]) == (1, "BBBB2")
    listed = session.get("@statements").json()
    assert [item["id"] for item in listed["items"]] == [told["id"]]
    encoded = {"filename": "a.csv", "data": base64.b64encode(content).decode()}
    again = session.post("@statements", json={"operator": "ecocash", **encoded})
    assert again.json()["id"] == told["id"]
    assert session.get("@statements/nothing").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "fields"),
    [
        ({}, 400, {"file": "empty"}),
        ({"data": "?"}, 400, {"data": "not_base64"}),
        ({"data": base64.b64encode(b"a;b\n").decode()}, 400, {"file": "no_columns"}),
        ({"operator": "x"}, 400, {"operator": "unknown"}),
        (
            {"data": base64.b64encode(bytes(5 * 1024 * 1024 + 1)).decode()},
            413,
            {"file": "too_large"},
        ),
    ],
)
def test_what_is_wrong_is_told(owing, http, body, status, fields):
    owing()
    transaction.commit()
    sent = {"operator": "ecocash", "filename": "a.csv", "data": "", **body}
    answer = http("comptable").post("@statements", json=sent)
    assert answer.status_code == status
    assert {item["field"]: item["code"] for item in answer.json()["problems"]} == fields

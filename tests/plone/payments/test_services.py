"""Payments and closings over REST."""

from base64 import b64encode

import pytest
import transaction


@pytest.fixture
def case_url(owing):
    """Address of a case that owes 1500."""
    address = owing().absolute_url()
    transaction.commit()
    return address


@pytest.fixture
def cash(case_url, http):
    """``cash(amount=1500)``: the cashier takes it; the answer."""

    def take(user="caisse.bwiza", key="", **body):
        headers = {"Idempotency-Key": key} if key else {}
        sent = {"way": "cash", "amount": 1500, **body}
        return http(user).post(f"{case_url}/@payments", json=sent, headers=headers)

    return take


def fields(answer):
    return {item["field"]: item["code"] for item in answer.json()["problems"]}


def test_cash_is_taken_by_a_cashier_who_does_not_see_the_case(case_url, cash, http):
    made = cash()
    assert made.status_code == 201
    told = made.json()
    assert made.headers["Location"] == told["@id"]
    assert (told["receipt"], told["amount"], told["status"]) == ("00001/2026", "1500", "received")
    assert told["by_name"] == "Prosper Nkurunziza"
    assert "key" not in told
    session = http("caisse.bwiza")
    assert session.get(told["@id"]).json() == told
    account = session.get(f"{case_url}/@payments").json()
    assert (account["due"], account["paid"], account["currency"]) == ("1500", "1500", "BIF")
    assert account["items"] == [told]
    assert session.get(case_url).status_code == 404


def test_the_same_key_is_the_same_payment(cash):
    first, second = cash(key="abc", amount=100), cash(key="abc", amount=100)
    assert first.json() == second.json()
    assert cash(key="abc", amount=200).status_code == 400


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"way": "barter"}, {"way": "not_an_option"}),
        ({"amount": 1501}, {"amount": "above"}),
        ({"amount": "12.5"}, {"amount": "too_precise"}),
        ({"way": "transfer", "paid_on": "2026-02-30"}, {"paid_on": "not_a_date"}),
        ({"way": "transfer", "proof": {"data": "?"}}, {"proof.data": "not_base64"}),
        ({"way": "transfer", "proof": []}, {"proof": "type"}),
    ],
)
def test_what_is_wrong_is_told_by_field(cash, body, wrong):
    answer = cash(**body)
    assert (answer.status_code, fields(answer)) == (400, wrong)


@pytest.mark.parametrize("body", [{"amount": True}, {"amount": 1.5}, {"operator": "ecocash"}])
def test_what_is_no_payment_is_refused(cash, body):
    assert cash(**body).status_code == 400


def test_who_may_is_told_from_who_may_not(cash, case_url, http):
    assert cash("agent.bwiza").status_code == 403
    for user in ("agent.nyakabiga", "archiviste", "fonctionnel"):
        assert cash(user).status_code == 404
        assert http(user).get(f"{case_url}/@payments").status_code == 404
        assert http(user).get("@payments").status_code == 403
        assert http(user).get("@payments/bwiza-20260302-000001").status_code == 404
    assert cash("").status_code == 401
    assert http().get("@payments").status_code == 401
    assert http("agent.bwiza").get("@cash-closings").status_code == 401


def test_a_transfer_is_declared_checked_and_refunded(case_url, http, slip):
    body = {
        "way": "transfer",
        "operator": "ecocash",
        "reference": "mp 123-456",
        "amount": "1500",
        "paid_on": "2026-03-01",
        "proof": {"filename": "slip.png", "data": b64encode(slip).decode()},
    }
    clerk, cashier, controller = map(http, ("agent.bwiza", "caisse.bwiza", "comptable"))
    made = clerk.post(f"{case_url}/@payments", json=body)
    assert made.status_code == 201, made.text
    again = clerk.post(f"{case_url}/@payments", json=body)
    assert again.status_code == 409
    assert "déclarée" in again.json()["message"]
    url = made.json()["@id"]
    assert clerk.post(f"{url}/confirm", json={}).status_code == 403
    assert cashier.post(f"{url}/confirm", json={}).json()["receipt"] == "00001/2026"
    asked = cashier.post(f"{url}/refund", json={"reason": "Payé deux fois", "amount": 500})
    assert asked.json()["waits_for_approval"]
    assert cashier.post(f"{url}/approve", json={}).status_code == 409
    assert controller.post(f"{url}/approve", json={}).status_code == 200
    assert clerk.get(f"{case_url}/@payments").json()["paid"] == "1000"


def test_a_proof_that_is_too_large_is_413(case_url, http):
    content = b64encode(b"\x89PNG\r\n\x1a\n" + bytes(11 * 1024 * 1024)).decode()
    body = {
        "way": "transfer",
        "operator": "ecocash",
        "reference": "mp 123-456",
        "amount": "1500",
        "paid_on": "2026-03-01",
        "proof": {"filename": "slip.png", "data": content},
    }
    answer = http("agent.bwiza").post(f"{case_url}/@payments", json=body)
    assert answer.status_code == 413


def test_a_cash_office_lists_its_payments(cash, http):
    made = cash().json()
    session = http("caisse.bwiza")
    listed = session.get("@payments").json()
    assert (listed["unit"], listed["items"], listed["items_total"]) == ("bwiza", [made], 1)
    assert http("comptable").get("@payments?unit=bwiza").json()["items_total"] == 1
    assert fields(http("comptable").get("@payments")) == {"unit": "required"}
    assert fields(session.get("@payments?unit=nyakabiga")) == {"unit": "unknown"}
    assert session.get("@payments?from=2026-03-02&to=2026-03-01").status_code == 400
    assert session.get("@payments?from=2025-12-31&to=2026-03-01").status_code == 400
    assert session.get("@payments?from=2026-02-01&to=2026-02-28").json()["items"] == []


@pytest.mark.parametrize("path", ["x", "x/pay", "x/approve/now", ""])
def test_an_address_that_means_nothing_is_400(cash, http, path):
    assert http("caisse.bwiza").post(f"@payments/{path}", json={}).status_code == 400


def test_an_unknown_payment_is_404(cash, http):
    for id in ("x", "bwiza-20260302-000009", "bwiza-99999999-1", "..%2f"):
        assert http("caisse.bwiza").post(f"@payments/{id}/approve", json={}).status_code == 404


def test_a_till_is_closed_over_rest(cash, http):
    cash()
    session = http("caisse.bwiza")
    body = {"unit": "bwiza", "day": "2026-03-02", "counted": "1400"}
    assert fields(session.post("@cash-closings", json=body)) == {"reason": "required"}
    made = session.post("@cash-closings", json={**body, "reason": "Monnaie"})
    assert made.status_code == 201
    told = made.json()
    assert (told["computed"], told["difference"], told["receipts"]) == ("1500", "-100", 1)
    assert session.get("@cash-closings").json()["items"] == [told]
    again = session.post("@cash-closings", json={**body, "reason": "Monnaie"})
    assert again.status_code == 409
    assert "Prosper Nkurunziza" in again.json()["message"]
    assert cash(amount=1).status_code in (400, 409)
    assert http("comptable").post("@cash-closings", json=body).status_code == 403
    of_another = {**body, "cashier": "caisse.bwiza", "reason": "Parti"}
    answer = http("comptable").post("@cash-closings", json=of_another)
    assert (answer.status_code, fields(answer)) == (400, {"day": "not_over"})


def test_who_checks_a_transfer_opens_its_proof(case_url, http, slip):
    body = {
        "way": "transfer",
        "operator": "ecocash",
        "reference": "mp 123-456",
        "amount": "1500",
        "paid_on": "2026-03-01",
        "proof": {"filename": "slip.png", "data": b64encode(slip).decode()},
    }
    made = http("agent.bwiza").post(f"{case_url}/@payments", json=body).json()
    for user in ("caisse.bwiza", "comptable", "agent.bwiza"):
        answer = http(user).get(made["proof_url"])
        assert (answer.status_code, answer.content) == (200, slip)
        assert answer.headers["Content-Type"] == "image/png"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert http("caisse.bwiza").get(case_url).status_code in (401, 404)
    assert http("agent.nyakabiga").get(made["proof_url"]).status_code == 404
    assert http("caisse.bwiza").get("@@payment-proof?id=nothing").status_code == 404
    cash = http("caisse.bwiza").post(f"{case_url}/@payments", json={"way": "cash", "amount": 100})
    assert cash.json()["proof_url"] == ""
    without = f"@@payment-proof?id={cash.json()['id']}"
    assert http("caisse.bwiza").get(without).status_code == 404

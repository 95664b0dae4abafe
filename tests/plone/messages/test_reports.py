"""What the gateway reports later of an SMS is noted on the case."""

from .conftest import configure
from .conftest import only
from base64 import b64encode
from dataclasses import replace
from egov.policy import journal
from egov.policy import messages
from egov.policy.core.errors import StateConflict
from egov.policy.messages import log
from egov.policy.messages import store

import json
import pytest
import transaction


@pytest.fixture
def gateway(http):
    """Who reports, with no account."""
    return http()


@pytest.fixture
def report(told, work, gateway, tmp_path, monkeypatch):
    """``report(status)``: the gateway reports of the SMS of the case, which was sent."""
    work()
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "sms-report.secret").write_text("correct horse\n")
    id = only(told).id

    def send(status, id=id, key="correct horse", more=(), **sent):
        headers = {"Accept": "*/*", **dict(more)}
        if key:
            headers["Authorization"] = f"Bearer {key}".encode()
        sent = sent or {"json": {"id": id, "status": status}}
        answer = gateway.post("sms-report", headers=headers, **sent)
        transaction.begin()
        return answer.status_code

    return send


def test_an_sms_has_arrived(told, report):
    assert report("delivered") == 204
    assert report("delivered") == 204
    assert only(told).state == "delivered"
    actions = [entry.action for entry in journal.entries(told)]
    assert actions.count("message_delivered") == 1


def test_an_sms_has_not_arrived(told, report):
    assert report("expired") == 204
    assert (only(told).state, only(told).error) == ("failed", "undelivered")


def test_that_it_arrived_after_all_is_the_last_word(told, report):
    assert [report(status) for status in ("expired", "delivered", "expired")] == [204] * 3
    assert (only(told).state, only(told).error) == ("delivered", "")
    with pytest.raises(StateConflict):
        messages.resend(told, only(told).id)


@pytest.fixture
def twice(told, report, work, catcher):
    """The ids by which the gateway knows two sendings of the SMS: the first was uncertain."""
    put(told, "uncertain")
    messages.resend(told, only(told).id)
    transaction.commit()
    work()
    assert only(told).state == "sent"
    return [json.loads(body)["id"] for _path, _headers, body in catcher.received]


def test_what_is_sent_again_is_another_sms(twice):
    first, second = twice
    assert second == f"{first}-1"


def test_that_the_first_sending_was_lost_says_nothing_of_the_second(told, report, twice):
    first, second = twice
    assert report("expired", id=first) == 204
    assert only(told).state == "sent"
    assert report("expired", id=second) == 204
    assert (only(told).state, only(told).error) == ("failed", "undelivered")


def test_that_one_sending_arrived_is_enough(told, report, twice):
    first, second = twice
    assert [report("delivered", id=first), report("expired", id=second)] == [204] * 2
    assert only(told).state == "delivered"


def test_what_arrived_is_not_sent_a_second_time(told, report, work, catcher):
    put(told, "uncertain")
    messages.resend(told, only(told).id)
    transaction.commit()
    sent = len(catcher.received)
    assert report("delivered") == 204
    work()
    assert (only(told).state, len(catcher.received)) == ("delivered", sent)


def test_a_sending_that_was_never_made_is_not_found(told, report, twice):
    assert report("delivered", id=f"{only(told).id}-2") == 404


def test_what_says_nothing_changes_nothing(told, report):
    assert report("buffered") == 204
    assert only(told).state == "sent"


def test_a_form_and_a_password(told, report):
    form = {"id": only(told).id, "status": "delivered"}
    assert report("", key="", more=basic("correct horse"), data=form) == 204
    assert only(told).state == "delivered"


def basic(password, name="gateway"):
    """The header that a client makes of ``https://<name>:<password>@…``."""
    given = f"{name}:{password}".encode()
    return {"Authorization": b"Basic " + b64encode(given)}


@pytest.mark.parametrize("more", [{}, basic("wrong"), basic("")])
def test_a_gateway_that_shows_nothing_is_asked_for_its_password(told, report, gateway, more):
    asked = gateway.post("sms-report", json={"id": only(told).id}, headers=more)
    assert (asked.status_code, asked.headers["WWW-Authenticate"]) == (
        401,
        'Basic realm="sms-report"',
    )
    assert report("", key="", more=more, data={"id": only(told).id, "status": "delivered"}) == 401


def test_a_gateway_never_waits_for_failed_sign_ins_but_who_guesses_does(report):
    right = [report("buffered", key="", more=basic("correct horse")) for _ in range(7)]
    assert right == [204] * 7
    wrong = [report("buffered", key="", more=basic("wrong")) for _ in range(6)]
    assert wrong == [401] * 5 + [429]


def test_a_secret_in_an_address_would_stand_in_logs(told, report):
    form = {"id": only(told).id, "status": "delivered", "key": "correct horse"}
    assert report("", key="", data=form) == 401
    assert report("", key="", data=form, params={"key": "correct horse"}) == 401
    assert only(told).state == "sent"


@pytest.mark.parametrize("key", ["", "wrong", "é"])
def test_nobody_else_reports(told, report, key):
    assert report("delivered", key=key) in (400, 401)
    assert only(told).state == "sent"


def test_there_is_no_such_page_without_a_secret(gateway):
    assert gateway.post("sms-report", headers=basic("")).status_code == 404


@pytest.mark.parametrize("id", ["", "-", "unknown-1", "../..", 7, None, ["a"]])
def test_what_is_not_known_is_not_found(report, id):
    assert report("delivered", id=id) == 404


def test_what_is_no_json_is_refused(told, report):
    assert report("", data=b"{", more={"Content-Type": "application/json"}) == 400


def test_a_report_that_comes_before_the_answer_is_asked_for_again(told, report):
    put(told, "waiting")
    assert report("delivered") == 503
    put(told, "uncertain")
    assert report("delivered") == 204
    assert only(told).state == "delivered"


def put(case, state):
    log._put(case, replace(only(case), state=state))
    transaction.commit()


@pytest.fixture
def numbered(told, report):
    """``numbered("delivered")``: the gateway reports by the number that it had answered, 4711."""
    configure(sms_report_receipt="message.number")
    path = "/".join(told.getPhysicalPath())
    store.writable().note_receipt("2026-03", "4711", path, only(told).id)
    transaction.commit()

    def send(status, number=4711):
        return report("", json={"message": {"number": number}, "status": status})

    return send


def test_a_report_by_the_number_of_the_gateway(told, numbered):
    assert numbered("delivered") == 204
    assert only(told).state == "delivered"


def test_twice_and_late_and_otherwise_changes_nothing_more(told, numbered):
    assert [numbered(status) for status in ("delivered", "delivered", "failed")] == [204] * 3
    assert (only(told).state, only(told).error) == ("delivered", "")


@pytest.mark.parametrize("number", [4712, "", None, ["4711"], {"a": 1}, "x" * 5000])
def test_a_number_that_no_sms_has_is_not_found(told, numbered, number):
    assert numbered("delivered", number) == 404
    assert only(told).state == "sent"


def test_a_case_that_is_gone_is_not_found(told, numbered):
    store.writable().note_receipt("2026-03", "4711", "/plone/cases/bwiza/2026/gone", only(told).id)
    transaction.commit()
    assert numbered("delivered") == 404


def test_numbers_are_known_for_some_months():
    kept = store.SiteMessages()
    for month in ("2026-01", "2026-02", "2026-03", "2026-04"):
        kept.note_receipt(month, f"no {month}", "case", month)
    assert kept.find_receipt("no 2026-01") is None
    assert kept.find_receipt("no 2026-02") == ("case", "2026-02")
    kept.note_receipt("2026-04", "no 2026-02", "case", "again")
    assert kept.find_receipt("no 2026-02") == ("case", "again")

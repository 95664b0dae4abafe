"""An SMS leaves once, whatever the gateway does; the case tells what became of it."""

from .conftest import by_sms
from .conftest import configure
from .conftest import only
from .conftest import PHONE
from egov.policy import calls
from egov.policy import clock
from egov.policy import journal
from egov.policy import messages
from egov.policy.calls import sending
from egov.policy.core.errors import StateConflict
from egov.policy.jobs.worker import Worker
from egov.policy.messages import channels
from egov.policy.messages import job
from threading import Event

import json
import pytest
import transaction


REPEATABLE = {"sms_idempotency": "Idempotency-Key"}


def test_the_applicant_is_told_by_sms(told, work, catcher):
    letter = only(told)
    assert (letter.state, letter.message, letter.address) == ("waiting", "received", PHONE)
    assert work()
    ((path, headers, body),) = catcher.received
    sent = json.loads(body)
    assert (path, headers["Content-Type"]) == ("/send", "application/json")
    assert sent["to"] == PHONE
    assert sent["text"] == f"Demande {told.reference} enregistrée à Bwiza. Gardez ce numéro."
    assert (only(told).state, only(told).attempts) == ("sent", 1)
    assert not work()


def test_the_journal_tells_it_without_the_number(told, work):
    work()
    last = list(journal.entries(told))[-1]
    assert (last.action, last.data["message"]) == ("message_sent", "received")
    assert PHONE not in str([entry.data for entry in journal.entries(told)])
    assert journal.verify(told).ok


def test_what_is_rolled_back_is_never_sent(site, catcher, as_user, answers, work):
    from egov.policy import casework

    by_sms(catcher)
    with as_user(site, "agent.bwiza"):
        case = casework.open_case("attestation-residence", "bwiza", {**answers, "phone": PHONE})
        transaction.commit()
        casework.perform(case, "submit")
        transaction.abort()
    assert not work()
    assert catcher.received == []


@pytest.mark.parametrize("status", [408, 425, 429, 503])
def test_a_gateway_that_has_not_taken_it_is_asked_again(told, work, catcher, status):
    catcher.answers = [status]
    work()
    assert (only(told).state, only(told).attempts) == ("waiting", 1)
    work()
    assert only(told).state == "sent"
    assert len(catcher.received) == 2


@pytest.mark.parametrize("status", [301, 400, 401, 404])
def test_a_gateway_that_refuses_makes_it_fail_at_once(told, work, catcher, status):
    catcher.answers = [status]
    work()
    letter = only(told)
    assert (letter.state, letter.error, letter.detail) == ("failed", "refused", str(status))
    assert not work()


def hang(handler):
    Event().wait(2)


def drop(handler):
    handler.connection.close()


def twice(handler):
    handler.wfile.write(2 * b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


@pytest.mark.parametrize("trouble", [hang, drop, 500, 502])
def test_what_may_have_been_taken_is_not_sent_twice(told, work, catcher, trouble, monkeypatch):
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    catcher.answers = [trouble]
    work()
    assert (only(told).state, only(told).error) == ("uncertain", "unanswered")
    assert not work()
    assert len(catcher.received) == 1


@pytest.mark.parametrize("trouble", [hang, drop, 500])
def test_a_gateway_that_knows_it_again_is_asked_until_it_answers(
    told, work, catcher, trouble, monkeypatch
):
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    configure(**REPEATABLE)
    catcher.answers = [trouble, trouble]
    work()
    work()
    assert only(told).state == "waiting"
    work()
    assert only(told).state == "sent"
    assert {headers["Idempotency-Key"] for _, headers, _ in catcher.received} == {only(told).id}
    assert len(catcher.received) == 3


def test_a_gateway_that_answers_twice_has_taken_it_once(told, work, catcher):
    catcher.answers = [twice]
    work()
    assert only(told).state == "sent"
    assert not work()


def test_a_gateway_that_is_not_there_makes_it_wait(told, work, catcher):
    configure(sms_address="https://unknown.invalid/")
    work()
    assert (only(told).state, only(told).attempts) == ("waiting", 1)
    by_sms(catcher)
    work()
    assert only(told).state == "sent"


def test_an_address_that_is_not_public_is_not_called(told, work, catcher):
    from plone import api

    api.portal.set_registry_record("egov.policy.calls.networks", [])
    transaction.commit()
    work()
    assert only(told).state == "waiting"
    assert catcher.received == []


class Killed(BaseException):
    """The worker is gone."""


def dies_after(send):
    def sends(*given):
        send(*given)
        raise Killed

    return sends


@pytest.mark.parametrize(
    ("settings", "state", "received"), [({}, "uncertain", 1), (REPEATABLE, "sent", 2)]
)
def test_a_worker_that_dies_between_sending_and_noting(
    told, site, catcher, monkeypatch, settings, state, received
):
    configure(**settings)
    database = site._p_jar.db()
    with monkeypatch.context() as patched:
        patched.setattr(channels, "send", dies_after(channels.send))
        with pytest.raises(Killed):
            Worker(database, "first").run_next()
    transaction.begin()
    assert only(told).state == "waiting"
    Worker(database, "first").run_next()
    transaction.begin()
    assert only(told).state == state
    assert len(catcher.received) == received
    assert len({json.loads(body)["id"] for _, _, body in catcher.received}) == 1


def test_what_is_uncertain_a_person_sends_again(told, work, catcher):
    catcher.answers = [500]
    work()
    messages.resend(told, only(told).id)
    transaction.commit()
    assert only(told).state == "waiting"
    with pytest.raises(StateConflict):
        messages.resend(told, only(told).id)
    work()
    assert only(told).state == "sent"
    with pytest.raises(StateConflict):
        messages.resend(told, only(told).id)


def test_what_is_too_old_is_no_news(told, work, catcher, monkeypatch):
    late = clock.now() + job.PATIENCE * 2
    monkeypatch.setattr(clock, "now", lambda: late)
    work()
    assert (only(told).state, only(told).error) == ("failed", "too_late")
    assert catcher.received == []


def test_without_a_gateway_it_is_said_that_nothing_leaves(site, as_user, answers, work):
    from .conftest import filed

    case = filed(site, as_user, {**answers, "phone": PHONE})
    assert (only(case).state, only(case).error) == ("off", "no_channel")
    assert not work()


def test_a_channel_that_is_down_rests(told, work, catcher, monkeypatch):
    monkeypatch.setattr(channels, "REST", 60.0)
    configure(sms_address="https://unknown.invalid/")
    work()
    by_sms(catcher)
    work()
    assert catcher.received == []
    assert "a moment ago" in only(told).detail
    monkeypatch.setattr(channels, "_resting", {})
    work()
    assert only(told).state == "sent"


# --- the settings of gateways


def test_a_form_with_a_secret(told, work, catcher, tmp_path, monkeypatch):
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    configure(
        sms_format="form",
        sms_body='{"msisdn": "{to}", "message": "{text}", "key": "{secret}"}',
        sms_headers=["Authorization: Bearer {secret}"],
    )
    work()
    assert catcher.received == []
    assert "messages/sms.secret" in only(told).detail
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "sms.secret").write_text("hush\n")
    work()
    ((_path, headers, body),) = catcher.received
    assert headers["Authorization"] == "Bearer hush"
    assert body.startswith(b"msisdn=%2B25779123456&message=Demande+RES-BWIZA-")
    assert b"+enregistr%C3%A9e+%C3%A0+Bwiza." in body
    assert body.endswith(b"&key=hush")
    assert "hush" not in str(only(told))


@pytest.mark.parametrize(
    ("answer", "state", "receipt"),
    [
        (b'{"messages": [{"status": "queued", "id": 7}]}', "sent", "7"),
        (b'{"messages": [{"status": "no_credit", "id": 7}]}', "failed", ""),
        (b"<html>", "failed", ""),
        (b"[" * 9999, "failed", ""),
    ],
)
def test_what_the_gateway_answers_decides(told, work, catcher, answer, state, receipt):
    configure(sms_success="messages.0.status = queued, sent", sms_receipt="messages.0.id")
    catcher.body = answer
    work()
    assert (only(told).state, only(told).receipt) == (state, receipt)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sms_address", "http://gateway.example/"),
        ("sms_address", "https://user:secret@gateway.example/"),
        ("sms_body", "no JSON"),
        ("sms_body", '{"to": "{to}"}'),
        ("sms_body", '{"to": "{to}", "text": "{text}", "more": "{other}"}'),
        ("sms_headers", ["No header"]),
        ("sms_headers", ["X-Two: \x07"]),
        ("sms_success", "status"),
        ("sms_idempotency", "no header"),
        ("sender", "nobody"),
    ],
)
def test_a_setting_by_which_nothing_could_be_sent_is_refused(site, name, value):
    with pytest.raises(ValueError):
        configure(**{name: value})


def test_what_is_asked_of_calls_is_what_they_offer():
    assert calls.SECONDS_IN_ALL >= sending.SECONDS

"""A call reaches its receiver once, signed, however often it is tried; the case tells how."""

from .conftest import configure
from .conftest import CONTENT
from .conftest import SECRET
from egov.policy import calls
from egov.policy import journal
from egov.policy.calls import sending
from egov.policy.core.errors import StateConflict
from egov.policy.jobs.model import MAX_FAULTS
from hashlib import sha256
from plone import api
from threading import Event

import hmac
import json
import pytest
import transaction


def only(case):
    (delivery,) = calls.deliveries(case)
    return delivery


def test_the_receiver_gets_canonical_json_and_can_tell_who_sent_it(asked, work, catcher):
    _case, id = asked
    assert work()
    ((path, headers, body),) = catcher.received
    assert path == "/cases?from=egov"
    assert json.loads(body) == {**CONTENT, "id": id}
    assert body.startswith(b'{"case":"RES-')
    signed = f"{headers['Egov-Timestamp']}.".encode() + body
    expected = hmac.new(SECRET.encode(), signed, sha256).hexdigest()
    assert headers["Egov-Signature"] == f"v1={expected}"
    assert headers["Idempotency-Key"] == id
    assert headers["Content-Type"] == "application/json"


def test_what_is_delivered_is_logged_and_no_longer_kept(asked, work, catcher):
    case, _id = asked
    work()
    delivery = only(case)
    assert (delivery.state, delivery.status, delivery.attempts) == ("delivered", 200, 1)
    assert delivery.body == ""
    assert delivery.sha256 == sha256(catcher.received[0][2]).hexdigest()
    actions = [entry.action for entry in journal.entries(case)]
    assert actions[-2:] == ["call_asked", "call_delivered"]
    assert "Niyonkuru" not in str([entry.data for entry in journal.entries(case)])


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_receiver_that_cannot_now_is_asked_again_with_the_same_id(asked, work, catcher, status):
    case, _id = asked
    catcher.answers = [status, status]
    work()
    waiting = only(case)
    assert (waiting.state, waiting.attempts) == ("waiting", 1)
    assert str(status) in waiting.error
    assert waiting.next_on
    work()
    work()
    assert (only(case).state, only(case).attempts) == ("delivered", 3)
    keys = {headers["Idempotency-Key"] for _path, headers, _body in catcher.received}
    assert len(keys) == 1
    assert not work()


@pytest.mark.parametrize("status", [301, 307, 400, 403, 404])
def test_a_receiver_that_refuses_makes_it_fail_and_it_can_be_sent_again(
    asked, work, catcher, status
):
    case, id = asked
    catcher.answers = [status] * MAX_FAULTS
    while work():
        pass
    assert (only(case).state, only(case).attempts) == ("failed", MAX_FAULTS)
    assert str(status) in only(case).error
    assert {path for path, _headers, _body in catcher.received} == {"/cases?from=egov"}
    calls.retry(case, id)
    transaction.commit()
    work()
    assert only(case).state == "delivered"
    with pytest.raises(StateConflict, match="not_failed"):
        calls.retry(case, id)


def test_a_certificate_that_is_not_trusted_is_no_receiver(asked, work, catcher, monkeypatch):
    case, _id = asked
    monkeypatch.delenv("SSL_CERT_FILE")
    work()
    assert "CERTIFICATE_VERIFY_FAILED" in only(case).error
    assert catcher.received == []


def test_a_certificate_of_another_name_is_no_receiver(asked, work, catcher, address):
    case, _id = asked
    configure(address.replace("localhost", "127.0.0.1"))
    work()
    assert "CERTIFICATE_VERIFY_FAILED" in only(case).error
    assert catcher.received == []


def test_a_private_address_is_not_called_unless_its_network_is_allowed(
    asked, work, catcher, address
):
    case, _id = asked
    configure(address, networks=["10.0.0.0/8"])
    work()
    assert "not public" in only(case).error
    assert catcher.received == []


def test_it_waits_for_an_address_and_for_a_secret(asked, work, secret, address, catcher):
    case, _id = asked
    secret.write_text("short")
    work()
    assert "calls/register.secret" in only(case).error
    secret.write_text(SECRET)
    configure(address.replace("localhost", "unknown.invalid"))
    work()
    assert "has no address" in only(case).error
    configure(address)
    work()
    assert only(case).state == "delivered"


def test_what_left_the_settings_waits(asked, work):
    case, _id = asked
    api.portal.set_registry_record("egov.policy.calls.endpoints", [])
    transaction.commit()
    work()
    assert "name no address" in only(case).error


def test_an_answer_without_end_is_not_read_to_its_end(asked, work, catcher):
    case, _id = asked
    catcher.body = bytes(10**6)
    work()
    assert only(case).state == "delivered"


def test_a_receiver_that_speaks_for_ever_is_broken_off(asked, work, catcher, monkeypatch):
    over = Event()

    def drip(handler):
        while not over.wait(0.05):
            handler.wfile.write(b"H")

    case, _id = asked
    catcher.answers = [drip]
    monkeypatch.setattr(sending, "SECONDS_IN_ALL", 1)
    work()
    over.set()
    assert "cannot be reached" in only(case).error

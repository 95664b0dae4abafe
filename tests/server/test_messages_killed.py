"""kill -9 while a gateway has an SMS and has not answered: nobody is told twice.

A real server, a real gateway on this machine.  What the gateway does not know again waits
for a person; what it does is sent again under the same key.
"""

from egov.policy.commands.office import Office
from threading import Event

import json
import pytest
import time


PATIENCE = 90
"""Seconds after which what does not come is a failure."""

COMPLAINT = {
    "topic": "water",
    "what_happened": "Le robinet public ne coule plus.",
    "complainant": {"surname": "Nkurunziza", "phone": "+25779123456"},
    "agreement": True,
}

pytestmark = pytest.mark.server


def configure(server, catcher, key):
    """Set the gateway; SMS leave at any hour."""
    manager = Office(server.url, "admin", server.passwords()["admin"])
    settings = {
        "messages.sms_address": f"https://localhost:{catcher.server_port}/",
        "messages.sms_idempotency": key,
        "messages.quiet_until": "20:00",
        "calls.networks": ["127.0.0.0/8", "::1/128"],
    }
    body = {f"egov.policy.{name}": value for name, value in settings.items()}
    manager.session.patch(f"{server.url}/@registry", json=body).raise_for_status()


def until(found):
    """What a question answers at last."""
    end = time.monotonic() + PATIENCE
    while not (value := found()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return value


@pytest.mark.parametrize(
    ("key", "state", "requests"), [("", "uncertain", 1), ("Idempotency-Key", "sent", 2)]
)
def test_a_server_that_is_killed_while_it_sends(
    new_server, catcher, certificate, key, state, requests
):
    server = new_server(SSL_CERT_FILE=str(certificate))
    configure(server, catcher, key)
    dead = Event()
    catcher.answers = [lambda handler: dead.wait(PATIENCE)]
    clerk = Office(server.url, "agent.bwiza", server.passwords()["agent.bwiza"])
    case = clerk.post("@cases", {"procedure": "plainte", "unit": "bwiza", "fields": COMPLAINT})
    clerk.decide(case["@id"], "submit")
    until(lambda: catcher.received)
    server.kill()
    dead.set()
    server.start()

    def ended():
        (letter,) = clerk.get(f"{case['@id']}/@messages")["items"]
        return letter if letter["state"] not in ("waiting", "held") else None

    assert until(ended)["state"] == state
    assert len(catcher.received) == requests
    assert len({json.loads(body)["id"] for _path, _headers, body in catcher.received}) == 1

"""``@bundles``, ``@procedures/<id>/bundle`` and ``@trusted-keys``."""

from base64 import b64decode
from base64 import b64encode
from egov.policy import procedures
from egov.policy.core import exchange
from egov.policy.core.exchange import open_bundle
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import transaction


ID = "attestation-vie"


@pytest.fixture
def manager(http):
    session = http()
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return session


def fetch(http, address=f"@procedures/{ID}/bundle"):
    answer = http("fonctionnel").get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def unsigned(data):
    bundle = open_bundle(data)
    return exchange.as_bytes(exchange.pack(bundle.procedures, bundle.templates, bundle.release))


def encoded(data):
    return {"data": b64encode(data).decode()}


def test_one_procedure_and_several_are_given_as_files(http):
    found = fetch(http)
    assert (found["filename"], found["content-type"]) == (f"{ID}.zip", "application/zip")
    data = b64decode(found["data"])
    assert exchange.digest(data) == found["sha256"]
    assert [item.id for item in open_bundle(data).procedures] == [ID]
    assert fetch(http, f"@procedures/{ID}/bundle?version=1")["data"] == found["data"]
    several = fetch(http, f"@bundles?procedures=plainte,{ID}:1")
    assert [it.id for it in open_bundle(b64decode(several["data"])).procedures] == [ID, "plainte"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("@procedures/nothing/bundle", 404),
        (f"@procedures/{ID}/bundle?version=9", 404),
        (f"@procedures/{ID}/bundle?version=x", 400),
        (f"@procedures/{ID}/bundle?version=1&version=2", 400),
        ("@bundles", 400),
        ("@bundles?procedures=nothing", 404),
        ("@bundles?procedures=../x", 400),
    ],
)
def test_what_cannot_be_given_is_told(http, address, status):
    assert http("fonctionnel").get(address).status_code == status


def test_a_look_tells_what_it_would_mean_and_changes_nothing(http):
    answer = http("fonctionnel").post("@bundles", json={"bundle": fetch(http)})
    assert answer.status_code == 200
    told = answer.json()
    assert (told["trusted"], told["signer"]["trust"]) == (True, "own")
    (found,) = told["procedures"]
    assert (found["id"], found["version"], found["arrival"]) == (ID, 1, "same")
    assert found["findings"] == [] and found["lacking"] == {}
    assert [item["standing"] for item in told["templates"]] == ["same"]


def test_it_is_taken_in(http, functional_portal):
    sent = fetch(http)
    procedures.withdraw(ID)
    transaction.commit()
    body = {"bundle": sent, "as": "published", "reason": "La loi a changé"}
    answer = http("fonctionnel").post("@bundles", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"procedures": [ID], "templates": [], "kept": []}
    assert fetch(http)["data"] == sent["data"]


def test_whose_bundle_nobody_trusts_is_taken_in_by_the_manager_only(
    http, functional_portal, manager
):
    sent = encoded(unsigned(b64decode(fetch(http)["data"])))
    procedures.withdraw(ID)
    transaction.commit()
    body = {"bundle": sent, "as": "published", "reason": "La loi a changé"}
    refused = http("fonctionnel").post("@bundles", json=body)
    assert refused.status_code == 400
    assert refused.json()["problems"][0]["code"] == "unsigned"
    assert http("fonctionnel").get(f"@procedures/{ID}").status_code == 404
    assert manager.post("@bundles", json=body).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"bundle": "text"}, 400),
        ({"bundle": {"data": 5}}, 400),
        ({"bundle": {"data": "*"}}, 400),
        ({"bundle": encoded(b"no bundle")}, 400),
        ({"other": 1}, 400),
    ],
)
def test_what_is_no_bundle_is_refused(http, body, status):
    assert http("fonctionnel").post("@bundles", json=body).status_code == status


@pytest.mark.parametrize(
    "more", [{"as": "x"}, {"as": 1}, {"procedures": "x"}, {"procedures": [1], "as": "drafts"}]
)
def test_what_is_asked_wrongly_is_refused(http, more):
    body = {"bundle": fetch(http), **more}
    assert http("fonctionnel").post("@bundles", json=body).status_code == 400


def test_a_conflict_is_409(http, functional_portal):
    bundle = open_bundle(b64decode(fetch(http)["data"]))
    text = procedures.text_to_edit(ID).replace("Attestation de vie", "Autre titre")
    procedures.publish(text, "x.yaml", "tester", "a reason")
    transaction.commit()
    (one,) = bundle.procedures
    body = {"bundle": encoded(exchange.as_bytes(bundle)), "as": "published", "reason": "x"}
    assert http("fonctionnel").post("@bundles", json=body).json()["procedures"] == []
    later = open_bundle(b64decode(fetch(http)["data"]))
    procedures.withdraw(ID)
    procedures.publish(one.source.text.replace("version: 1", "version: 2"), "x.yaml", "t", "r")
    transaction.commit()
    body["bundle"] = encoded(exchange.as_bytes(later))
    answer = http("fonctionnel").post("@bundles", json=body)
    assert answer.status_code == 409
    assert "projet" in answer.json()["message"]


def test_keys_are_told_trusted_and_trusted_no_longer(http, manager):
    told = http("fonctionnel").get("@trusted-keys").json()
    assert told["items"] == [] and len(told["own"]["fingerprint"].split()) == 8
    key = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="
    pem = f"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n"
    body = {"name": "Ministère", "key": pem}
    assert http("fonctionnel").post("@trusted-keys", json=body).status_code == 401
    answer = manager.post("@trusted-keys", json=body)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    (known,) = http("fonctionnel").get("@trusted-keys").json()["items"]
    assert known == made
    again = manager.post("@trusted-keys", json=body)
    assert again.json()["problems"][0]["code"] == "duplicate"
    address = f"@trusted-keys/{made['fingerprint'].replace(' ', '')}"
    assert http("fonctionnel").delete(address).status_code == 401
    assert manager.delete(address).status_code == 204
    assert manager.delete(address).status_code == 400
    assert http("fonctionnel").get("@trusted-keys").json()["items"] == []


def test_only_who_manages_procedures_exchanges_them(http):
    for address in ("@bundles?procedures=plainte", "@trusted-keys", f"@procedures/{ID}/bundle"):
        assert http("agent.bwiza").get(address).status_code == 401
        assert http().get(address).status_code == 401

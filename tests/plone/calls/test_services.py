"""The delivery log over REST."""

from egov.policy import calls
from egov.policy.calls import sending
from egov.policy.calls.errors import CallRefused
from egov.policy.jobs import Unavailable
from egov.policy.jobs.model import MAX_FAULTS
from plone import api

import pytest


@pytest.fixture
def url(asked):
    case, id = asked
    return f"{case.absolute_url()}/@deliveries", id, case


def test_who_works_on_the_case_sees_what_was_called_and_not_what_was_sent(url, work, http):
    address, id, _case = url
    work()
    (item,) = http("agent.bwiza").get(address).json()["items"]
    assert (item["id"], item["endpoint"], item["state"]) == (id, "register", "delivered")
    assert item["status"] == 200
    assert {"body", "job"}.isdisjoint(item)
    assert http("agent.nyakabiga").get(address).status_code == 404


@pytest.mark.parametrize(
    ("trouble", "state", "words"),
    [
        (Unavailable("host tax.internal has no address"), "waiting", "Un nouvel essai"),
        (CallRefused("tax.internal answered 403."), "failed", "L'administrateur technique"),
    ],
)
def test_what_went_wrong_is_told_in_full_to_who_sets_the_addresses_alone(
    url, work, http, monkeypatch, trouble, state, words
):
    address, _id, _case = url

    def fail(*_):
        raise trouble

    monkeypatch.setattr(sending, "post", fail)
    for _ in range(1 if state == "waiting" else MAX_FAULTS):
        work()
    (item,) = http("agent.bwiza").get(address).json()["items"]
    assert item["state"] == state
    assert "tax.internal" not in str(item)
    assert words in item["error"]
    api.user.create(username="technicien", email="t@example.org")
    api.user.grant_roles(username="technicien", roles=["Manager"])
    (item,) = http("technicien").get(address).json()["items"]
    assert "tax.internal" in item["error"]


def test_a_failed_call_is_sent_again_on_demand(url, work, http):
    address, id, case = url
    clerk = http("agent.bwiza")
    assert clerk.post(f"{address}/{id}/retry").status_code == 409
    assert clerk.post(f"{address}/unknown/retry").status_code == 404
    assert clerk.post(address).status_code == 400

    def refuse(*_):
        raise CallRefused("no")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sending, "post", refuse)
        while work():
            pass
    assert clerk.post(f"{address}/{id}/retry").status_code == 204
    work()
    assert calls.deliveries(case)[0].state == "delivered"

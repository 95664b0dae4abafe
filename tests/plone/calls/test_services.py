"""The delivery log over REST."""

from egov.policy import calls
from egov.policy.calls import sending
from egov.policy.calls.errors import CallRefused

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

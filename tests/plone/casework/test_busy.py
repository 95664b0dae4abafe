"""A request that loses every race is told to come again."""

from egov.policy.casework.services import cases as service
from ZODB.POSException import ConflictError

import pytest


REQUEST = {"procedure": "attestation-residence", "unit": "bwiza"}


@pytest.fixture
def losing(monkeypatch):
    """``losing(3)``: so many times somebody else was faster; returns the list of attempts."""

    def losing(times: int) -> list:
        attempts, open_case = [], service.open_case

        def contested(*given):
            attempts.append(given)
            if len(attempts) <= times:
                raise ConflictError("somebody else was faster")
            return open_case(*given)

        monkeypatch.setattr(service, "open_case", contested)
        return attempts

    return losing


def test_a_lost_race_is_run_again_unseen(http, losing):
    attempts = losing(3)
    assert http("agent.bwiza").post("@cases", json=REQUEST).status_code == 201
    assert len(attempts) == 4


def test_who_loses_every_race_is_asked_to_come_again(http, losing):
    losing(99)
    clerk = http("agent.bwiza")
    answer = clerk.post("@cases", json=REQUEST)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert answer.json()["type"] == "Busy"
    assert answer.json()["message"]
    assert clerk.get("@cases").json()["items_total"] == 0

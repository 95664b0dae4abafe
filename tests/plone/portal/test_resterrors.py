"""A failure over REST tells nothing of the inside, and no trace to anybody."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest


@pytest.fixture
def failing(functional_portal, monkeypatch):
    """A service that breaks."""
    from egov.policy.documents.services.verify import VerifyGet

    def fail(self):
        raise ValueError("/srv/secret detail")

    monkeypatch.setattr(VerifyGet, "reply", fail)
    return "@verify/AAAA"


@pytest.mark.parametrize("user", ["", "agent.bwiza"])
def test_a_failure_over_rest_is_told_in_neutral_words(http, failing, user):
    answer = http(user).get(failing)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "ValueError" not in answer.text
    assert answer.json()["message"]


def test_the_manager_reads_what_broke_but_no_trace(http, failing):
    manager = http()
    manager.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    answer = manager.get(failing)
    assert answer.status_code == 500
    assert "secret detail" in answer.json()["message"]
    assert "traceback" not in answer.json()


def test_an_error_of_the_caller_is_still_told(http):
    answer = http("agent.bwiza").get("@cases?b_start=x")
    assert answer.status_code == 400
    assert "b_start" in answer.json()["message"]

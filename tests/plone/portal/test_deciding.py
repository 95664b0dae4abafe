"""What stands around a decision: why the case came here, who has it, what it waits for."""

from egov.policy import clock
from egov.policy import people

import pytest
import transaction


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


@pytest.fixture
def signed_url(filed_url, perform):
    """A case whose certificate is being prepared."""
    perform(filed_url, "agent.bwiza", "approve")
    perform(filed_url, "chef.bwiza", "sign")
    return filed_url


def test_who_completes_a_request_reads_who_sent_it_back_and_why(clerk, filed_url, perform):
    assert clerk.get(filed_url).all(".decision > .inset, .decision .inset") == []
    perform(filed_url, "agent.bwiza", "return_for_completion", "La carte est illisible.")
    page = clerk.get(filed_url)
    assert "La carte est illisible." in page.text(".decision .inset")
    assert "Nadine Niyonzima" in page.text(".decision .inset")
    assert page.one("#papers > details").get("open") is not None


def test_what_a_colleague_has_taken_is_not_offered(browse, clerk, filed_url):
    transaction.begin()
    people.assign("agent.nyakabiga", "clerk", "bwiza", clock.today())
    transaction.commit()
    clerk.post(f"{filed_url}/@@claim")
    page = browse("agent.nyakabiga").get(filed_url)
    assert page.text(".decision h2") == "Prise par Nadine Niyonzima"
    assert page.all(".decision form") == []


def test_a_page_that_waits_for_a_document_reloads_and_says_so(clerk, signed_url):
    page = clerk.get(signed_url)
    assert page.one("noscript meta[http-equiv=refresh]").get("content") == "5"
    assert page.one("[data-reload]").get("data-reload") == "5"
    assert "Cette page se recharge d'elle-même." in page.text("#issued")
    assert page.one("input[value=hand_over]").get("disabled") is not None
    assert "pas encore possible" in page.text(".decision")
    refused = clerk.post(f"{signed_url}/@@case", {"transition": "hand_over"})
    assert refused.all("[http-equiv=refresh]") == refused.all("[data-reload]") == []


def test_a_page_that_waits_for_nothing_stays(clerk, filed_url):
    page = clerk.get(filed_url)
    assert page.all("[http-equiv=refresh]") == page.all("[data-reload]") == []


def test_a_decision_that_cannot_come_any_more_is_not_offered(browse, clerk, signed_url):
    head = browse("administrateur")
    document = head.get(signed_url).one("input[name=document]").get("value")
    sent = {"document": document, "reason": "Faux témoins."}
    assert head.post(f"{signed_url}/@@revoke", sent).location == f"{signed_url}#issued"
    page = clerk.get(signed_url)
    assert page.one(".decision [name=transition]").get("value") == "prepare_again"

"""The journal of a case over REST, for those who may see the case."""

from egov.policy import casework
from egov.policy import journal

import pytest
import transaction


@pytest.fixture
def address(functional_portal, as_user):
    """The address of a case with an opening and 29 notes in its journal."""
    with as_user(functional_portal, "agent.bwiza"):
        case = casework.open_case("attestation-residence", "bwiza", {"surname": "Niyonzima"})
        for number in range(1, 30):
            journal.record(case, "noted", number=number)
    transaction.commit()
    return case.absolute_url()


def seqs(answer):
    return [item["seq"] for item in answer["items"]]


def test_the_journal_tells_who_did_what_and_leads_to_its_head(http, address):
    answer = http("agent.bwiza").get(f"{address}/@journal?b_size=100").json()
    assert answer["@id"] == f"{address}/@journal"
    assert answer["items_total"] == answer["head"]["size"] == 30
    assert len(answer["head"]["hash"]) == 64
    first, *_, last = answer["items"]
    assert (first["action"], first["actor"]) == ("opened", "agent.bwiza")
    assert last["data"] == {"number": 29}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", range(25)),
        ("b_start=28&b_size=5", (28, 29)),
        ("b_size=2&newest_first=1", (29, 28)),
    ],
)
def test_the_journal_comes_in_batches(http, address, query, expected):
    answer = http("agent.bwiza").get(f"{address}/@journal?{query}").json()
    assert seqs(answer) == list(expected)


@pytest.mark.parametrize("query", ["b_start=-1", "b_size=many"])
def test_a_batch_that_cannot_be_is_refused(http, address, query):
    assert http("agent.bwiza").get(f"{address}/@journal?{query}").status_code == 400


@pytest.mark.parametrize(("person", "status"), [("", 401), ("agent.nyakabiga", 404)])
def test_who_may_not_see_the_case_does_not_see_its_journal(http, address, person, status):
    assert http(person).get(f"{address}/@journal").status_code == status


def test_only_cases_have_a_journal(http, functional_portal):
    answer = http("agent.bwiza").get(f"{functional_portal.absolute_url()}/@journal")
    assert answer.status_code == 404

"""People at work at the same moment, on a real server with four threads.

ZODB lets one of two writers through and sends the other through the request
again; what that one is told then is judged here, and that no answer is a
failure of ours.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from egov.policy import clock
from egov.policy.commands.demo import ANSWERS
from egov.policy.commands.office import Office
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
import requests


ROUNDS = 15

NAMES = {"agent.bwiza": "Nadine Niyonzima", "agent.nyakabiga": "Divine Iradukunda"}

CLERKS = tuple(NAMES)
"""Both are clerks of Bwiza here."""

REQUEST = {
    "procedure": "attestation-residence",
    "unit": "bwiza",
    "fields": {**ANSWERS, "has_identity_card": False},
}
"""Without a card, which would have to be handed in."""

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def office(shared_server) -> Callable[[str], Office]:
    """``office("agent.bwiza")``: a session; two people are clerks of Bwiza."""
    passwords = shared_server.passwords()

    def session(user: str) -> Office:
        return Office(shared_server.url, user, passwords[user])

    post = {"user": CLERKS[1], "function": "clerk", "unit": "bwiza"}
    session("fonctionnel").post("@assignments", {**post, "start": clock.today().isoformat()})
    return session


def _at_once(*calls: Callable[[], requests.Response]) -> list[requests.Response]:
    """Send all at the same moment; the answers in the order of the calls."""
    barrier = Barrier(len(calls))

    def send(call):
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(send, calls))


def _filed(clerk: Office, surname: str = "Niyonkuru") -> dict:
    body = {**REQUEST, "fields": {**REQUEST["fields"], "surname": surname}}
    return clerk.decide(clerk.post("@cases", body)["@id"], "submit")


def _decisions(clerk: Office, case: str) -> list[str]:
    entries = clerk.get(f"{case}/@journal", b_size=100)["items"]
    return [entry["data"].get("transition", entry["action"]) for entry in entries]


def _send(clerk: Office, address: str, body: dict | None = None) -> requests.Response:
    return clerk.session.post(address, json=body or {}, timeout=60)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_who_decide_at_once_one_wins_and_the_other_learns_who(office, _round):
    clerks = [office(user) for user in CLERKS]
    case = _filed(clerks[0])["@id"]
    answers = _at_once(*(partial(_send, clerk, f"{case}/@workflow/approve") for clerk in clerks))
    assert sorted(answer.status_code for answer in answers) == [200, 409], [a.text for a in answers]
    winner = next(number for number, answer in enumerate(answers) if answer.ok)
    refusal = answers[1 - winner].json()
    assert (refusal["by"], refusal["state"]) == (CLERKS[winner], "signature")
    assert NAMES[CLERKS[winner]] in refusal["message"]
    assert _decisions(clerks[0], case) == ["opened", "submit", "approve"]


@pytest.mark.parametrize("_round", range(5))
def test_opposite_decisions_at_once_are_one_decision(office, _round):
    clerks = [office(user) for user in CLERKS]
    case = _filed(clerks[0])["@id"]
    answers = _at_once(
        partial(_send, clerks[0], f"{case}/@workflow/approve"),
        partial(_send, clerks[1], f"{case}/@workflow/refuse", {"comment": "Ne réside pas ici."}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409], [a.text for a in answers]
    taken = "approve" if answers[0].ok else "refuse"
    assert taken in _decisions(clerks[0], case)
    assert len([step for step in _decisions(clerks[0], case) if step in ("approve", "refuse")]) == 1


@pytest.mark.parametrize("_round", range(5))
def test_a_task_is_claimed_by_one(office, _round):
    clerks = [office(user) for user in CLERKS]
    task = _filed(clerks[0])["tasks"][-1]["@id"]
    answers = _at_once(*(partial(_send, clerk, f"{task}/claim") for clerk in clerks))
    assert sorted(answer.status_code for answer in answers) == [200, 409], [a.text for a in answers]
    winner = next(number for number, answer in enumerate(answers) if answer.ok)
    assert answers[winner].json()["claimed_by"] == CLERKS[winner]
    assert answers[1 - winner].json()["by"] == CLERKS[winner]


def test_numbers_of_a_busy_register_have_no_gap_and_no_double(office):
    def file_some(number: int) -> list[str]:
        clerk = office(CLERKS[number % 2])
        return [_filed(clerk, f"Nom{number}x{turn}")["reference"] for turn in range(5)]

    before = office(CLERKS[0]).get("@cases", phase="open", b_size=1)["items_total"]
    before += office(CLERKS[0]).get("@cases", phase="final", b_size=1)["items_total"]
    with ThreadPoolExecutor(4) as threads:
        found = [number for numbers in threads.map(file_some, range(4)) for number in numbers]
    assert Counter(found).most_common(1)[0][1] == 1
    taken = sorted(int(reference.rsplit("-", 1)[1]) for reference in found)
    assert taken == list(range(before + 1, before + 21))


@pytest.mark.parametrize("_round", range(5))
def test_the_same_request_twice_at_once_opens_one_case(office, _round):
    clerk, key = office(CLERKS[0]), uuid4().hex
    sessions = [office(CLERKS[0]) for _ in range(2)]
    for session in sessions:
        session.session.headers["Idempotency-Key"] = key
    before = clerk.get("@cases", b_size=1)["items_total"]
    address = f"{clerk.url}/@cases"
    answers = _at_once(*(partial(_send, session, address, REQUEST) for session in sessions))
    assert [answer.status_code for answer in answers] == [201, 201], [a.text for a in answers]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert clerk.get("@cases", b_size=1)["items_total"] == before + 1


def test_answers_changed_by_two_at_once_are_those_of_one(office):
    clerks = [office(user) for user in CLERKS]
    case = clerks[0].post("@cases", REQUEST)["@id"]
    names = ["Bukuru", "Ndikumana"]
    answers = _at_once(
        *(
            partial(clerk.session.patch, case, json={"fields": {"surname": name}}, timeout=60)
            for clerk, name in zip(clerks, names, strict=True)
        )
    )
    assert {answer.status_code for answer in answers} == {204}
    assert clerks[0].get(case)["fields"]["surname"] in names
    assert _decisions(clerks[0], case) == ["opened", "fields_changed", "fields_changed"]

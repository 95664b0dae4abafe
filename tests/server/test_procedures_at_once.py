"""Administrators of procedures at work at the same moment, on a real server with four threads.

Of two who save, publish or take a procedure out of use at once, one does; the other is told.
"""

from concurrent.futures import ThreadPoolExecutor
from egov.policy.commands.office import Office
from functools import partial
from threading import Barrier

import pytest


pytestmark = pytest.mark.server

ROUNDS = 5

ID = "plainte"


@pytest.fixture(scope="module")
def administrators(shared_server) -> list[Office]:
    """Two sessions of whoever manages procedures."""
    password = shared_server.passwords()["fonctionnel"]
    return [Office(shared_server.url, "fonctionnel", password) for _ in range(2)]


def at_once(*calls):
    """Statuses of requests that are sent at the same moment, in their order; answers beside."""
    barrier = Barrier(len(calls))

    def send(call):
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        answers = list(threads.map(send, calls))
    return sorted(answer.status_code for answer in answers), answers


def sent(administrator, method, path, body):
    address = f"{administrator.url}/@procedures/{ID}{path}"
    return partial(administrator.session.request, method, address, json=body, timeout=60)


def definition(administrator, number):
    """The procedure in force as the text of another version."""
    known = administrator.get(f"@procedures/{ID}")["definition"]
    return {**known, "version": number}


def begun(administrator):
    """The stamp of a draft of the next version, and its number."""
    newest = administrator.get(f"@procedures/{ID}/versions")["items"][0]["version"]
    body = {"definition": definition(administrator, newest + 1)}
    answer = sent(administrator, "PUT", "", body)()
    assert answer.status_code == 200, answer.text
    return answer.json()["stamp"], newest + 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_who_save_at_once_one_does_and_one_publishes(administrators, _round):
    one, other = administrators
    stamp, number = begun(one)
    text = definition(one, number)
    both = (
        sent(person, "PUT", "", {"definition": text, "stamp": stamp}) for person in (one, other)
    )
    statuses, answers = at_once(*both)
    assert statuses == [200, 409], [answer.text for answer in answers]
    told = next(answer.json() for answer in answers if answer.status_code == 409)
    kept = next(answer.json() for answer in answers if answer.status_code == 200)
    assert told["by"] == "fonctionnel"
    body = {"stamp": kept["stamp"], "reason": "La loi a changé"}
    statuses, answers = at_once(*(sent(p, "POST", "/publish", body) for p in (one, other)))
    assert statuses == [201, 409], [answer.text for answer in answers]
    versions = one.get(f"@procedures/{ID}/versions")["items"]
    assert [item["version"] for item in versions][:2] == [number, number - 1]
    assert versions[0]["in_force"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_of_two_who_retire_at_once_one_does_and_one_brings_back(administrators, _round):
    one, other = administrators
    newest = one.get(f"@procedures/{ID}/versions")["items"][0]["version"]
    body = {"reason": "Supprimée"}
    statuses, answers = at_once(*(sent(p, "POST", "/retire", body) for p in (one, other)))
    assert statuses == [204, 409], [answer.text for answer in answers]
    body = {"version": newest, "reason": "Rétablie"}
    statuses, answers = at_once(*(sent(p, "POST", "/restore", body) for p in (one, other)))
    # The second brings it back once more, or finds the first version in force no longer.
    assert statuses in ([201, 201], [201, 409]), [answer.text for answer in answers]
    versions = one.get(f"@procedures/{ID}/versions")["items"]
    assert sum(item["in_force"] for item in versions) == 1
    assert versions[0]["in_force"]

"""Acts on a real server: two registrars at the same moment, and kill -9 while acts are entered."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from egov.policy import clock
from egov.policy.commands.office import Office
from threading import Barrier

import pytest
import requests
import time


pytestmark = pytest.mark.server

CHILDREN = {
    "Aline": "Ba",
    "Bosco": "Cedo",
    "Divine": "Figu",
    "Pacifique": "Hojak",
    "Odette": "Lumon",
    "Gaspard": "Pirat",
    "Léonidas": "Suvex",
    "Béatrice": "Zabuz",
}
"""Given names and surnames: no two are taken for one another."""

BIRTH = {
    "sex": "F",
    "place_kind": "other",
    "birth_place": "BI-QT-02-09-02-01",
    "birth_type": "single",
    "mother_unavailable": True,
    "father_unavailable": True,
    "declarant_is": "attendant",
    "declarant": {"surname": "Irakoze", "identity": {"kind": "passport", "number": "OP 1"}},
    "witnesses": [{"name": "Désiré", "card": "531.1"}, {"name": "Claudine", "card": "531.2"}],
}


@pytest.fixture
def server(new_server):
    """A server that may be killed."""
    return new_server()


def person(server, user) -> Office:
    return Office(server.url, user, server.passwords()[user])


def declared(clerk) -> list[str]:
    """Births that wait for the registrar: addresses of their cases."""
    return [_declared(clerk, child) for child in CHILDREN]


def _declared(clerk, child) -> str:
    born = (clock.today() - timedelta(days=1)).isoformat()
    named = {"child_given_names": child, "child_name": CHILDREN[child], "birth_date": born}
    body = {"procedure": "declaration-naissance", "unit": "mukaza", "fields": {**BIRTH, **named}}
    case = clerk.post("@cases", body)["@id"]
    clerk.decide(case, "submit")
    clerk.decide(case, "check")
    return case


def at_once(registrars, cases) -> None:
    """Let each registrar enter an act at the same moment."""
    barrier = Barrier(len(registrars))

    def enter(registrar, case):
        barrier.wait()
        registrar.decide(case, "register")

    with ThreadPoolExecutor(len(registrars)) as threads:
        list(threads.map(enter, registrars, cases))


def enter_until_it_dies(registrar, cases) -> list[str]:
    """Those whose act was promised before the server died."""
    done = []
    for case in cases:
        try:
            registrar.decide(case, "register")
        except requests.RequestException:
            break
        done.append(case)
    return done


def numbers(registrar, cases) -> list[int | None]:
    acts = (registrar.get(case)["act"] for case in cases)
    return [act["number"] if act else None for act in acts]


def who_was_shown_an_act_is_known(server, year):
    curious, act = person(server, "agent.mukaza"), f"@registers/births/mukaza/{year}/3"
    curious.get(act)
    server.kill()
    server.start()
    person(server, "archiviste").get(act)
    told = server.run("consultations", "births", "mukaza", str(year), "3").stdout.splitlines()
    assert [line.split()[1] for line in told] == ["agent.mukaza", "archiviste"]
    assert server.run("consultations", "--by", "gouverneur").stdout == ""


def test_acts_have_no_gap_and_no_double_whatever_happens(server):
    cases = declared(person(server, "agent.mukaza"))
    registrars = [person(server, "etatcivil") for _ in range(2)]
    for pair in (cases[:2], cases[2:4]):
        at_once(registrars, pair)
    assert sorted(numbers(registrars[0], cases[:4])) == [1, 2, 3, 4]

    with ThreadPoolExecutor(1) as threads:
        entering = threads.submit(enter_until_it_dies, registrars[0], cases[4:])
        time.sleep(0.5)
        server.kill()
        promised = entering.result()
    server.start()

    registrar = person(server, "etatcivil")
    assert None not in numbers(registrar, promised)
    for case in cases[4:]:
        if registrar.get(case)["act"] is None:
            registrar.decide(case, "register")
    assert sorted(numbers(registrar, cases)) == list(range(1, 9))
    year = clock.today().year
    book = registrar.get(f"@registers/births/mukaza/{year}/verify")
    assert (book["ok"], book["acts"], book["faults"]) == (True, 8, [])
    who_was_shown_an_act_is_known(server, year)
    server.stop()
    verified = server.run("verify-journal")
    assert verified.returncode == 0, verified.stdout + verified.stderr

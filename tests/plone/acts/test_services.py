"""``@registers``: for the clerk, the registrar and the archivist; for others there is none."""

from datetime import date
from egov.policy import people

import pytest
import transaction


BOOK = "@registers/births/mukaza/2026"


@pytest.fixture
def entered(functional_portal, enter_birth):
    """Two acts."""
    enter_birth()
    case = enter_birth(child_name="Ndayizeye", child_given_names="Jean")
    transaction.commit()
    return case


def test_books_are_listed(entered, http):
    answer = http("etatcivil").get("@registers").json()
    (item,) = answer["items"]
    assert answer["items_total"] == 1
    assert item.pop("@id").endswith(f"/{BOOK}")
    assert item.pop("chain")["size"] == 2
    assert item == {
        "kind": "acts",
        "register": "births",
        "title": {"fr": "Registre des naissances", "en": "Register of births"},
        "unit": "mukaza",
        "unit_title": "Mukaza",
        "year": 2026,
        "acts": 2,
        "volumes": 1,
    }


def test_acts_are_found_by_name_number_and_year(entered, http):
    session = http("agent.mukaza")
    found = session.get("@registers/births/mukaza?text=jean&year=2026").json()
    (item,) = found["items"]
    assert item.pop("@id").endswith(f"/{BOOK}/2")
    assert item == {
        "year": 2026,
        "number": 2,
        "volume": 1,
        "names": ["Ndayizeye Jean"],
        "day": "2026-02-26",
        "entered_on": "2026-03-02",
    }
    assert session.get("@registers/births/mukaza?year=2025").json()["items_total"] == 0
    assert session.get(f"{BOOK}?text=1").json()["items"][0]["number"] == 1
    page = session.get(f"{BOOK}?b_size=1&b_start=1").json()
    assert ([item["number"] for item in page["items"]], page["items_total"]) == ([1], 2)


def test_an_act_is_read(entered, http):
    act = http("archiviste").get(f"{BOOK}/2").json()
    assert (act["number"], act["volume"], act["names"]) == (2, 1, ["Ndayizeye Jean"])
    assert act["reference"] == entered.reference
    assert {"label": "Prénoms", "text": "Jean"} in act["lines"]
    assert act["answers"]["child_given_names"] == "Jean"
    case = http("agent.mukaza").get(entered.absolute_url()).json()
    assert case["act"] == {"register": "births", "unit": "mukaza", "year": 2026, "number": 2}


@pytest.mark.parametrize("user", ["secretaire", "agent.bwiza", "fonctionnel"])
def test_for_others_there_is_no_register(entered, http, user):
    session = http(user)
    assert session.get("@registers").json()["items"] == []
    for path in ("births/mukaza", "births/mukaza/2026", "births/mukaza/2026/1", "births/nowhere"):
        answer = session.get(f"@registers/{path}")
        assert answer.status_code == 404
        assert "Ndayizeye" not in answer.text
    assert http().get(f"{BOOK}/1").status_code == 401


def test_who_loses_the_function_looks_up_no_more(entered, http):
    assert http("etatcivil").get(BOOK).status_code == 200
    (held,) = people.assignments(user_id="etatcivil")
    people.assign("etatcivil", "mail-clerk", "mukaza", date(2026, 1, 1))
    people.end_assignment(held.id, date(2026, 3, 1))
    transaction.commit()
    assert http("etatcivil").get(BOOK).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "births",
        "births/mukaza/2026/1/2",
        "births/mukaza/2026/3",
        "births/mukaza/2026/0",
        "births/mukaza/2025",
        "births/mukaza/2025/1",
        "births/mukaza/next",
        "births/mukaza/2026/-1",
        "births/mukaza/2026/1e3",
        "births/mukaza/99999999999999999999",
        "baptisms/mukaza",
        "deaths/bwiza",
        "births/nowhere",
    ],
)
def test_what_is_not_there_is_not_found(entered, http, path):
    assert http("archiviste").get(f"@registers/{path}").status_code == 404


@pytest.mark.parametrize("query", ["year=now", "year=-1", "b_start=-1", "text=%00"])
def test_a_bad_question_is_refused(entered, http, query):
    assert http("archiviste").get(f"@registers/births/mukaza?{query}").status_code == 400

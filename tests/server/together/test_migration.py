"""A case is moved to another version while somebody decides: both are done, one after the other."""

from functools import partial

import pytest


pytestmark = pytest.mark.server

ID = "attestation-residence"

PATH = f"@procedures/{ID}/migrations"

MOST_ROUNDS = 50

ANSWERS = {
    "surname": "Niyonkuru",
    "sex": "F",
    "birth_date": "1993-03-12",
    "nationality": "BI",
    "origin": "BI-CO-02-09",
    "residence": "BI-QT-02-09-02-01",
    "witness1_name": "Désiré Bigirimana",
    "witness1_card": "531.0201/11.111",
    "witness2_name": "Claudine Nshimirimana",
    "witness2_card": "531.0201/22.222",
}


@pytest.fixture
def publish(here):
    """``publish()``: in the version in force nothing is sent back for completion.

    Afterwards the first one is in force again.
    """
    office = here("fonctionnel")

    def make():
        data = office.get(f"@procedures/{ID}/1")["definition"]
        newest = office.get(f"@procedures/{ID}/versions")["items"][0]["version"]
        data["version"] = newest + 1
        del data["tests"]
        data.pop("messages", None)
        for name in ("return_for_completion", "resubmit"):
            del data["transitions"][name]
        del data["states"]["completion"]
        for name in ("refuse", "withdraw"):
            data["transitions"][name]["from"] = "verification"
        saved = office.session.put(f"{office.url}/@procedures/{ID}", json={"definition": data})
        said = {"stamp": saved.json()["stamp"], "reason": "La loi a changé"}
        return office.post(f"@procedures/{ID}/publish", said)["version"]

    yield make
    office.post(f"@procedures/{ID}/restore", {"version": 1, "reason": "Comme avant"})


@pytest.fixture
def started(here, beside, publish):
    """``started("submit")``: a case that has come so far, and a migration that was started."""

    office, numbers = here("fonctionnel"), []

    def make(*steps):
        clerk = here("agent.bwiza")
        before = office.get(f"@procedures/{ID}")["version"]
        case = clerk.open(ID, "bwiza", **ANSWERS)
        for step in steps:
            clerk.post(f"{case}/@workflow/{step}", {"comment": "Pourquoi"})
        after = publish()
        body = {"from": before, "to": after, "mapping": {"states": {"completion": "verification"}}}
        number = office.post(PATH, body)["number"]
        office.post(f"{PATH}/{number}/dry-run")
        beside("migrate")
        office.post(f"{PATH}/{number}/start")
        numbers.append(number)
        return case, after

    yield make
    # Cases of other tests are moved as well, and a round ends where jobs wait.
    for number in numbers:
        for _ in range(MOST_ROUNDS):
            if not office.get(f"{PATH}/{number}")["working"]:
                break
            beside("migrate")


def told(desk, case):
    """What was done with a case, without what concerns nobody here."""
    actions = [item["action"] for item in desk.journal(case)]
    return [action for action in actions if action in ("migrated", "transition")]


def test_moved_first_the_decision_is_taken_under_the_other_version(
    here, there, meet, beside, started
):
    case, after = started("submit")
    _, decided = meet(
        partial(beside, "migrate"), there("agent.bwiza").will(f"{case}/@workflow/approve")
    )
    assert decided.status_code == 200, decided.text
    clerk = here("agent.bwiza")
    assert clerk.state(case) == "signature"
    assert clerk.get(case)["procedure"]["version"] == after
    assert told(clerk, case) == ["transition", "migrated", "transition"]


def test_decided_first_the_case_is_moved_from_where_it_went(here, there, meet, beside, started):
    case, after = started("submit")
    decided, _ = meet(
        there("agent.bwiza").will(f"{case}/@workflow/approve"), partial(beside, "migrate")
    )
    assert decided.status_code == 200, decided.text
    clerk = here("agent.bwiza")
    assert clerk.state(case) == "signature"
    assert clerk.get(case)["procedure"]["version"] == after
    assert told(clerk, case) == ["transition", "transition", "migrated"]


def test_a_decision_that_is_gone_by_then_is_refused_in_words(here, there, meet, beside, started):
    case, after = started("submit", "return_for_completion")
    _, late = meet(
        partial(beside, "migrate"), there("agent.bwiza").will(f"{case}/@workflow/resubmit")
    )
    assert late.status_code == 400
    assert late.json()["problems"][0]["message"]
    clerk = here("agent.bwiza")
    assert clerk.state(case) == "verification"
    assert clerk.get(case)["procedure"]["version"] == after

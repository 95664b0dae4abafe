"""The queues of the inbox: one's own tasks, the service's, those of others, alerts."""

from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import people

import pytest
import transaction


@pytest.fixture
def later(monkeypatch):
    """``later(days)``: so many days from now."""

    def pass_(days):
        moment = clock.now() + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return pass_


@pytest.fixture
def leave(functional_portal, as_user) -> str:
    """Address of a leave for which the head of zone is asked to be the replacement."""
    start = clock.today() + timedelta(days=10)
    given = {
        "employee": "Nadine Niyonzima",
        "kind": "annual",
        "start": start.isoformat(),
        "end": start.isoformat(),
        "replacement": "chef.bwiza",
    }
    transaction.begin()
    with as_user(functional_portal, "agent.bwiza"):
        case = casework.open_case("conge-agent", "bwiza", given)
        casework.perform(case, "submit")
    transaction.commit()
    return case.absolute_url()


def tabs(browser) -> list[str]:
    return [
        text.rstrip("0123456789 ") for text in browser.get("@@inbox?queue=unit").texts(".tabs a")
    ]


def test_everybody_has_their_tasks_and_their_service(browse):
    assert tabs(browse("agent.bwiza")) == [
        "Mes tâches",
        "Mon service",
        "Toutes les demandes en cours",
    ]


def test_alerts_are_for_who_looks_after_functions(browse):
    assert "Alertes" in tabs(browse("fonctionnel"))
    page = browse("agent.bwiza").get("@@inbox?queue=alerts")
    assert page.text(".tabs [aria-current]").startswith("Mon service")


def test_what_a_person_is_asked_is_among_their_tasks(browse, leave):
    page = browse("chef.bwiza").get("@@inbox")
    assert page.text(".tabs [aria-current]") == "Mes tâches 1"
    row = page.text("tbody tr")
    assert "Accord du remplaçant" in row
    assert "Accepter de remplacer" in row


def test_who_stands_in_for_somebody_has_a_queue_of_their_own(browse, filed_url):
    transaction.begin()
    people.assign(
        "agent.nyakabiga",
        "clerk",
        "bwiza",
        clock.today(),
        clock.today() + timedelta(days=5),
        substitute_for="agent.bwiza",
    )
    transaction.commit()
    browser = browse("agent.nyakabiga")
    assert "Suppléance" in tabs(browser)
    assert browser.get("@@inbox?queue=substitute").one("tbody a").get("href") == filed_url
    browser.post(f"{filed_url}/@@claim")
    assert "à la place de Nadine Niyonzima" in browser.get(filed_url).text("#history")


def test_what_nobody_can_do_is_an_alert_that_names_the_function(browse, filed_url, later):
    transaction.begin()
    for held in people.assignments("agent.bwiza"):
        people.end_assignment(held.id, clock.today())
    transaction.commit()
    later(1)
    page = browse("fonctionnel").get("@@inbox?queue=alerts")
    row = page.text("tbody tr")
    assert "Personne n'exerce cette fonction" in row
    assert "Agent d'accueil, Zone Bwiza" in row
    assert "Niyonkuru" not in page.body
    assert page.all("tbody a") == []


def test_what_is_late_says_so_and_comes_first(browse, filed_url, leave, later):
    later(40)
    rows = browse("agent.bwiza").get("@@inbox?queue=running").texts("tbody tr")
    assert all("En retard" in row for row in rows)


@pytest.mark.parametrize("queue", ["x", "%00", "é" * 300, "mine&queue=unit"])
def test_a_queue_that_is_not_there_is_the_first_one(browse, queue):
    assert browse("agent.bwiza").get(f"@@inbox?queue={queue}").status == 200

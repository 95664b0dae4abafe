"""Tasks, deadlines and queues over REST."""

from .conftest import HEARING
from egov.policy import casework
from egov.policy import clock
from egov.policy import people

import pytest
import transaction


WHEN = "        when: expert != ''\n"


@pytest.fixture
def case(functional_portal, hold_hearing):
    """A committed case on which two heads of the zone vote and one person advises."""
    made = hold_hearing(functional_portal, expert="administrateur")
    transaction.commit()
    return made


@pytest.fixture
def post(http, case):
    """``post("chef.bwiza", "@tasks/vote-2/complete", comment=…)``."""

    def send(user, path, **body):
        return http(user).post(f"{case.absolute_url()}/{path}", json=body)

    return send


def _own(case, user):
    return next(item.id for item in case.open_tasks if user in (item.holder, item.principal[5:]))


def test_a_case_shows_all_that_is_asked_and_by_when(http, case):
    shown = http("chef.bwiza").get(case.absolute_url()).json()
    asked = [(item["task"], item["kind"], item["due"]) for item in shown["tasks"][1:]]
    assert asked == [
        ("vote", "decision", "2026-03-09"),
        ("vote", "decision", "2026-03-09"),
        ("advise", "opinion", "2026-03-05"),
    ]
    assert shown["deadlines"]["answer"]["due"] == "2026-03-16"
    assert (shown["flags"], shown["alerts"], shown["state"]["kind"]) == ([], [], "open")


def test_votes_and_opinions_are_given(post, case):
    assert post("chef.bwiza", f"@tasks/{_own(case, 'chef.bwiza')}/complete").status_code == 200
    path = f"@tasks/{_own(case, 'administrateur')}/opinion"
    answer = post("administrateur", path, outcome="unfavourable", comment="Inondable.")
    assert (answer.json()["outcome"], answer.json()["comment"]) == ("unfavourable", "Inondable.")
    answer = post("agent.nyakabiga", f"@tasks/{_own(case, 'agent.nyakabiga')}/reject")
    assert (answer.status_code, answer.json()["outcome"]) == (200, "rejected")


def test_who_comes_too_late_is_told_where_the_case_is_who_was_faster_and_when(post, case):
    path = f"@tasks/{_own(case, 'chef.bwiza')}/complete"
    assert post("chef.bwiza", path).status_code == 200
    late = post("chef.bwiza", path)
    told = late.json()
    assert (late.status_code, told["state"], told["by"]) == (409, "hearing", "chef.bwiza")
    assert "Jean-Bosco Hakizimana l'a déjà fait, le 2 mars 2026, 10:00" in told["message"]


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("opinion", {}, "outcome"),
        ("opinion", {"outcome": "perhaps"}, "outcome"),
        ("opinion", {"outcome": "done"}, "outcome"),
        ("complete", {}, "outcome"),
    ],
)
def test_an_opinion_is_one_of_three(post, case, path, body, field):
    answer = post("administrateur", f"@tasks/{_own(case, 'administrateur')}/{path}", **body)
    assert answer.status_code == 400
    assert [problem["field"] for problem in answer.json()["problems"]] == [field]


def test_a_task_is_handed_on_and_taken_back(post, case):
    path = f"@tasks/{_own(case, 'chef.bwiza')}"
    answer = post("chef.bwiza", f"{path}/delegate", to="archiviste", comment="En congé.")
    assert (answer.status_code, answer.json()["group"]) == (200, "user:archiviste")
    assert post("chef.bwiza", f"{path}/complete").status_code == 403
    answer = post("administrateur", f"{path}/reassign", to="chef.bwiza")
    assert answer.json()["group"] == "user:chef.bwiza"
    assert post("chef.bwiza", f"{path}/complete").status_code == 200


@pytest.mark.parametrize("verb", ["add", "delegate", "reassign"])
def test_whom_it_is_handed_to_must_be_said_and_be_known(post, case, verb):
    path = f"@tasks/{_own(case, 'chef.bwiza')}/{verb}"
    for body in ({}, {"to": "nobody.at.all"}):
        answer = post("administrateur" if verb == "reassign" else "chef.bwiza", path, **body)
        assert (answer.status_code, answer.json()["problems"][0]["field"]) == (400, "to")


@pytest.mark.parametrize(
    ("verb", "to"),
    [
        ("add", "user:chef.nyakabiga"),
        ("add", "nyakabiga.zone-chief"),
        ("delegate", "chef.nyakabiga"),
        ("reassign", "chef.nyakabiga"),
    ],
)
def test_it_is_not_handed_out_of_the_units_that_deal_with_it(http, post, case, verb, to):
    path = f"@tasks/{_own(case, 'chef.bwiza')}/{verb}"
    answer = post("administrateur" if verb == "reassign" else "chef.bwiza", path, to=to)
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["code"]) == ("to", "may_not_act")
    assert "service concerné" in problem["message"]
    assert http("chef.nyakabiga").get(case.absolute_url()).status_code == 404


def test_a_vote_is_skipped_and_asked_again_with_reasons(post, case):
    path = f"@tasks/{_own(case, 'chef.bwiza')}"
    assert post("administrateur", f"{path}/skip").status_code == 400
    answer = post("administrateur", f"{path}/skip", comment="Hospitalisé.")
    assert answer.json()["outcome"] == "skipped"
    assert post("administrateur", f"{path}/redo", comment="De retour.").status_code == 200
    transaction.begin()
    assert _own(case, "chef.bwiza") != path.split("/")[-1]


def test_a_deadline_is_extended_by_who_may_and_within_its_limit(post, case):
    assert post("agent.bwiza", "@deadlines/answer/extend", amount=1).status_code == 403
    assert post("chef.bwiza", "@deadlines/answer/extend", amount=9).status_code == 400
    assert post("chef.bwiza", "@deadlines/answer/extend", amount="2").status_code == 400
    answer = post("chef.bwiza", "@deadlines/answer/extend", amount=2, comment="Visite.")
    assert answer.json()["answer"]["due"] == "2026-03-18"


def test_unknown_tasks_verbs_and_keys_are_said(post, case):
    assert post("chef.bwiza", "@tasks/vote-9/complete").status_code == 404
    assert post("chef.bwiza", "@tasks/vote-1/burn").status_code == 400
    path = f"@tasks/{_own(case, 'chef.bwiza')}/complete"
    assert post("chef.bwiza", path, verdict="oui").status_code == 400


def test_what_a_decision_asks_is_said_and_taken_over_rest(http, post, case, end, functional_portal):
    for user in ("chef.bwiza", "agent.nyakabiga"):
        end(functional_portal, case, user, "done")
    end(functional_portal, case, "administrateur", "favourable")
    transaction.commit()
    (offered,) = http("administrateur").get(case.absolute_url()).json()["transitions"]
    assert (offered["id"], offered["ask"]) == ("close", ["verdict"])
    answer = post("administrateur", "@workflow/close", fields={"verdict": "Borne déplacée."})
    assert (answer.status_code, answer.json()["state"]["id"]) == (200, "closed")


def test_every_queue_is_counted(http, case):
    counts = http("chef.bwiza").get("@inbox?queue=mine").json()["counts"]
    assert counts == {"mine": 1, "unit": 1, "substitute": 0, "alerts": 0}
    assert set(counts) == set(casework.QUEUES)


def test_stuck_cases_are_told_to_who_is_in_charge_of_their_unit_alone(
    http, functional_portal, hold_hearing
):
    stuck = hold_hearing(functional_portal, HEARING.read_text("utf-8").replace(WHEN, ""))
    people.assign("chef.nyakabiga", "functional-administrator", "nyakabiga", clock.today())
    transaction.commit()
    told = {
        user: http(user).get("@inbox?queue=alerts").json()
        for user in ("fonctionnel", "chef.nyakabiga")
    }
    assert [row["reference"] for row in told["fonctionnel"]["items"]] == [stuck.reference]
    assert (told["chef.nyakabiga"]["items"], told["chef.nyakabiga"]["items_total"]) == ([], 0)
    assert told["chef.nyakabiga"]["counts"]["alerts"] == 0

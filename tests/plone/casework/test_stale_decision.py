"""A decision is about the task that the person saw: after a loop it is another one."""

from .conftest import CHIEFS
from .conftest import HEARING
from egov.policy import casework
from egov.policy.core.errors import StateConflict

import pytest
import transaction


@pytest.fixture
def looped(as_user):
    """``looped(portal, case)``: sent back, presented again; returns the id of the task before."""

    def looped(portal, case) -> str:
        seen = case.open_tasks[0].id
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "return_for_completion", "Il manque un témoin.", task=seen)
            casework.perform(case, "resubmit")
        return seen

    return looped


def test_what_was_seen_before_the_loop_decides_nothing(portal, as_user, filed, looped):
    seen = looped(portal, filed)
    with as_user(portal, "agent.bwiza"):
        with pytest.raises(StateConflict) as caught:
            casework.perform(filed, "approve", task=seen)
        casework.perform(filed, "approve", task=filed.open_tasks[0].id)
    assert (caught.value.reason, caught.value.details["state"]) == ("moved", "verification")


@pytest.mark.parametrize("way", ["@workflow/approve", "@tasks/{task}/complete"])
def test_rest_tells_that_the_case_has_moved_on(functional_portal, http, open_filed, looped, way):
    case = open_filed(functional_portal)
    seen = looped(functional_portal, case)
    transaction.commit()
    clerk, url = http("agent.bwiza"), case.absolute_url()
    body = {"task": seen} if "workflow" in way else {}
    answer = clerk.post(f"{url}/{way.format(task=seen)}", json=body)
    told = answer.json()
    assert (answer.status_code, told["state"]) == (409, "verification")
    assert "Nadine Niyonzima a décidé entre-temps" in told["message"]
    assert "«\xa0À vérifier\xa0»" in told["message"]
    assert told["at"] not in told["message"]
    body = {"task": case.open_tasks[0].id} if body else {}
    now = way.format(task=case.open_tasks[0].id)
    assert clerk.post(f"{url}/{now}", json=body).status_code == 200


def test_what_the_vote_of_others_has_ended_names_nobody(functional_portal, http, hold_hearing, end):
    text = HEARING.read_text("utf-8").replace("need: all", "need: 1")
    case = hold_hearing(functional_portal, text, expert="archiviste")
    (late,) = (item for item in case.open_tasks if item.holder == CHIEFS[0])
    end(functional_portal, case, CHIEFS[1], "done")
    transaction.commit()
    chief = http(CHIEFS[0])
    chief.headers["Accept-Language"] = "fr"
    answer = chief.post(f"{case.absolute_url()}/@tasks/{late.id}/complete", json={})
    assert (answer.status_code, answer.json()["by"]) == (409, "")
    assert answer.json()["message"] == "Cette tâche est terminée depuis le 2 mars 2026, 10:00."


def test_a_task_of_another_type_is_a_bad_request(functional_portal, http, open_filed):
    case = open_filed(functional_portal)
    transaction.commit()
    answer = http("agent.bwiza").post(
        f"{case.absolute_url()}/@workflow/approve", json={"task": ["a"]}
    )
    assert answer.status_code == 400

"""After activation stock Plone and plone.restapi show and run a procedure."""

from contextlib import suppress
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import journal
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from plone import api
from plone.protect import createToken
from Products.CMFCore.WorkflowCore import WorkflowException
from zExceptions import Unauthorized

import pytest
import transaction


TYPE = "attestation-residence-v1"


@pytest.fixture
def ask(functional_portal, http, open_filed):
    """``ask("agent.bwiza", "/@workflow")``: what stock plone.restapi says of a filed case."""
    case = open_filed(functional_portal)
    transaction.commit()

    def ask(user: str, path: str):
        return http(user).get(f"{case.absolute_url()}{path}")

    return ask


def test_the_type_is_described_by_stock_restapi(http):
    shown = http("agent.bwiza").get(f"@types/{TYPE}").json()
    assert shown["title"] == "Attestation de résidence"
    fields = shown["properties"]
    assert fields["surname"]["title"] == "Nom"
    assert fields["surname"]["maxLength"] == 80
    assert fields["birth_date"]["widget"] == "date"
    assert fields["sex"]["choices"] == [["F", "Féminin"], ["M", "Masculin"]]
    assert {"surname", "sex", "birth_date"} <= set(shown["required"])
    sections = {item["id"]: item["fields"] for item in shown["fieldsets"]}
    assert "witness1_name" in sections["witnesses"]


@pytest.mark.parametrize(
    ("user", "offered"),
    [
        ("agent.bwiza", {"approve", "refuse", "return_for_completion", "withdraw"}),
        ("chef.bwiza", set()),
    ],
)
def test_stock_workflow_lists_what_the_caller_may_do(ask, user, offered):
    shown = ask(user, "/@workflow").json()
    assert {item["@id"].rsplit("/", 1)[1] for item in shown["transitions"]} == offered
    assert [step["review_state"] for step in shown["history"]] == ["draft", "verification"]


def test_stock_workflow_names_state_and_transitions_in_french(ask):
    shown = ask("agent.bwiza", "/@workflow").json()
    assert shown["state"] == {"id": "verification", "title": "À vérifier"}
    assert "Transmettre pour signature" in {item["title"] for item in shown["transitions"]}


def test_stock_history_tells_who_filed_and_when(ask):
    latest, first = ask("agent.bwiza", "/@history").json()
    assert latest["actor"]["id"] == "agent.bwiza"
    assert latest["transition_title"] == "Déposer la demande"
    assert latest["review_state"] == "verification"
    assert first["review_state"] == "draft"


@pytest.fixture
def modify_status(portal, as_user):
    """``modify_status("agent.bwiza", case, "approve")``: the stock page that fires transitions."""

    def modify_status(user: str, case, transition: str, comment: str = "") -> None:
        with as_user(portal, user):
            page = case.restrictedTraverse("content_status_modify")
            page.request.form["_authenticator"] = createToken()
            page(transition, comment)

    return modify_status


def test_the_stock_page_runs_effects_tasks_and_journal(draft, modify_status):
    modify_status("agent.bwiza", draft, "submit")
    assert draft.reference.startswith("RES-BWIZA-")
    assert [task.state for task in draft.open_tasks] == ["verification"]
    assert [entry.action for entry in journal.entries(draft)] == ["opened", "transition"]
    assert journal.verify(draft).ok


def test_the_stock_page_keeps_the_reason_in_history_and_journal(filed, modify_status):
    modify_status("agent.bwiza", filed, "return_for_completion", "Il manque un témoin.")
    assert cases.last_decision(filed)["comments"] == "Il manque un témoin."
    assert cases.state_of(filed).id == "completion"
    assert len(list(journal.entries(filed))) == 3


def test_the_stock_page_asks_for_a_reason_too(filed, modify_status):
    with pytest.raises(InvalidValues) as caught:
        modify_status("agent.bwiza", filed, "refuse")
    assert [problem.field for problem in caught.value.problems] == ["comment"]


@pytest.mark.parametrize("user", ["chef.bwiza", "fonctionnel"])
def test_the_stock_page_does_nothing_for_others(portal, as_user, filed, modify_status, user):
    with suppress(Unauthorized):
        modify_status(user, filed, "approve")
    assert cases.state_of(filed).id == "verification"


def test_the_stock_tool_obeys_the_actor_and_nobody_else(portal, as_user, filed):
    tool = api.portal.get_tool("portal_workflow")
    for stranger in ("chef.bwiza", "agent.nyakabiga", "archiviste", "fonctionnel"):
        with as_user(portal, stranger), pytest.raises(WorkflowException):
            tool.doActionFor(filed, "approve")
    with api.env.adopt_roles(["Manager"]), pytest.raises(WorkflowException):
        tool.doActionFor(filed, "approve")
    with as_user(portal, "agent.bwiza"):
        tool.doActionFor(filed, "approve")
    assert cases.state_of(filed).id == "signature"
    assert filed.open_tasks[0].principal == "bwiza.zone-chief"


def test_a_claim_of_a_colleague_holds_on_stock_ways(portal, as_user, filed):
    (task,) = filed.open_tasks
    people.assign("agent.nyakabiga", "clerk", "bwiza", clock.today())
    with as_user(portal, "agent.nyakabiga"):
        casework.claim(filed, task.id)
    tool = api.portal.get_tool("portal_workflow")
    with as_user(portal, "agent.bwiza"), pytest.raises(WorkflowException):
        tool.doActionFor(filed, "approve")

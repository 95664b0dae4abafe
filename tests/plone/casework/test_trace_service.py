"""``GET <case>/@trace``: the case as a test, for who writes procedures and may see the case."""

from .conftest import HEARING
from .test_imported import WAITING
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.model import Expectation
from egov.policy.core.model import Period
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.rehearsal import Failure
from egov.policy.core.rehearsal import Report
from egov.policy.core.terms import PeriodUnit
from functools import partial
from zope.i18n import translate

import pytest
import transaction
import yaml


@pytest.fixture
def office(functional_portal):
    """The functional administrator works at the counter of Bwiza as well."""
    people.assign("fonctionnel", "clerk", "bwiza", clock.today())
    return functional_portal


@pytest.fixture
def address(office, open_closed):
    """A case of Bwiza that was refused."""
    case = open_closed(office)
    transaction.commit()
    return case.absolute_url()


def test_the_test_comes_as_data_and_as_lines_and_says_that_it_passes(http, address):
    answer = http("fonctionnel").get(f"{address}/@trace")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["passes"], told["failures"], told["stopped"]) == (True, [], None)
    assert told["procedure"] == {"id": "attestation-residence", "version": 1}
    assert yaml.safe_load(told["yaml"]) == told["test"]
    steps = told["test"]["recorded"]["steps"]
    assert [step["do"] for step in steps] == ["open", "submit", "refuse"]
    assert steps[-1]["expect"] == {"state": "refused"}


def test_no_answer_name_or_remark_is_in_it(http, address, answers):
    text = http("fonctionnel").get(f"{address}/@trace").text
    personal = [str(value) for value in answers.values() if len(str(value)) > 3]
    personal += ["agent.bwiza", "Ne réside pas dans la zone", "RES-BWIZA"]
    assert [word for word in personal if word in text] == []


def test_who_sees_the_case_only_does_not_get_it(http, address):
    assert http("agent.bwiza").get(f"{address}/@trace").status_code == 401


def test_who_writes_procedures_does_not_learn_that_there_is_a_case(
    http, functional_portal, open_filed
):
    case = open_filed(functional_portal)
    transaction.commit()
    assert http("fonctionnel").get(f"{case.absolute_url()}/@trace").status_code == 404


def test_who_writes_procedures_gets_it_of_a_case_that_is_stuck(
    functional_portal, http, hold_hearing
):
    text = HEARING.read_text("utf-8").replace("        when: expert != ''\n", "")
    case = hold_hearing(functional_portal, text)
    transaction.commit()
    told = http("fonctionnel").get(f"{case.absolute_url()}/@trace").json()
    assert told["passes"]


def test_of_a_case_from_a_file_it_says_why_there_is_none(http, office, import_cases):
    (case,) = import_cases(WAITING)
    transaction.commit()
    answer = http("fonctionnel").get(f"{case.absolute_url()}/@trace")
    assert answer.status_code == 409
    assert "repris" in answer.json()["message"]


# --- in words


def words(procedure, failure, **step):
    """What is said of a failure at the second step."""
    steps = (TestStep("clerk", "open"), TestStep("clerk", **step))
    test = Test("walk", procedure.title, steps)
    report = Report("walk", (Failure(1, *failure),), (), (), frozenset())
    say = partial(translate, target_language="en")
    return casework.failures(casework.Trace(procedure, test, "", report, ""), say)


@pytest.mark.parametrize(
    ("failure", "step", "sentence"),
    [
        (
            ("expect.state", "state issued", "closed"),
            {"do": "submit", "expect": Expectation(state="issued")},
            "Step 2, “Déposer la demande”: it leads to “Close”, not to “À remettre”.",
        ),
        (
            ("expect.state", "state issued", "closed"),
            {"wait": Period(3, PeriodUnit.DAYS), "expect": Expectation(state="issued")},
            "Step 2, “Wait”: it leads to “Close”, not to “À remettre”.",
        ),
        (
            ("as", "clerk 12", "nobody"),
            {"do": "claim", "task": "check"},
            "Step 2, “Take the task”: there is no clerk 12.",
        ),
        (
            ("do", "no refusal", "refused: surname.required, identity_card.required"),
            {"do": "submit"},
            "Step 2, “Déposer la demande”: it is refused. Nom – Fill this in. "
            "Carte nationale d'identité (recto et verso) – Fill this in.",
        ),
        (
            ("do", "no refusal", "refused: not_allowed"),
            {"do": "submit"},
            "Step 2, “Déposer la demande”: it is refused. "
            "This is not your turn: your function does not take this decision.",
        ),
        (
            ("do", "no refusal", "refused: moved"),
            {"do": "submit"},
            "Step 2, “Déposer la demande”: it is refused. "
            "It is no longer possible, or somebody else has it.",
        ),
        (
            ("do", "no refusal", "refused: resident_since.above"),
            {"do": "save"},
            "Step 2, “Change the answers”: it is refused. "
            "Réside ici depuis l'année – This is not accepted.",
        ),
    ],
)
def test_where_it_goes_another_way_is_said_in_words(portal, failure, step, sentence):
    assert words(procedures.get("attestation-residence"), failure, **step) == [sentence]


@pytest.mark.parametrize("why", ["case", "group", "in_charge", "unknown"])
def test_where_it_ends_before_the_case_does_is_said_too(portal, why):
    procedure = procedures.get("attestation-residence")
    found = casework.Trace(procedure, Test("walk", procedure.title, ()), "", None, why)
    assert casework.stopped(found, str).startswith("The test stops")

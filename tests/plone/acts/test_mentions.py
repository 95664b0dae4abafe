"""A mention stands beside an act, which stays as it is; a case finds the act that it is about."""

from egov.policy import acts
from egov.policy import casework
from egov.policy import journal
from egov.policy import procedures
from egov.policy.acts import store
from egov.policy.commands.verification import faults
from egov.policy.core import chain
from egov.policy.core.acts import ActRef
from egov.policy.core.reader import read
from pathlib import Path
from plone import api

import pytest
import transaction


RECOGNITION = Path(__file__).with_name("recognition.yaml")

PROCEDURE = read(RECOGNITION.read_text("utf-8"))

SAID = "Reconnue par Niyonkuru Pascal."


@pytest.fixture
def recognise(at):
    """``recognise(number=1)``: a recognition up to the decision of the registrar."""
    at("2026-03-03")
    procedures.publish(RECOGNITION.read_text("utf-8"), RECOGNITION.name, "test", "test")

    def make(number=1, year=2026, record="births", decide="enter"):
        answers = {
            "father": "Niyonkuru Pascal",
            "record": record,
            "record_year": year,
            "record_number": str(number),
            "mention": SAID,
        }
        with api.env.adopt_user("agent.mukaza"):
            case = casework.open_case("recognition", "mukaza", answers)
            casework.perform(case, "submit")
            casework.perform(case, "look")
        if decide:
            with api.env.adopt_user("etatcivil"):
                casework.perform(case, decide)
        return case

    return make


@pytest.mark.parametrize("test", PROCEDURE.tests, ids=lambda test: test.id)
def test_a_walk_is_the_same_on_the_site(portal, play_in_both, test):
    assert play_in_both(portal, PROCEDURE, test).failures == ()


def test_a_mention_is_added_and_the_act_stays(portal, enter_birth, recognise):
    birth = ActRef.of(enter_birth().entered_act)
    before, entry = acts.get(birth), store.find("births", "mukaza", 2026).entries[0]["encoded"]
    case = recognise()
    (mention,) = acts.mentions(birth)
    assert (mention.act, mention.number, mention.text) == (1, 1, SAID)
    assert (mention.made_on, mention.reference) == ("2026-03-03", case.reference)
    assert mention.signatory == "Évariste Ntakarutimana"
    assert acts.get(birth) == before
    book = store.find("births", "mukaza", 2026)
    assert book.entries[0]["encoded"] == entry
    encoded = [item["encoded"] for item in book.entries.values()]
    assert chain.verify(encoded, book.state.head, uid="births/mukaza/2026").ok
    assert [str(fault) for fault in faults(portal)] == []


def test_the_case_has_an_act_of_its_own_besides(portal, enter_birth, recognise):
    enter_birth()
    case = recognise()
    assert ActRef.of(case.entered_act) == ActRef("others", "mukaza", 2026, 1)
    assert ActRef.of(case.cited_act) == ActRef("births", "mukaza", 2026, 1)
    told = [entry.action for entry in journal.entries(case)]
    assert [name for name in told if "act" in name or "mention" in name] == [
        "act_found",
        "act_entered",
        "mention_added",
    ]
    words = acts.words_of(case)
    assert (words["act"]["register"], words["cited"]["register"]) == (
        "Registre des actes autres",
        "Registre des naissances",
    )
    (row,) = words["cited"]["mentions"]
    assert (row["text"], row["date"], row["number"]) == (SAID, "3 mars 2026", "1")
    assert words["act"]["mentions"] == []


def test_mentions_are_numbered_by_act(portal, enter_birth, recognise):
    for _ in range(2):
        enter_birth()
    for number in (1, 2, 1):
        recognise(number)
    refs = [ActRef("births", "mukaza", 2026, number) for number in (1, 2)]
    assert [[item.number for item in acts.mentions(ref)] for ref in refs] == [[1, 2], [1]]


@pytest.mark.parametrize(
    ("number", "year", "record"),
    [(2, 2026, "births"), (1, 2025, "births"), (1, 2026, "deaths"), ("1x", 2026, "births")],
)
def test_an_act_that_is_not_there_is_not_found(
    portal, enter_birth, recognise, number, year, record
):
    enter_birth()
    case = recognise(number, year, record, decide="")
    assert case.cited_act is None
    assert casework.load(case).act_found is False
    assert "act_missing" in [entry.action for entry in journal.entries(case)]


def test_the_same_is_not_said_twice(portal, enter_birth, recognise):
    enter_birth()
    case = recognise()
    acts.add_mention(case, SAID, api.portal.get().created().asdatetime().date(), None)
    assert len(acts.mentions(ActRef.of(case.cited_act))) == 1


def test_mentions_are_read_over_rest_and_on_the_page(
    functional_portal, enter_birth, recognise, http
):
    enter_birth()
    case = recognise()
    transaction.commit()
    session = http("etatcivil")
    act = session.get("@registers/births/mukaza/2026/1").json()
    assert [item["text"] for item in act["mentions"]] == [SAID]
    query = "register=births&unit=mukaza&year=2026&number=1"
    page = session.get(f"@@act?{query}", headers={"Accept": "text/html"}).text
    assert SAID in page
    assert case.reference in page

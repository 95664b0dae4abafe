"""What a case owes is fixed at its filing, by the tariffs of its unit on that day."""

from datetime import date
from egov.policy import casework
from egov.policy import journal
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.core.reader import read
from pathlib import Path
from plone import api
from Products.CMFCore.indexing import processQueue

import pytest
import transaction


COPIES = Path(__file__).with_name("fees.yaml")

PROCEDURE = read(COPIES.read_text("utf-8"))


@pytest.fixture
def copies(functional_portal, as_user, at):
    """``copies(copies=3)``: a draft of the clerk of Bwiza; Mukaza takes 1500 for a copy."""
    at("2026-03-02")
    procedures.publish(COPIES.read_text("utf-8"), COPIES.name, "test", "test")
    enter("2026-01-01", 1500)

    def make(**more):
        with as_user(functional_portal, "agent.bwiza"):
            answers = {"surname": "Niyonkuru Aline", "copies": 1, **more}
            return casework.open_case("copies", "bwiza", answers)

    return make


@pytest.fixture
def submit(functional_portal, as_user):
    """``submit(case)``: the clerk files it."""

    def file(case):
        with as_user(functional_portal, "agent.bwiza"):
            casework.perform(case, "submit")
        return case

    return file


def enter(day, amount, unit="mukaza"):
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", unit, date.fromisoformat(day), amount)


def told(case):
    owed = casework.owed(case)
    return {line.fee: line.amount and str(line.amount) for line in owed.lines}, owed.is_fixed


@pytest.mark.parametrize("test", PROCEDURE.tests, ids=lambda test: test.id)
def test_a_walk_is_the_same_on_the_site(portal, play_in_both, test):
    assert play_in_both(portal, PROCEDURE, test).failures == ()


def test_the_tariff_of_the_commune_holds_in_its_zones(copies, submit):
    assert told(submit(copies(copies=3))) == ({"copy": "4500", "search": "500"}, True)


def test_before_the_filing_it_is_told_as_of_today(copies, submit, at):
    case = copies()
    enter("2026-03-03", 2000, "bwiza")
    assert told(case) == ({"copy": "1500"}, False)
    at("2026-03-03")
    assert told(case) == ({"copy": "2000"}, False)
    assert told(submit(case)) == ({"copy": "2000"}, True)


def test_a_tariff_that_changes_later_changes_no_case(copies, submit, at):
    case = submit(copies())
    enter("2026-03-02", 9000)
    assert told(case) == ({"copy": "1500"}, True)


def test_a_case_is_filed_whether_or_not_there_is_a_tariff(copies, submit):
    enter("2026-03-02", None)
    case = submit(copies())
    assert case.reference
    assert told(case) == ({"copy": None}, True)
    assert casework.owed(case).total is None


def test_a_missing_tariff_is_an_alert_until_a_round_finds_it(copies, submit, functional_portal):
    enter("2026-03-02", None)
    case = submit(copies())
    transaction.commit()
    assert (case.alert, casework.run_deadlines(functional_portal)) == ("tariff", 1)
    assert (case.alert, told(case)) == ("tariff", ({"copy": None}, True))
    assert casework.run_deadlines(functional_portal) == 0
    enter("2026-03-02", 1600)
    transaction.commit()
    assert casework.run_deadlines(functional_portal) == 1
    assert (case.alert, told(case)) == ("", ({"copy": "1600"}, True))
    last = list(journal.entries(case))[-1]
    assert (last.action, last.data["fees"]) == ("fees_completed", list(case.fees))
    assert journal.verify(case).ok


def test_a_tariff_of_tomorrow_is_found_tomorrow(copies, submit, at, functional_portal):
    enter("2026-03-02", None)
    case = submit(copies())
    enter("2026-03-03", 1600)
    transaction.commit()
    casework.run_deadlines(functional_portal)
    assert told(case) == ({"copy": None}, True)
    at("2026-03-03")
    casework.run_deadlines(functional_portal)
    assert told(case) == ({"copy": "1600"}, True)


def test_who_administers_sees_the_case_and_may_do_nothing_with_its_tasks(
    copies, submit, functional_portal, as_user
):
    enter("2026-03-02", None)
    case = submit(copies())
    (item,) = case.open_tasks
    with as_user(functional_portal, "fonctionnel"):
        assert api.user.has_permission("View", obj=case)
        assert not casework.is_in_charge(case, item.id)
        processQueue()
        (row,) = casework.inbox("alerts").rows
        assert (row["reference"], row["alert"]) == (case.reference, "tariff")


@pytest.fixture
def stranded(functional_portal, as_user, copies):
    """A filed case whose fee asks for an answer that need not be given, and was not."""
    text = COPIES.read_text("utf-8").partition("\ntests:")[0].replace("version: 1", "version: 2")
    text = text.replace("required: true, minimum: 1}", "minimum: 0}")
    procedures.publish(text, COPIES.name, "test", "test")
    with as_user(functional_portal, "agent.bwiza"):
        case = casework.open_case("copies", "bwiza", {"surname": "Niyonkuru Aline"})
        casework.perform(case, "submit")
    transaction.commit()
    return case


def test_a_fee_to_which_the_answers_give_no_amount_is_an_alert(stranded, http):
    assert (stranded.alert, told(stranded)) == ("amount", ({"copy": None}, True))
    session = http("fonctionnel")
    page = session.get(
        "/".join(stranded.getPhysicalPath()[2:]), headers={"Accept": "text/html"}
    ).text
    assert "les réponses ne donnent aucun montant pour «\xa0Copie\xa0»" in page
    assert "fait corriger la procédure" in page
    (row,) = session.get("@inbox?queue=alerts").json()["items"]
    assert row["alert"] == "amount"


def test_what_is_kept_is_plain_and_journalled(copies, submit):
    case = submit(copies(indigent=True))
    line = {
        "fee": "copy",
        "quantity": "1",
        "price": "1500",
        "amount": "0",
        "exempt": True,
        "unit": "mukaza",
        "since": "2026-01-01",
    }
    assert case.fees == (line,)
    assert [entry.data["fees"] for entry in journal.entries(case) if "fees" in entry.data] == [
        [line]
    ]
    assert journal.verify(case).ok


def test_fees_over_rest(copies, submit, http):
    case = submit(copies(copies=3))
    transaction.commit()
    path = case.absolute_url()
    answer = http("agent.bwiza").get(f"{path}/@fees").json()
    assert (answer["currency"], answer["fixed"], answer["total"]) == ("BIF", True, "5000")
    assert answer["lines"][0] == {
        "fee": "copy",
        "title": {"fr": "Copie", "en": "Copy"},
        "quantity": "3",
        "price": "1500",
        "amount": "4500",
        "exempt": False,
        "reason": {},
        "tariff": "copy",
        "unit": "mukaza",
        "since": "2026-01-01",
    }
    assert http("agent.nyakabiga").get(f"{path}/@fees").status_code == 404
    assert http().get(f"{path}/@fees").status_code == 401


def test_what_cannot_be_told_is_null(copies, submit, http):
    enter("2026-03-02", None)
    case = submit(copies())
    transaction.commit()
    answer = http("agent.bwiza").get(f"{case.absolute_url()}/@fees").json()
    assert answer["total"] is None
    assert answer["lines"][0]["amount"] is None

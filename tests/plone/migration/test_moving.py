"""One case goes over to another version, and comes back as it was."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy import messages
from egov.policy import migration
from egov.policy.core.errors import InvalidValues
from egov.policy.messages import log
from egov.policy.messages.letter import DELIVERED
from egov.policy.messages.letter import Result
from egov.policy.messages.letter import SENT
from plone import api

import pytest
import transaction


ID = "attestation-residence"

PHONE = "+25779123456"


@pytest.fixture
def moved(open_case, publish_second, planned, decide, work):
    """``moved("completion")``: a case that was moved to version 2."""

    def make(state, **more):
        case = open_case(state, **more)
        publish_second()
        decide(planned(), "start")
        work()
        return case

    return make


def row(case):
    (found,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=case.UID())
    return found


def test_the_case_follows_the_other_version_and_knows_the_one_before(moved):
    case = moved("verification")
    assert (case.version, case.portal_type, case.followed) == (2, f"{ID}-v2", (1,))
    procedure = cases.procedure_of(case)
    assert procedure.version == 2
    assert procedure.state("completion").title["fr"] == "À compléter"
    assert "completion" not in {state.id for state in procedure.states}


def test_answers_go_where_the_plan_says(moved):
    case = moved("verification", phone="79123456")
    assert cases.values(case)["contact"] == PHONE
    assert "phone" not in vars(case.aq_base)
    assert cases.values(case)["purpose"] == "inscription scolaire"
    assert case.title == "Niyonkuru Aline"


def test_the_history_of_the_workflow_is_whole_and_readable(moved):
    case = moved("completion")
    tool = api.portal.get_tool("portal_workflow")
    assert tool.getInfoFor(case, "review_state") == "verification"
    told = [
        (entry["action"], entry["review_state"], entry["actor"])
        for entry in tool.getInfoFor(case, "review_history")
    ]
    assert told == [
        (None, "draft", "agent.bwiza"),
        ("submit", "verification", "agent.bwiza"),
        ("return_for_completion", "completion", "agent.bwiza"),
        (None, "verification", "fonctionnel"),
    ]
    assert len(case.workflow_history[f"{ID}-v1"]) == 3
    assert tool.getTitleForStateOnType("verification", case.portal_type) == "À vérifier"
    steps = cases.situation_of(case).steps
    assert [step.transition for step in steps] == ["submit", "return_for_completion"]


def test_lists_and_the_inbox_say_where_it_is(moved, site, as_user):
    case = moved("signature")
    found = row(case)
    assert (found.portal_type, found.review_state) == (f"{ID}-v2", "signature")
    assert (found.case_row["version"], found.case_row["group"]) == (
        2,
        "mukaza.communal-administrator",
    )
    with as_user(site, "administrateur"):
        assert [item["uid"] for item in casework.inbox().rows] == [case.UID()]
    with as_user(site, "chef.bwiza"):
        assert casework.inbox().rows == ()


def test_who_is_asked_the_same_keeps_it_with_another_last_day(
    site, open_case, publish_second, planned, as_user, decide, work
):
    case = open_case("verification")
    with as_user(site, "agent.bwiza"):
        casework.claim(case, "check-1")
    (before,) = case.open_tasks
    publish_second()
    decide(planned(), "start")
    work()
    (task,) = case.open_tasks
    assert (task.id, task.holder, task.opened_on) == ("check-1", "agent.bwiza", before.opened_on)
    assert task.due > before.due
    assert case.legal_due > before.due


def test_stock_workflow_and_rest_take_it_on(moved, http):
    case = moved("completion")
    clerk, address = http("agent.bwiza"), case.absolute_url()
    offered = clerk.get(f"{address}/@workflow").json()["transitions"]
    assert {item["@id"].rpartition("/")[2] for item in offered} == {"approve", "refuse", "withdraw"}
    assert clerk.post(f"{address}/@workflow/approve").status_code == 200
    shown = clerk.get(address).json()
    assert (shown["state"]["id"], shown["procedure"]["version"]) == ("signature", 2)
    stale = clerk.post(f"{address}/@workflow/resubmit")
    assert (stale.status_code, stale.json()["problems"][0]["code"]) == (400, "unknown")


def test_a_decision_that_is_gone_is_not_taken(moved, site, as_user):
    case = moved("completion")
    with as_user(site, "agent.bwiza"), pytest.raises(InvalidValues):
        casework.perform(case, "resubmit")


def test_it_goes_to_its_end_with_its_paper(moved, site, as_user):
    case = moved("verification")
    with as_user(site, "agent.bwiza"):
        casework.perform(case, "approve")
    with as_user(site, "administrateur"):
        casework.perform(case, "sign")
    assert cases.state_of(case).id == "issued"
    assert [paper.document for paper in documents.documents(case)] == ["certificate"]


def page_of(case, http):
    session = http("agent.bwiza")
    session.headers["Accept"] = "text/html"
    address = f"{case.absolute_url()}/@@case"
    return " ".join(session.get(address, allow_redirects=True).text.split())


def test_the_page_tells_no_way_of_a_case_that_stays_on_its_step(moved, http):
    text = page_of(moved("verification"), http)
    assert "Passée à la version 2 de la procédure" in text
    assert "Brouillon → À vérifier" in text
    assert "À vérifier → À vérifier" not in text


def test_the_page_tells_what_was_and_what_became_of_it(moved, http):
    text = page_of(moved("completion", phone="79123456"), http)
    assert "Passée à la version 2 de la procédure" in text
    assert "À compléter → À vérifier" in text
    assert "Renvoyer pour complément" in text


def test_the_journal_says_who_started_it_and_what_became_of_what(moved):
    case = moved("completion")
    (entry,) = journal.entries(case, size=1, newest_first=True)
    assert (entry.action, entry.actor) == ("migrated", "system")
    assert entry.data["started_by"] == "fonctionnel"
    assert (entry.data["version_before"], entry.data["version"]) == (1, 2)
    assert (entry.data["source"], entry.data["target"]) == ("completion", "verification")
    assert entry.data["tasks"] == [
        {"task": "complete", "how": "cancelled"},
        {"task": "check", "how": "opened"},
    ]
    assert entry.data["clocks"] == [{"deadline": "legal", "how": "recounted"}]
    assert journal.verify(case).ok


def test_answers_that_are_given_up_are_proved_and_not_shown(
    open_case, publish_second, planned, decide, work
):
    case = open_case("verification", phone="79123456")
    publish_second()
    plan = planned(fields={"phone": None})
    assert plan["sums"]["lost"] == {"phone": 1}
    decide(plan, "start")
    work()
    assert not {"phone", "contact"} & cases.values(case).keys()
    (entry,) = journal.entries(case, size=1, newest_first=True)
    assert entry.data["digests"] == {"phone": journal.digest(case, PHONE)}


def stored(case):
    """The bytes of a case and of its history in the database."""
    parts = case.aq_base, case.workflow_history
    return [part._p_jar._storage.load(part._p_oid)[0] for part in parts]


@pytest.mark.parametrize("state", ["draft", "verification", "completion", "signature"])
def test_taken_back_every_byte_is_as_it_was(
    site, open_case, publish_second, planned, state, as_user, decide, work
):
    case = open_case(state, phone="79123456")
    publish_second()
    if state == "verification":
        with as_user(site, "agent.bwiza"):
            casework.claim(case, "check-1")
    plan = planned()
    before, known = stored(case), row(case).case_row
    size = journal.head(case).size
    site._p_jar.cacheMinimize()
    decide(plan, "start")
    work()
    assert case.version == 2
    site._p_jar.cacheMinimize()
    decide(plan, "undo")
    work()
    assert (plan["stage"], case.version) == ("undone", 1)
    assert stored(case) == before
    assert row(case).case_row == known
    told = [entry.action for entry in journal.entries(case, start=size)]
    assert told == ["migrated", "migration_undone"]
    assert journal.verify(case).ok


def test_a_case_to_which_something_has_happened_is_not_taken_back(
    moved, site, as_user, decide, work
):
    case = moved("verification")
    with as_user(site, "agent.bwiza"):
        casework.claim(case, "check-1")
    transaction.commit()
    plan = migration.find(ID, 1)
    decide(plan, "undo")
    work()
    assert (plan["stage"], case.version) == ("undone", 2)
    assert dict(plan["held"]) == {case.UID(): "went_on"}
    (told,) = migration.refused(plan, 0, 10)
    assert (told["reference"], told["reason"]) == (case.reference, "went_on")


def test_what_became_of_its_letters_keeps_no_case_from_being_taken_back(moved, decide, work):
    case = moved("verification", phone="79123456")
    (letter,) = messages.letters(case)
    log.end(case, letter, Result(SENT), 1)
    log.report(case, letter.id, DELIVERED, "")
    told = [entry.action for entry in journal.entries(case, size=2, newest_first=True)]
    assert told == ["message_delivered", "message_sent"]
    decide(migration.find(ID, 1), "undo")
    work()
    assert case.version == 1
    (letter,) = messages.letters(case)
    assert letter.state == DELIVERED


def test_a_case_that_was_moved_twice_comes_back_step_by_step(moved, decide, work):
    case = moved("verification", phone="79123456")
    again = migration.plan(ID, 2, 1, {}, {"contact": None}, "fonctionnel")
    for what in ("dry-run", "start"):
        decide(again, what)
        work()
    assert (case.version, case.followed) == (1, (1, 2))
    decide(again, "undo")
    work()
    assert (case.version, cases.values(case)["contact"]) == (2, PHONE)


def test_a_test_recorded_from_it_stops_where_it_was_moved(moved, http, as_user, site):
    case = moved("verification")
    with as_user(site, "fonctionnel"):
        assert casework.trace(case).stopped == "unknown"


def test_what_follows_by_itself_is_announced_and_follows_with_the_deadlines(
    site, open_case, publish_second, planned, decide, work
):
    case = open_case("verification")
    by_itself = {"when": "resident_since > 2000"}
    publish_second(
        at_once={
            "title": {"fr": "Sans vérification", "en": "Unchecked"},
            "from": "verification",
            "to": "signature",
            "automatic": by_itself,
        }
    )
    plan = planned()
    assert plan["sums"]["follows"] == {"at_once": 1}
    decide(plan, "start")
    work()
    assert (case.version, cases.state_of(case).id) == (2, "verification")
    casework.run_deadlines(site)
    assert cases.state_of(case).id == "signature"
    (moved, followed) = journal.entries(case, start=journal.head(case).size - 2)
    assert (moved.action, followed.data["cause"]) == ("migrated", "condition")

"""What people and time do to a case on the site, told by the test that is recorded from it."""

from .conftest import HEARING
from .test_imported import CLOSED
from base64 import b64decode
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import journal
from egov.policy import people
from egov.policy.casework.effects import closing
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import Outcome

import pytest


PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKUlEQVR4nO3NMQEAAAjDMEA50jHBvlRA07UVbbJ7AAAAAAAAAAAA8N"
    "cBn4kAwO7os6MAAAAASUVORK5CYII="
)

CHIEF, COLLEAGUE, ABOVE, CLERK = "chef.bwiza", "agent.nyakabiga", "administrateur", "agent.bwiza"


@pytest.fixture
def do(portal, as_user):
    """``do(CHIEF, casework.claim, case, …)``: a person does something."""

    def doing(user, act, *given):
        with as_user(portal, user):
            return act(*given)

    return doing


def item(case, user):
    """What a person is asked now."""
    return next(one.id for one in case.open_tasks if user in (one.holder, one.principal[5:]))


def ended(case, user):
    return next(one.id for one in case.tasks if one.ended_by == user and one.task == "vote")


def vote(do, case, *users, outcome=Outcome.DONE):
    for user in users:
        do(user, casework.complete, case, item(case, user), outcome)


def delegated(do, case):
    do(CHIEF, casework.delegate, case, item(case, CHIEF), "archiviste", "En congé.")
    vote(do, case, "archiviste", COLLEAGUE)


def given_away(do, case):
    do(ABOVE, casework.reassign, case, item(case, CHIEF), "archiviste")
    vote(do, case, COLLEAGUE, "archiviste")


def asked_as_well(do, case):
    do(CHIEF, casework.add, case, item(case, CHIEF), "user:archiviste")
    vote(do, case, CHIEF, COLLEAGUE)
    vote(do, case, "archiviste", outcome=Outcome.REJECTED)


def passed_over(do, case):
    vote(do, case, CHIEF)
    do(ABOVE, casework.skip, case, item(case, COLLEAGUE), "Hospitalisé.")


def asked_again(do, case):
    vote(do, case, CHIEF)
    do(ABOVE, casework.redo, case, ended(case, CHIEF), "Pièce nouvelle.")
    vote(do, case, COLLEAGUE, CHIEF)


def extended(do, case):
    do(CHIEF, casework.extend, case, "answer", 3, "Expertise.")
    do(CHIEF, casework.extend, case, "answer", 2)
    vote(do, case, CHIEF, COLLEAGUE)


def suspended(do, case):
    do(CLERK, casework.perform, case, "suspend", "Expertise demandée.")
    do(CLERK, casework.claim, case, case.open_tasks[0].id)
    do(CLERK, casework.release, case, case.open_tasks[0].id)
    do(CLERK, casework.perform, case, "go_on")
    vote(do, case, CHIEF, COLLEAGUE)
    do(ABOVE, casework.perform, case, "close", "", {"verdict": "Borne déplacée"})


WAYS = [delegated, given_away, asked_as_well, passed_over, asked_again, extended, suspended]


def way(situation):
    return [(step.transition, step.target) for step in situation.steps], situation.state


@pytest.mark.parametrize("go", WAYS, ids=lambda go: go.__name__)
def test_whatever_is_done_with_a_task_is_told(hearing, do, go):
    go(do, hearing)
    found = casework.trace(hearing)
    assert (found.report.failures, found.stopped) == ((), "")
    assert way(found.report.visits[-1]) == way(casework.load(hearing))
    clocks = {item.id: item.extended for item in found.report.visits[-1].clocks}
    assert clocks == {item.id: item.extended for item in hearing.deadlines}


@pytest.mark.parametrize("go", WAYS, ids=lambda go: go.__name__)
def test_nothing_of_the_people_is_in_it(hearing, do, go):
    go(do, hearing)
    text = casework.trace(hearing).text
    told = [entry.data.get("comment") for entry in journal.entries(hearing)]
    secrets = [CHIEF, COLLEAGUE, ABOVE, CLERK, "archiviste", "bwiza", "Bornage", "Borne déplacée"]
    secrets += [hearing.reference, hearing.UID(), hearing.getId(), *filter(None, told)]
    assert [word for word in secrets if word in text] == []


def test_time_that_passed_is_waited_for(hearing, at):
    at("2026-03-17")
    casework.tick(hearing)
    found = casework.trace(hearing)
    assert found.report.passed
    assert (found.test.steps[-1].wait.amount, found.test.steps[-1].expect.state) == (11, "decision")


def test_an_opinion_and_one_who_stands_in_are_told(portal, hold_hearing, do, at):
    case = hold_hearing(portal, expert="archiviste")
    people.assign("chef.nyakabiga", "zone-chief", "bwiza", clock.today(), substitute_for=CHIEF)
    (vote_of_chief,) = (one.id for one in case.open_tasks if one.holder == CHIEF)
    do("chef.nyakabiga", casework.complete, case, vote_of_chief, Outcome.DONE)
    do("archiviste", casework.complete, case, item(case, "archiviste"), Outcome.UNFAVOURABLE)
    vote(do, case, COLLEAGUE)
    found = casework.trace(case)
    assert found.report.failures == ()
    assert found.test.substitutes == {"chief": 1}
    assert [step.person for step in found.test.steps[2:]] == ["chief 3", "expert", "chief 2"]


STOP = """
  stop:
    title: {fr: Fin, en: End}
    from: hearing
    to: refused
    automatic: {when: verdict == 'no'}
"""


def test_answers_are_those_of_their_time(portal, hold_hearing, do):
    """One that was corrected leads the second way only."""
    text = HEARING.read_text("utf-8")
    text = text.replace("{draft: [administrator]}", "{hearing: [clerk]}")
    text = text.replace(
        "  consent: {",
        "  stop:\n    title: {fr: Fin, en: End}\n    from: hearing\n"
        "    to: refused\n    automatic: {when: verdict == 'no'}\n  consent: {",
    )
    case = hold_hearing(portal, text)
    do(CLERK, casework.update_case, case, {"verdict": "peut-être"})
    do(CLERK, casework.perform, case, "suspend", "Expertise demandée.")
    do(CLERK, casework.perform, case, "go_on")
    do(CLERK, casework.update_case, case, {"verdict": "no"})
    assert cases.state_of(case).id == "refused"
    found = casework.trace(case)
    assert found.report.failures == ()
    saved = [step.fill["verdict"] for step in found.test.steps if step.do == "save"]
    assert saved == ["Essai 2", "no"]


def test_a_paper_is_there_with_what_was_done_after_it(draft, do):
    do(CLERK, documents.add_piece, draft, "identity_card", "Carte Niyonkuru.png", PICTURE)
    piece = documents.documents(draft)[0]
    do(CLERK, documents.remove_piece, piece)
    do(CLERK, documents.add_piece, draft, "household_booklet", "Livret Niyonkuru.png", PICTURE)
    do(CLERK, casework.perform, draft, "submit")
    found = casework.trace(draft)
    assert [step.supply for step in found.test.steps] == [(), ("household_booklet",)]
    assert "Niyonkuru" not in found.text


def test_a_case_that_another_one_has_closed_is_told_up_to_there(hearing, do):
    vote(do, hearing, CHIEF)
    procedure = cases.procedure_of(hearing)
    closing._take(hearing, procedure.transition("refuse"))
    found = casework.trace(hearing)
    assert (found.stopped, found.report.passed) == ("case", True)
    assert found.report.visits[-1].state == "hearing"


def test_a_whole_group_that_is_asked_as_well_is_not_told(hearing, do):
    do(CHIEF, casework.add, hearing, item(hearing, CHIEF), "bwiza.clerk")
    found = casework.trace(hearing)
    assert (found.stopped, found.report.passed) == ("group", True)


def test_a_stuck_case_that_was_mended_is_told_up_to_there(portal, hold_hearing, do):
    text = HEARING.read_text("utf-8").replace("        when: expert != ''\n", "")
    case = hold_hearing(portal, text)
    (lost,) = (one.id for one in case.open_tasks if not one.principal)
    do("fonctionnel", casework.reassign, case, lost, "archiviste")
    found = casework.trace(case)
    assert (found.stopped, found.report.passed) == ("in_charge", True)
    entry = journal.entries(case)[-1]
    assert entry.data["capacity"].endswith("functional-administrator")


def test_what_an_older_journal_did_not_say_is_not_told(hearing, do):
    vote(do, hearing, CHIEF)
    journal.record(hearing, "deadline_extended", deadline="answer", due="2026-03-23", comment="")
    vote(do, hearing, COLLEAGUE)
    found = casework.trace(hearing)
    assert (found.stopped, found.report.passed) == ("unknown", True)
    assert found.report.visits[-1].state == "hearing"


def test_of_a_case_from_a_file_nothing_is_known(portal, import_cases):
    (case,) = import_cases(CLOSED)
    with pytest.raises(StateConflict) as caught:
        casework.trace(case)
    assert caught.value.reason == "imported"


# --- what the journal says for it


def entry_of(case, action):
    return next(one for one in journal.entries(case, newest_first=True) if one.action == action)


@pytest.mark.parametrize(
    ("go", "action", "capacity"),
    [
        (delegated, "task_delegated", "bwiza.zone-chief"),
        (given_away, "task_reassigned", "mukaza.communal-administrator"),
        (asked_as_well, "task_added", "bwiza.zone-chief"),
        (asked_again, "task_redone", "mukaza.communal-administrator"),
        (extended, "deadline_extended", "bwiza.zone-chief"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_journal_says_as_what_somebody_did_it(hearing, do, go, action, capacity):
    go(do, hearing)
    assert entry_of(hearing, action).data["capacity"] == capacity


def test_the_journal_says_as_what_somebody_passed_over_a_task(hearing, do):
    passed_over(do, hearing)
    (skipped,) = (one for one in journal.entries(hearing) if one.data.get("outcome") == "skipped")
    assert skipped.data["capacity"] == "mukaza.communal-administrator"


def test_the_journal_says_by_how_much_a_deadline_was_extended(hearing, do):
    extended(do, hearing)
    amounts = [one.data["amount"] for one in journal.entries(hearing) if "amount" in one.data]
    assert amounts == [3, 2]


def test_who_is_added_to_a_sequence_stands_in_the_journal_at_once(portal, hold_hearing, do):
    text = HEARING.read_text("utf-8")
    text = text.replace("        need: all\n", "        need: all\n        order: sequential\n")
    case = hold_hearing(portal, text)
    (first,) = (one for one in case.open_tasks if one.task == "vote")
    do(first.holder, casework.add, case, first.id, "user:archiviste", "Il connaît le lieu.")
    added = entry_of(case, "task_added")
    assert (added.data["principal"], added.data["comment"]) == (
        "user:archiviste",
        "Il connaît le lieu.",
    )
    vote(do, case, *sorted((CHIEF, COLLEAGUE)), "archiviste")
    assert casework.trace(case).report.passed

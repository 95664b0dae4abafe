"""What waits for nobody is looked at once after each change of the people, and each day."""

from .conftest import HEARING
from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.casework import ticking
from egov.policy.casework import vacancies
from pathlib import Path
from plone.dexterity.utils import createContentInContainer
from zope.lifecycleevent import modified

import pytest
import transaction


ADVISE = "        actor: expert\n        kind: opinion"

BOSS = "  boss:\n    title: {fr: Supérieur, en: Superior}\n    superior_of: expert\n"

OFFICE = (
    "  office:\n    title: {fr: Direction, en: Office}\n"
    "    function: clerk\n    at: kind\n    place: office\n"
)


@pytest.fixture
def strand(functional_portal, hold_hearing):
    """``strand(BOSS)``: a case whose opinion is asked of that actor, of whom there is none."""

    def make(actor=BOSS):
        text = HEARING.read_text("utf-8").replace("actors:\n", f"actors:\n{actor}")
        name = actor.split(":")[0].strip()
        text = text.replace(ADVISE, ADVISE.replace("expert", name))
        # The governor has no superior.
        case = hold_hearing(functional_portal, text, expert="gouverneur")
        transaction.commit()
        return case

    return make


@pytest.fixture
def looks(functional_portal, monkeypatch):
    """``looks()``: makes a round; the cases that were settled in it."""
    seen, settle = [], ticking.settle

    def note(case):
        seen.append(case.getId())
        settle(case)

    monkeypatch.setattr(ticking, "settle", note)

    def run():
        seen.clear()
        transaction.begin()
        casework.run_deadlines(functional_portal)
        transaction.begin()
        return list(seen)

    return run


def _asked(case):
    return next(item.principal for item in case.open_tasks if item.task == "advise")


def _beside(units, kind):
    """There is a unit of that kind, but not above the unit of the case."""
    values = {"title": "Annexe", "kind": kind, "parent": "mukaza", "gazetteer": ""}
    createContentInContainer(units, "Unit", checkConstraints=False, id="annexe", **values)


def test_where_nothing_has_changed_none_is_loaded_and_nothing_is_written(
    strand, looks, functional_portal
):
    cases = [strand() for _ in range(2)]
    assert sorted(looks()) == sorted(case.getId() for case in cases)
    before = functional_portal._p_jar.db().lastTransaction()
    assert looks() == []
    assert functional_portal._p_jar.db().lastTransaction() == before


def test_who_gets_a_function_is_asked_in_the_next_round(strand, looks):
    case = strand()
    looks()
    assert _asked(case) == ""
    # Now the governor works in the zone as well, whose head is above them there.
    people.assign("gouverneur", "clerk", "bwiza", clock.today())
    transaction.commit()
    assert looks() == [case.getId()]
    assert _asked(case) == "bwiza.zone-chief"
    assert looks() == []


def test_a_function_that_ends_is_a_change_too(strand, looks):
    case = strand()
    looks()
    (held,) = people.assignments(user_id="secretaire")
    people.end_assignment(held.id, clock.today())
    transaction.commit()
    assert looks() == [case.getId()]


def test_a_unit_that_changes_is_a_change_too(strand, looks, functional_portal):
    _beside(functional_portal["units"], kind="office")
    case = strand(OFFICE)
    looks()
    assert _asked(case) == ""
    unit = functional_portal["units"]["mukaza"]
    unit.kind = "office"
    modified(unit)
    transaction.commit()
    assert looks() == [case.getId()]
    assert _asked(case) == "mukaza.clerk"


def test_they_are_looked_at_once_a_day_as_functions_begin_by_their_dates(strand, looks, at):
    case = strand()
    looks()
    at("2026-03-03")
    assert looks() == [case.getId()]
    assert looks() == []


def test_a_round_looks_at_some_and_the_next_ones_go_on(strand, looks, monkeypatch):
    monkeypatch.setattr(vacancies, "BATCH", 2)
    made = {strand().getId() for _ in range(5)}
    rounds = [looks() for _ in range(4)]
    assert [len(seen) for seen in rounds] == [2, 2, 1, 0]
    assert {id for seen in rounds for id in seen} == made


def test_a_change_in_between_begins_anew(strand, looks, monkeypatch):
    monkeypatch.setattr(vacancies, "BATCH", 2)
    for _ in range(3):
        strand()
    first = looks()
    people.assign("archiviste", "clerk", "bwiza", clock.today())
    transaction.commit()
    assert looks() == first
    assert len(looks()) == 1


def test_a_case_that_is_stranded_later_is_looked_at_when_something_changes(strand, looks):
    strand()
    looks()
    other = strand()
    looks()
    people.assign("archiviste", "clerk", "bwiza", clock.today())
    transaction.commit()
    assert other.getId() in looks()


# --- who may go on with a case leaves it, and nobody is there instead


RENEWAL = Path(__file__).parents[1] / "renewal.yaml"

EXAMINE = "      examine: {actor: chief, title: {fr: Examiner, en: Examine}, complete: grant}"
LARGE = """\
      examine: {actor: chief, title: {fr: Examiner, en: Examine}, when: seats > 99, complete: grant}
      study: {actor: chief, title: {fr: Étudier, en: Study}, when: seats > 99, complete: refuse}"""
REFUSE = """\
transitions:
  refuse:
    title: {fr: Refuser, en: Refuse}
    from: review
    to: done
    actor: chief
    comment: none
"""
UNASKED = ((EXAMINE, LARGE), ("transitions:\n", REFUSE))
FOUR_EYES = (("    ask: [fee, opinion]", "    other_than: [submit]\n    ask: [fee, opinion]"),)

CHIEF = "chef.bwiza"


@pytest.fixture
def file_one(functional_portal, as_user):
    """``file_one(UNASKED)``: a licence that the head of the zone alone may grant."""

    def make(changes, by="agent.bwiza"):
        text = RENEWAL.read_text("utf-8")
        for old, new in changes:
            text = text.replace(old, new, 1)
        procedures.publish(text, "renewal.yaml", "tester", "a test")
        with as_user(functional_portal, by):
            case = casework.open_case("renewal", "bwiza", {"surname": "Niyonkuru"})
            casework.perform(case, "submit")
        transaction.commit()
        return case

    return make


@pytest.fixture
def listed(http):
    """``listed()``: the cases that are shown to who looks after functions as stuck."""

    def ask():
        rows = http("fonctionnel").get("@inbox", params={"queue": "alerts"}).json()["items"]
        return [row["@id"].rpartition("/")[2] for row in rows]

    return ask


def _held(user):
    (found,) = people.assignments(user_id=user)
    return found


@pytest.mark.parametrize("changes", [UNASKED, ()], ids=["nobody is asked", "a task"])
def test_who_alone_may_go_on_is_dismissed(file_one, looks, listed, http, changes):
    case = file_one(changes)
    looks()
    assert (case.alert, listed()) == ("", [])
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    path = f"@assignments/{_held(CHIEF).id}/end"
    assert http("fonctionnel").post(path, json={"on": yesterday}).status_code == 200
    assert looks() == [case.getId()]
    assert (case.alert, listed()) == ("nobody", [case.getId()])
    assert http("fonctionnel").get(case.absolute_url()).status_code == 200, "it is theirs to mend"
    people.assign("archiviste", "zone-chief", "bwiza", clock.today())
    transaction.commit()
    assert looks() == [case.getId()]
    assert (case.alert, listed()) == ("", [])


@pytest.mark.parametrize("changes", [UNASKED, ()], ids=["nobody is asked", "a task"])
def test_the_function_of_who_alone_may_go_on_ends_by_its_date(file_one, looks, listed, at, changes):
    case, last = file_one(changes), clock.today() + timedelta(days=2)
    people.end_assignment(_held(CHIEF).id, last)
    transaction.commit()
    looks()
    at(last.isoformat())
    looks()
    assert (case.alert, listed()) == ("", [])
    at((last + timedelta(days=1)).isoformat())
    assert looks() == [case.getId()]
    assert (case.alert, listed()) == ("nobody", [case.getId()])


def test_who_stood_in_for_somebody_who_may_not_go_on_does_so_no_longer(file_one, looks, listed, at):
    first, last = clock.today(), clock.today() + timedelta(days=3)
    people.assign(CHIEF, "clerk", "bwiza", first)
    people.assign("archiviste", "zone-chief", "bwiza", first, last, substitute_for=CHIEF)
    case = file_one(FOUR_EYES, by=CHIEF)
    at(last.isoformat())
    looks()
    assert (case.alert, listed()) == ("", [])
    at((last + timedelta(days=1)).isoformat())
    assert looks() == [case.getId()]
    assert (case.alert, listed()) == ("nobody", [case.getId()])

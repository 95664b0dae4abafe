"""Making and ending assignments, and lending a function to a substitute."""

from datetime import date
from egov.policy import people
from egov.policy.core.errors import InvalidValues

import pytest


FIRST = date(2026, 3, 10)

LAST = date(2026, 3, 20)


def refused(*arguments, **more) -> list[tuple[str, str]]:
    """Field and code of what is wrong with an assignment."""
    with pytest.raises(InvalidValues) as caught:
        people.assign(*arguments, **more)
    return [(problem.field, problem.code) for problem in caught.value.problems]


def demo_post(user_id: str) -> people.Assignment:
    """What an account of the demonstration holds."""
    (found,) = people.assignments(user_id=user_id)
    return found


def test_an_assignment_is_kept_with_its_author_and_moment(portal, as_user):
    with as_user(portal, "fonctionnel"):
        made = people.assign("agent.bwiza", "clerk", "buyenzi", FIRST, LAST)
    assert people.find_assignment(made.id) == made
    assert (made.user, made.group, made.start, made.end) == (
        "agent.bwiza",
        "buyenzi.clerk",
        FIRST,
        LAST,
    )
    assert made.author == "fonctionnel"
    assert made.changed.utcoffset().total_seconds() == 0


def test_unknown_person_function_and_unit_are_all_named(portal):
    assert refused("nobody", "king", "moon", FIRST) == [
        ("user", "unknown"),
        ("function", "unknown"),
        ("unit", "unknown"),
    ]


def test_it_cannot_end_before_it_begins(portal):
    assert refused("agent.bwiza", "clerk", "buyenzi", LAST, FIRST) == [("end", "before_start")]


def test_the_same_assignment_is_refused_and_an_overlapping_one_is_not(portal):
    people.assign("agent.bwiza", "clerk", "buyenzi", FIRST, LAST)
    assert refused("agent.bwiza", "clerk", "buyenzi", FIRST, LAST) == [("user", "duplicate")]
    people.assign("agent.bwiza", "clerk", "buyenzi", FIRST)
    assert len(people.assignments(user_id="agent.bwiza", unit="buyenzi")) == 2


def test_assignments_are_listed_by_person_and_unit_latest_first(portal):
    early = people.assign("agent.bwiza", "clerk", "buyenzi", date(2025, 6, 1), date(2025, 7, 1))
    late = people.assign("agent.bwiza", "clerk", "buyenzi", FIRST)
    other = people.assign("chef.bwiza", "zone-chief", "buyenzi", date(2025, 9, 1))
    assert people.assignments(unit="buyenzi") == (late, other, early)
    assert people.assignments(user_id="agent.bwiza", unit="buyenzi") == (late, early)
    assert late in people.assignments()


def test_an_ended_assignment_stays_with_who_ended_it(portal, as_user):
    with as_user(portal, "fonctionnel"):
        made = people.assign("agent.bwiza", "clerk", "buyenzi", FIRST)
    with as_user(portal, "administrateur"):
        ended = people.end_assignment(made.id, LAST)
    assert people.find_assignment(made.id) == ended
    assert (ended.end, ended.author, ended.ended.by) == (LAST, "fonctionnel", "administrateur")
    assert ended.changed >= made.changed
    assert people.members("buyenzi.clerk", LAST) == ["agent.bwiza"]
    assert people.members("buyenzi.clerk", date(2026, 3, 21)) == []


def test_one_that_has_not_begun_can_be_cancelled_and_made_again(portal):
    made = people.assign("agent.bwiza", "clerk", "buyenzi", FIRST)
    people.end_assignment(made.id, date(2026, 3, 9))
    assert people.members("buyenzi.clerk", FIRST) == []
    people.assign("agent.bwiza", "clerk", "buyenzi", FIRST)
    assert people.members("buyenzi.clerk", FIRST) == ["agent.bwiza"]


@pytest.mark.parametrize("day", [LAST, date(2026, 3, 21)])
def test_ending_never_makes_it_longer(portal, day):
    made = people.assign("agent.bwiza", "clerk", "buyenzi", FIRST, LAST)
    with pytest.raises(InvalidValues) as caught:
        people.end_assignment(made.id, day)
    assert [(item.field, item.code) for item in caught.value.problems] == [("on", "too_late")]


def test_what_does_not_exist_cannot_be_ended(portal):
    with pytest.raises(InvalidValues):
        people.end_assignment("no-such-id", LAST)


def test_a_substitute_holds_the_function_for_the_dates_beside_the_holder(portal):
    people.assign("agent.bwiza", "zone-chief", "bwiza", FIRST, LAST, "chef.bwiza")
    assert people.members("bwiza.zone-chief", FIRST) == ["agent.bwiza", "chef.bwiza"]
    assert people.members("bwiza.zone-chief", date(2026, 3, 21)) == ["chef.bwiza"]


@pytest.mark.parametrize(
    ("start", "end", "lender", "code"),
    [
        (FIRST, LAST, "chef.nyakabiga", "not_holder"),
        (date(2025, 12, 31), LAST, "chef.bwiza", "not_holder"),
        (FIRST, LAST, "long.gone", "not_holder"),
        (FIRST, LAST, "agent.bwiza", "self"),
    ],
)
def test_only_a_holder_lends_and_only_what_they_hold(portal, start, end, lender, code):
    problems = refused("agent.bwiza", "zone-chief", "bwiza", start, end, lender)
    assert problems == [("substitute_for", code)]


def test_a_function_with_a_last_day_is_not_lent_for_ever(portal):
    people.end_assignment(demo_post("chef.bwiza").id, LAST)
    problems = refused("agent.bwiza", "zone-chief", "bwiza", FIRST, None, "chef.bwiza")
    assert problems == [("substitute_for", "not_holder")]


def test_a_substitute_cannot_lend_further(portal):
    people.assign("agent.bwiza", "zone-chief", "bwiza", FIRST, LAST, "chef.bwiza")
    problems = refused("agent.nyakabiga", "zone-chief", "bwiza", FIRST, LAST, "agent.bwiza")
    assert problems == [("substitute_for", "not_holder")]


def test_what_was_lent_ends_with_the_lender(portal):
    loan = people.assign("agent.bwiza", "zone-chief", "bwiza", FIRST, None, "chef.bwiza")
    people.end_assignment(demo_post("chef.bwiza").id, LAST)
    assert people.find_assignment(loan.id).end == LAST
    assert people.members("bwiza.zone-chief", date(2026, 3, 21)) == []


def test_what_was_lent_for_later_never_begins(portal):
    people.assign("agent.bwiza", "zone-chief", "bwiza", FIRST, LAST, "chef.bwiza")
    people.end_assignment(demo_post("chef.bwiza").id, date(2026, 2, 1))
    assert people.members("bwiza.zone-chief", FIRST) == []


def test_what_the_lender_still_holds_stays_lent(portal):
    people.assign("chef.bwiza", "zone-chief", "bwiza", date(2026, 2, 1))
    loan = people.assign("agent.bwiza", "zone-chief", "bwiza", FIRST, LAST, "chef.bwiza")
    first_post = people.assignments(user_id="chef.bwiza")[-1]
    people.end_assignment(first_post.id, date(2026, 2, 1))
    assert people.find_assignment(loan.id) == loan

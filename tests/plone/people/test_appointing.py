"""Who may give and end which function: the rules of pages and REST."""

from egov.policy import clock
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME

import pytest


FIRST = "2026-03-10"


@pytest.fixture(autouse=True)
def first_day(portal, on_day):
    """It is the first day."""
    on_day(FIRST)


def refused(*arguments) -> list[tuple[str, str]]:
    """Field and code of what is wrong."""
    with pytest.raises(InvalidValues) as caught:
        people.appoint(*arguments)
    return [(problem.field, problem.code) for problem in caught.value.problems]


def test_an_administrator_gives_a_function_to_somebody_else_from_today_on(portal, as_user):
    with as_user(portal, "fonctionnel"):
        made = people.appoint("agent.bwiza", "zone-chief", "bwiza", clock.today())
    assert people.find_assignment(made.id) == made


def test_an_administrator_takes_no_function(portal, as_user, on_day):
    today = clock.today()
    on_day("2026-03-11")
    with as_user(portal, "fonctionnel"):
        assert refused("fonctionnel", "zone-chief", "bwiza", today) == [
            ("user", "not_yourself"),
            ("start", "in_the_past"),
        ]
        assert refused("fonctionnel", "zone-chief", "bwiza", clock.today(), None, "chef.bwiza") == [
            ("user", "not_yourself")
        ]
    assert len(people.assignments(user_id="fonctionnel")) == 1


def test_only_a_manager_makes_and_ends_administrators_and_corrects_the_past(
    portal, as_user, on_day
):
    wanted = ("agent.bwiza", "functional-administrator", "mukaza", clock.today())
    on_day("2026-03-11")
    with as_user(portal, "fonctionnel"):
        assert ("function", "manager_only") in refused(*wanted)
    setRoles(portal, TEST_USER_ID, ["Manager"])
    with as_user(portal, TEST_USER_NAME):
        made = people.appoint(*wanted)
    with as_user(portal, "fonctionnel"), pytest.raises(InvalidValues):
        people.dismiss(made.id, clock.today())
    with as_user(portal, TEST_USER_NAME):
        assert people.dismiss(made.id, clock.today()).end == clock.today()

"""What a decision over REST asks and writes: counted, not timed.

A count that grows is work that every decision of every office does again; what it takes
beside stock Plone is measured by ``make bench``.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from egov.policy import cases
from egov.policy import casework
from egov.policy.cases import SiteWorld
from egov.policy.cases.access import roles_by_principal
from egov.policy.cases.situation import situation_of
from egov.policy.casework import links
from egov.policy.people.tree import find_unit
from plone.testing.zope import Browser
from Products.ZCatalog.Catalog import Catalog
from ZODB.mvccadapter import MVCCAdapterInstance

import pytest
import sys
import transaction


COUNTED = {
    Catalog.search.__code__: "queries",
    MVCCAdapterInstance.store.__code__: "stored",
    SiteWorld.__init__.__code__: "worlds",
    find_unit.__code__: "units",
    roles_by_principal.__code__: "roles",
    situation_of.__code__: "situations",
}
"""Functions by their code, so that it does not matter who has imported them."""

# The roles are worked out twice for coming in (may this person be here, and see the case),
# and once for the catalogue; one world decides and one answers.
ASKED = {"queries": 0, "roles": 3, "worlds": 5, "units": 25}

SPLIT = 2
"""Objects more that are stored when a full part of an index is cut in two."""


@contextmanager
def counting() -> Iterator[Counter]:
    """How often each of these is called meanwhile, in this thread."""
    found: Counter = Counter()

    def look(frame, event, argument):
        if event == "call" and frame.f_code in COUNTED:
            found[COUNTED[frame.f_code]] += 1

    sys.setprofile(look)
    try:
        yield found
    finally:
        sys.setprofile(None)


@pytest.fixture
def cost(functional_portal, http):
    """``cost(case, "submit")``: the counts of the clerk's request, which this thread serves."""

    def cost(case, transition: str) -> Counter:
        transaction.commit()
        browser = Browser(functional_portal.aq_parent)
        browser.addHeader("Accept", "application/json")
        browser.addHeader("Authorization", "Basic {}:{}".format(*http("agent.bwiza").auth))
        with counting() as found:
            browser.post(f"{case.absolute_url()}/@workflow/{transition}", "")
        transaction.begin()
        assert cases.last_decision(case)["action"] == transition
        return found

    return cost


def exceeded(found: Counter, **most: int) -> dict[str, int]:
    """What was done more often than it may be."""
    allowed = {**ASKED, **most}
    assert set(found) <= set(allowed)
    return {name: number for name, number in found.items() if number > allowed[name]}


def test_filing_asks_each_thing_once(functional_portal, open_draft, cost):
    # Besides the roles: for deciding, after the number was given, for the answer.
    found = cost(open_draft(functional_portal), "submit")
    assert exceeded(found, situations=6, stored=43 + SPLIT) == {}


def test_a_decision_asks_each_thing_once(functional_portal, as_user, open_draft, cost):
    case = open_draft(functional_portal)
    with as_user(functional_portal, "agent.bwiza"):
        casework.perform(case, "submit")
    found = cost(case, "approve")
    assert exceeded(found, situations=5, stored=20 + SPLIT) == {}


def test_what_belongs_to_a_case_is_looked_up_together(functional_portal, as_user, open_draft):
    case, *others = [open_draft(functional_portal) for _ in range(4)]
    for other in others:
        links.note_duplicate(case, other)
    with as_user(functional_portal, "agent.bwiza"), counting() as found:
        rows = [item.row for item in casework.linked(case)]
    assert [row["uid"] for row in rows] == [other.UID() for other in others]
    assert found["queries"] == 1


def test_counting_sees_what_is_done(functional_portal, open_draft, cost):
    found = cost(open_draft(functional_portal), "submit")
    assert set(found) == {"roles", "situations", "stored", "units", "worlds"}

"""The cases that belong to a case, on its page and in its history."""

from ..casework.effects.conftest import ALINE
from ..casework.effects.conftest import NUMBER
from ..casework.effects.conftest import publish
from egov.policy import casework

import pytest
import transaction


RULE = {"names": ["surname"], "date": "born", "days": 5, "flag": "double"}


@pytest.fixture
def filed(functional_portal, as_user):
    """``filed("bwiza", earlier=…)``: a permit that names another and looks for doubles."""
    effects = [
        NUMBER,
        {"link_case": {"field": "earlier", "as": "appeal"}},
        {"search_duplicates": RULE},
    ]
    publish(flags=["double"], submit=effects)

    def make(zone, **given):
        with as_user(functional_portal, f"agent.{zone}"):
            case = casework.open_case("permit", zone, {**ALINE, **given})
            casework.perform(case, "submit")
        transaction.commit()
        return case

    return make


@pytest.fixture
def together(filed, functional_portal, as_user):
    """One that the clerk of Bwiza may not see, and two: the second appeals against the first."""
    elsewhere, first = filed("nyakabiga"), filed("bwiza")
    with as_user(functional_portal, "chef.bwiza"):
        casework.perform(first, "grant")
    return elsewhere, first, filed("bwiza", earlier=first.UID())


def test_what_is_perhaps_the_same_leads_to_its_page(together, browse):
    elsewhere, first, second = together
    page = browse("agent.bwiza").get(second.absolute_url())
    assert "Doublon" in page.text(".identity")
    rows = page.texts("#related li")
    assert [first.reference in row for row in rows] == [True, True, False]
    assert "nommée dans cette demande (appeal)" in rows[0]
    assert "peut-être la même affaire" in rows[1]
    assert {link.get("href") for link in page.all("#related a")} == {first.absolute_url()}
    assert "Autres demandes" in page.text(".anchors")
    assert elsewhere.reference not in page.text()


def test_those_that_may_not_be_seen_are_counted(together, browse):
    elsewhere, _first, second = together
    rows = browse("agent.bwiza").get(second.absolute_url()).texts("#related li")
    assert "1 que vous ne pouvez pas voir" in rows[-1]
    back = browse("agent.nyakabiga").get(elsewhere.absolute_url())
    assert not back.all("#related"), "A case that was only looked at learns nothing."


def test_the_history_names_the_other_case(together, browse):
    _elsewhere, first, second = together
    clerk = browse("agent.bwiza")
    told = clerk.get(second.absolute_url()).text("#history")
    assert f"{first.reference} {first.title}, nommée dans cette demande" in told
    assert "une demande que vous ne pouvez pas voir, peut-être la même affaire" in told
    back = clerk.get(first.absolute_url()).text("#history")
    assert f"{second.reference} {second.title}, nomme cette demande" in back


def test_a_case_that_belongs_to_no_other_says_nothing(filed, browse):
    assert not browse("agent.bwiza").get(filed("bwiza").absolute_url()).all("#related")

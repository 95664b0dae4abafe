"""Cases that may be about the same person are found, flagged and named to who may see them."""

from .conftest import NUMBER
from .conftest import publish
from egov.policy import casework
from egov.policy.casework import links

import pytest


RULE = {"names": ["surname", "given_names"], "date": "born", "days": 5, "flag": "double"}


@pytest.fixture
def filed(portal, open_permit, take):
    """``filed(surname=…)``: a filed case that searched for duplicates."""
    publish(flags=["double"], submit=[NUMBER, {"search_duplicates": RULE}])

    def make(zone="bwiza", **given):
        return take(portal, open_permit(portal, zone, **given), "submit")

    return make


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"surname": "NIYONKURÚ"},
        {"surname": "Aline", "given_names": "Niyonkuru"},
        {"given_names": "Alline"},
        {"born": "1993-03-16"},
    ],
)
def test_one_who_is_named_alike_and_born_near_is_found(filed, given):
    first, second = filed(), filed(**given)
    assert (first.flags, second.flags) == ((), ("double",))
    assert [(item.case, item.how) for item in links.links(second)] == [(first.UID(), "duplicate")]
    assert links.links(first) == ()


@pytest.mark.parametrize(
    "given",
    [
        {"born": "1993-03-30"},
        {"surname": "Ndayishimiye"},
        {"given_names": "Alphonsine"},
        {"born": None},
    ],
)
def test_one_who_is_somebody_else_is_not(filed, given):
    filed()
    assert filed(**given).flags == ()


def test_cases_of_other_units_are_found_whoever_may_see_them(filed):
    first, second = filed("nyakabiga"), filed("bwiza")
    assert second.flags == ("double",)
    assert links.links(second)[0].case == first.UID()


def test_drafts_and_cases_of_other_procedures_are_not_earlier_cases(
    portal, filed, open_permit, take
):
    publish("other")
    take(portal, open_permit(portal, procedure="other"), "submit")
    open_permit(portal)
    assert filed().flags == ()


def test_what_was_found_is_named_to_who_may_see_it_and_counted_for_others(portal, as_user, filed):
    elsewhere, here = filed("nyakabiga"), filed("bwiza")
    last = filed("bwiza")
    with as_user(portal, "agent.bwiza"):
        seen = {item.link.case: item.row for item in casework.linked(last)}
    assert seen[here.UID()]["reference"] == here.reference
    assert seen[elsewhere.UID()] is None

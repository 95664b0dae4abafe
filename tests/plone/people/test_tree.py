"""The organisation tree of the demonstration commune."""

from egov.policy import people
from plone import api
from plone.restapi.interfaces import IDeserializeFromJson
from zExceptions import BadRequest
from zope.component import getMultiAdapter

import json
import pytest


ZONES = ("buyenzi", "bwiza", "zone-mukaza", "muyira", "nyakabiga")


def test_units_come_after_the_one_above_them_and_by_title(portal):
    assert tuple(unit.id for unit in people.units()) == ("bujumbura", "mukaza", *ZONES)


def test_a_unit_says_what_and_where_it_is(portal):
    assert people.find_unit("zone-mukaza") == people.UnitInfo(
        id="zone-mukaza",
        title="Mukaza",
        kind="zone",
        parent="mukaza",
        gazetteer="BI-ZO-02-09-03",
    )


def test_what_is_no_unit_is_not_found(portal):
    assert people.find_unit("elsewhere") is None
    assert people.find_unit("") is None


def test_ancestors_are_the_units_above_nearest_first(portal):
    assert people.ancestors("bwiza") == ("mukaza", "bujumbura")
    assert people.ancestors("bujumbura") == ()
    assert people.ancestors("elsewhere") == ()


def test_descendants_are_the_units_below(portal):
    assert people.descendants("bujumbura") == ("mukaza", *ZONES)
    assert people.descendants("mukaza") == ZONES
    assert people.descendants("bwiza") == ()


def test_a_parent_that_is_gone_is_no_ancestor(portal):
    portal.units.bwiza.parent = "closed-commune"
    assert people.ancestors("bwiza") == ()
    assert "bwiza" in {unit.id for unit in people.units()}


def test_a_loop_of_parents_ends(portal):
    portal.units.bujumbura.parent = "bwiza"
    assert people.ancestors("bwiza") == ("mukaza", "bujumbura", "bwiza")


def edit(portal, unit_id: str, **values) -> None:
    """Change a unit as plone.restapi does."""
    request = portal.REQUEST
    request["BODY"] = json.dumps(values)
    getMultiAdapter((portal.units[unit_id], request), IDeserializeFromJson)()


def test_a_unit_is_never_put_below_itself(portal, as_user):
    with api.env.adopt_roles(["Manager"]), pytest.raises(BadRequest, match="au-dessus"):
        edit(portal, "mukaza", parent="bwiza")


def test_a_unit_does_not_end_before_it_begins(portal):
    with (
        api.env.adopt_roles(["Manager"]),
        pytest.raises(BadRequest, match="avoir commencé"),
    ):
        edit(portal, "bwiza", valid_from="2026-02-01", valid_to="2026-01-31")


def test_the_unit_above_must_exist(portal):
    with api.env.adopt_roles(["Manager"]), pytest.raises(BadRequest):
        edit(portal, "bwiza", parent="elsewhere")


def test_validity_and_predecessors_are_told(portal):
    with api.env.adopt_roles(["Manager"]):
        edit(portal, "bwiza", valid_from="2026-02-01", predecessors=["buyenzi"])
    unit = people.find_unit("bwiza")
    assert unit.valid_from.isoformat() == "2026-02-01"
    assert unit.predecessors == ("buyenzi",)

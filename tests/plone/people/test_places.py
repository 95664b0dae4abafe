"""Fields of type location: what may be chosen in a case of a unit."""

from datetime import date
from egov.policy import people
from egov.policy.core.model import Field
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType

import pytest


def field(level: str, within: str) -> Field:
    """A question that asks for a place."""
    return Field("place", FieldType.LOCATION, Text(), level=level, within=within)


DAY = date(2026, 11, 21)

QUARTER_OF_THE_UNIT = field("quarter", "unit")

COMMUNE_OF_THE_COUNTRY = field("commune", "country")


def test_a_place_has_a_title_and_an_unknown_code_stands_for_itself():
    assert people.location_title("BI-QT-02-09-02-02") == "Quartier Jabe"
    assert people.location_title("BI-QT-00-00-00-00") == "BI-QT-00-00-00-00"


@pytest.mark.parametrize(
    ("code", "unit", "valid"),
    [
        ("BI-QT-02-09-02-01", "bwiza", True),
        ("BI-QT-02-09-02-01", "mukaza", True),
        ("BI-QT-02-09-02-01", "nyakabiga", False),
        ("BI-QT-02-09-02-01", "elsewhere", False),
        ("BI-ZO-02-09-02", "bwiza", False),
        ("Quartier Bwiza", "bwiza", False),
        ("", "bwiza", False),
    ],
)
def test_a_quarter_must_lie_in_the_unit(portal, code, unit, valid):
    assert people.is_location(code, QUARTER_OF_THE_UNIT, unit, DAY) is valid


@pytest.mark.parametrize(
    ("code", "valid"), [("BI-CO-05-04", True), ("BI-PR-05", False), ("BI-CO-99-99", False)]
)
def test_a_commune_of_the_country_may_lie_anywhere(portal, code, valid):
    assert people.is_location(code, COMMUNE_OF_THE_COUNTRY, "bwiza", DAY) is valid


def test_a_field_offers_the_places_of_its_level_in_the_unit(portal):
    offered = people.locations("quarter", "unit", "bwiza", DAY)
    assert [place.title for place in offered] == ["Quartier Bwiza", "Quartier Jabe"]
    assert len(people.locations("quarter", "unit", "mukaza", DAY)) == 23
    assert len(people.locations("commune", "country", "bwiza", DAY)) == 42


def test_everything_offered_is_valid(portal):
    for place in people.locations("quarter", "unit", "nyakabiga", DAY):
        assert people.is_location(place.code, QUARTER_OF_THE_UNIT, "nyakabiga", DAY)


def test_a_service_without_territory_serves_that_of_the_unit_above(portal):
    portal.units["zone-mukaza"].gazetteer = ""
    assert people.locations("zone", "unit", "zone-mukaza", DAY) == people.locations(
        "zone", "unit", "mukaza", DAY
    )


def test_nothing_is_offered_where_no_territory_is_known(portal):
    assert people.locations("quarter", "unit", "elsewhere", DAY) == ()


def test_a_commune_that_was_dissolved_is_one_of_its_days_alone(portal):
    before, after = date(1990, 5, 1), DAY
    assert people.is_location("BI-BB-02", COMMUNE_OF_THE_COUNTRY, "bwiza", before)
    assert not people.is_location("BI-BB-02", COMMUNE_OF_THE_COUNTRY, "bwiza", after)
    assert not people.is_location("BI-CO-05-04", COMMUNE_OF_THE_COUNTRY, "bwiza", before)
    assert len(people.locations("commune", "country", "bwiza", before)) == 119
    assert people.location_title("BI-BB-02") == "Gihanga"

"""The territory: complete, in normal case, with the slips of its source mended."""

from datetime import date
from egov.policy.people import gazetteer

import pytest
import tburundigeo


def counted(day):
    """How many places of each level exist on a day."""
    return [
        sum(place.exists(day) for place in gazetteer.places(level)) for level in gazetteer.LEVELS
    ]


def test_the_country_is_complete():
    assert counted(date(2026, 11, 21)) == [5, 42, 451, 3044]


def test_so_it_was_before_the_reform():
    assert counted(date(2025, 6, 30))[:2] == [18, 119]
    assert counted(date(2025, 7, 1))[:2] == [5, 42]
    assert counted(date(1990, 5, 1))[:2] == [17, 119], "Rumonge became a province in 2015"


def test_a_place_of_the_past_is_found_by_its_code_and_lies_in_one_of_the_past():
    gihanga = gazetteer.place("BI-BB-02")
    assert (gihanga.title, gihanga.until) == ("Gihanga", date(2025, 6, 30))
    assert gazetteer.place(gihanga.parent).title == "Bubanza"
    assert gazetteer.is_inside("BI-BB-02", "BI-BB")
    assert not gazetteer.is_inside("BI-BB-02", "BI-PR-02")


def test_every_place_but_a_province_lies_in_one_of_the_level_above():
    for upper, lower in zip(gazetteer.LEVELS, gazetteer.LEVELS[1:], strict=False):
        for place in gazetteer.places(lower):
            assert gazetteer.place(place.parent).level == upper


def test_no_name_is_in_capitals():
    assert gazetteer.place("BI-PR-02").title == "Bujumbura"
    names = [place.title for level in gazetteer.LEVELS for place in gazetteer.places(level)]
    assert [name for name in names if name.isupper()] == []


def test_karusi_is_spelled_as_its_own_seat():
    place = gazetteer.place("BI-CO-05-04")
    assert (place.title, place.seat) == ("Karusi", "Karusi")


@pytest.mark.parametrize("correction", gazetteer.corrections(), ids=lambda item: item.code)
def test_a_correction_is_still_needed(correction):
    # When this fails the package has been mended: take the correction out of
    # corrections.yaml.
    assert tburundigeo.get_commune(correction.code).name == correction.wrong
    assert correction.source


def test_a_name_that_differs_from_the_known_slip_is_left_alone():
    correction = gazetteer.Correction("BI-CO-05-04", "Karus", "Karusi", "a source")
    mended_upstream = gazetteer.Place("BI-CO-05-04", "Karuzi", "commune")
    assert gazetteer._mend(mended_upstream, correction) == mended_upstream


def test_places_of_an_area_are_those_inside_it_by_title():
    zones = gazetteer.places("zone", "BI-CO-02-09")
    assert [zone.title for zone in zones] == ["Buyenzi", "Bwiza", "Mukaza", "Muyira", "Nyakabiga"]


def test_an_area_contains_itself_and_not_its_neighbour():
    assert gazetteer.is_inside("BI-ZO-02-09-02", "BI-ZO-02-09-02")
    assert gazetteer.is_inside("BI-QT-02-09-02-01", "BI-PR-02")
    assert not gazetteer.is_inside("BI-QT-02-09-02-01", "BI-ZO-02-09-05")
    assert not gazetteer.is_inside("BI-PR-02", "BI-CO-02-09")


def test_an_unknown_code_is_no_place_and_nowhere():
    assert gazetteer.place("BI-XX-99") is None
    assert not gazetteer.is_inside("BI-XX-99", "BI-PR-02")

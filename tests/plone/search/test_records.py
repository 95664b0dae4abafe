from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.errors import InvalidValues
from egov.policy.search import find_records
from egov.policy.search import RecordQuery
from plone import api

import pytest


def day(*parts: int) -> datetime:
    return datetime(*parts, 9, tzinfo=UTC)


@pytest.fixture
def ask(portal, reader):
    """The references that a query finds, in their order, as the reader sees them."""

    def found(**asked) -> list[str]:
        with reader(portal):
            return [row["reference"] for row in find_records(RecordQuery(**asked)).rows]

    return found


@pytest.fixture
def page(portal, reader):
    """The page that a query finds, as the reader sees it."""

    def found(**asked):
        with reader(portal):
            return find_records(RecordQuery(**asked))

    return found


def test_only_what_the_person_may_see_is_found_and_counted(portal, add_row, page):
    add_row(portal, "MINE")
    add_row(portal, "OTHER", readers=["somebody"])
    shown = page(facets=("class", "unit", "year"))
    assert [row["reference"] for row in shown.rows] == ["MINE"]
    assert shown.total == 1
    assert shown.facets == {
        "class": {"3": 1, "3.2": 1, "3.2.2": 1},
        "unit": {"bujumbura": 1, "bwiza": 1, "mukaza": 1},
        "year": {"2026": 1},
    }


def test_open_cases_and_other_content_are_no_records(portal, add_row, ask):
    add_row(portal, "CLOSED")
    add_row(portal, "OPEN", case_phase="open")
    assert ask() == ["CLOSED"]


def test_text_is_found_whatever_its_accents_and_endings(portal, add_row, ask):
    add_row(portal, "R1", record_text="Attestation de résidence Ndayishimiye")
    add_row(portal, "R2", record_text="Bourse pour l’école Niyonzima")
    assert ask(text="ECOLES") == ["R2"]
    assert ask(text="residences") == ["R1"]
    assert ask(text="ndayi*") == ["R1"]
    assert ask(text="ecole residence") == []


def test_a_text_is_answered_best_first_and_by_another_order_if_asked(portal, add_row, ask):
    add_row(portal, "WEAK", closed_on=day(2026, 3, 1), record_text="terrain " + "mot " * 50)
    add_row(portal, "STRONG", closed_on=day(2026, 1, 1), record_text="terrain terrain")
    assert ask(text="terrain") == ["STRONG", "WEAK"]
    assert ask(text="terrain", sort="-closed") == ["WEAK", "STRONG"]


def test_the_profile_may_be_applied_again_without_losing_the_words(portal, add_row, ask):
    add_row(portal, "R1", record_text="résidence")
    setup = api.portal.get_tool("portal_setup")
    setup.runImportStepFromProfile("profile-egov.policy:default", "catalog")
    assert ask(text="residences") == ["R1"]


def test_a_class_finds_what_is_filed_below_it(portal, add_row, ask):
    add_row(portal, "R1", case_class=("3", "3.2", "3.2.2"))
    add_row(portal, "R2", case_class=("3", "3.20"))
    assert ask(class_code="3.2") == ["R1"]
    assert sorted(ask(class_code="3")) == ["R1", "R2"]


def test_reference_and_unit_are_exact(portal, add_row, ask):
    add_row(portal, "RES-1")
    add_row(portal, "RES-11", case_unit="rohero")
    assert ask(reference=" RES-1 ") == ["RES-1"]
    assert ask(unit="rohero") == ["RES-11"]


def test_a_unit_stands_for_what_is_below_it_today(portal, add_row, ask, page):
    add_row(portal, "R1")
    assert ask(unit="mukaza") == ["R1"]
    portal["units"]["bwiza"].parent = "bujumbura"
    assert ask(unit="mukaza") == []
    assert ask(unit="bujumbura") == ["R1"]
    assert page(facets=("unit",)).facets["unit"] == {"bujumbura": 1, "bwiza": 1}


def test_days_are_the_days_of_the_office(portal, in_bujumbura, add_row, ask):
    add_row(portal, "31", closed_on=datetime(2026, 1, 31, 21, 59, tzinfo=UTC))
    add_row(portal, "1", closed_on=datetime(2026, 1, 31, 22, 0, tzinfo=UTC))
    assert ask(closed_to=date(2026, 1, 31)) == ["31"]
    assert ask(closed_from=date(2026, 2, 1)) == ["1"]
    assert ask(closed_from=date(2026, 1, 31), closed_to=date(2026, 2, 1)) == ["1", "31"]


def test_the_last_minute_of_a_year_counts_for_the_year_of_the_office(
    portal, in_bujumbura, add_row, page
):
    add_row(portal, "OLD", closed_on=datetime(2024, 12, 31, 21, 59, tzinfo=UTC))
    add_row(portal, "NEW", closed_on=datetime(2025, 12, 31, 22, 0, tzinfo=UTC))
    assert page(facets=("year",)).facets == {"year": {"2026": 1, "2024": 1}}


@pytest.mark.parametrize("last", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(portal, add_row, ask, last):
    add_row(portal, "R1")
    assert ask(closed_from=last) == (["R1"] if last == date.min else [])
    assert ask(closed_to=last, disposal_due_before=last) == []


def test_due_before_a_day_leaves_out_that_day_and_what_is_never_due(portal, add_row, ask):
    add_row(portal, "DUE", disposal_due="2031-11-20")
    add_row(portal, "LATER", disposal_due="2031-11-21")
    add_row(portal, "NEVER")
    assert ask(disposal_due_before=date(2031, 11, 21)) == ["DUE"]


def test_a_record_without_a_date_comes_last_and_is_not_lost(portal, add_row, ask, page):
    add_row(portal, "NEVER")
    add_row(portal, "LATER", disposal_due="2031-11-21")
    add_row(portal, "DUE", disposal_due="2031-11-20")
    assert ask(sort="disposal") == ["DUE", "LATER", "NEVER"]
    assert ask(sort="-disposal") == ["LATER", "DUE", "NEVER"]
    assert ask(sort="disposal", start=2, size=1) == ["NEVER"]
    assert page(sort="disposal", size=1).total == 3


@pytest.mark.parametrize("sort", ["closed", "-closed", "relevance"])
def test_pages_show_every_record_once_even_with_equal_dates(portal, add_row, ask, sort):
    names = [f"R{number:02}" for number in range(23)]
    for name in names:
        add_row(portal, name)
    seen = [name for start in range(0, 25, 2) for name in ask(sort=sort, start=start, size=2)]
    assert sorted(seen) == names


def test_a_page_has_at_most_a_hundred_rows_and_an_exact_total(portal, add_row, page):
    for number in range(101):
        add_row(portal, f"R{number}")
    shown = page(size=1000)
    assert (len(shown.rows), shown.total) == (100, 101)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"sort": "nonsense"}, "sort"),
        ({"sort": "-relevance"}, "sort"),
        ({"facets": ("class", "nonsense")}, "facets"),
        ({"text": "de la"}, "text"),
    ],
)
def test_a_question_that_makes_no_sense_names_its_field(page, asked, field):
    with pytest.raises(InvalidValues) as caught:
        page(**asked)
    assert [item.field for item in caught.value.problems] == [field]

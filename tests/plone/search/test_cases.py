from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.errors import InvalidValues
from egov.policy.search import CaseQuery
from egov.policy.search import find_cases
from plone import api

import pytest


@pytest.fixture
def ask(portal, reader):
    """The references that a query finds, in their order, as the reader sees them."""

    def found(**asked) -> list[str]:
        with reader(portal):
            return [row["reference"] for row in find_cases(CaseQuery(**asked)).rows]

    return found


def test_only_what_the_person_may_see_is_found_and_counted(portal, add_row, reader):
    add_row(portal, "MINE", case_phase="open")
    add_row(portal, "OTHER", case_phase="open", readers=["somebody"])
    with reader(portal):
        page = find_cases(CaseQuery())
    assert [row["reference"] for row in page.rows] == ["MINE"]
    assert page.total == 1


def test_other_content_is_never_among_the_cases(portal, add_row, ask, reader):
    add_row(portal, "CASE")
    reader(portal)
    api.user.grant_roles(username="reader", roles=["Manager"])
    with reader(portal):
        api.content.create(portal, "Document", title="A page")
    assert ask() == ["CASE"]


def test_filters_are_combined(portal, add_row, ask):
    add_row(portal, "R1", review_state="verification", case_phase="open")
    add_row(portal, "R2", review_state="verification", case_phase="open", case_unit="rohero")
    add_row(portal, "R3", procedure="indigence")
    assert sorted(ask(state="verification")) == ["R1", "R2"]
    assert ask(state="verification", unit="rohero") == ["R2"]
    assert ask(procedure="indigence") == ["R3"]
    assert ask(phase="final") == ["R3"]
    assert ask(procedure="unknown") == []


def test_newest_come_first_and_drafts_without_a_number_are_listed(portal, add_row, ask):
    add_row(portal, "OLD", created=datetime(2026, 1, 1, 9, tzinfo=UTC))
    add_row(portal, "", case_phase="draft", created=datetime(2026, 1, 3, 9, tzinfo=UTC))
    add_row(portal, "NEW", created=datetime(2026, 1, 2, 9, tzinfo=UTC))
    assert ask() == ["", "NEW", "OLD"]
    assert ask(sort="opened") == ["OLD", "NEW", ""]
    assert ask(sort="reference") == ["", "NEW", "OLD"]


def test_the_days_of_opening_are_those_of_the_office_and_included(
    portal, in_bujumbura, add_row, ask
):
    add_row(portal, "LATE", created=datetime(2026, 1, 31, 22, 30, tzinfo=UTC))
    assert ask(opened_from=date(2026, 2, 1), opened_to=date(2026, 2, 1)) == ["LATE"]
    assert ask(opened_to=date(2026, 1, 31)) == []


def test_a_unit_stands_for_what_is_below_it_today(portal, add_row, ask):
    add_row(portal, "R1", case_phase="open")
    assert ask(unit="mukaza") == ["R1"]
    portal["units"]["bwiza"].parent = "bujumbura"
    assert ask(unit="mukaza") == []


@pytest.mark.parametrize("sort", ["", "opened", "due", "-reference"])
def test_pages_show_every_case_once_even_if_opened_together(portal, add_row, reader, sort):
    names = [f"R{number:02}" for number in range(23)]
    for name in names:
        add_row(portal, name, case_phase="open")
    with reader(portal):
        pages = [find_cases(CaseQuery(sort=sort, start=start, size=2)) for start in range(0, 26, 2)]
    assert sorted(row["reference"] for page in pages for row in page.rows) == names
    assert {page.total for page in pages} == {23}


def test_the_last_days_of_the_calendar_are_no_error(portal, add_row, ask):
    add_row(portal, "R1", case_phase="open")
    assert ask(opened_from=date.min, opened_to=date.max) == ["R1"]
    assert ask(opened_from=date.max) == []


def test_text_is_searched(portal, add_row, ask):
    add_row(portal, "R1", case_phase="open", record_text="Niyonzima-Ndayizeye")
    assert ask(text="ndayizeye") == ["R1"]
    assert ask(text="   ") == ["R1"]


@pytest.mark.parametrize("sort", ["closed", "--opened", "title; drop"])
def test_an_unknown_order_is_refused(portal, ask, sort):
    with pytest.raises(InvalidValues):
        ask(sort=sort)

from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import archiving
from egov.policy import casework
from egov.policy import classification
from egov.policy import clock
from egov.policy import journal
from egov.policy import search
from egov.policy.archiving import declaration
from egov.policy.cases import procedure_of
from egov.policy.core.model import Filing
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.terms import StartEvent
from plone import api

import pytest


CLOSED = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """``at(moment)``: set the clock of the site."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def counted_from_filing(monkeypatch):
    """A procedure whose retention is counted from filing."""

    def changed(case):
        return replace(procedure_of(case), filing=Filing("3.2.2", StartEvent.FILING))

    monkeypatch.setattr(declaration, "procedure_of", changed)


def test_an_open_case_has_no_disposal(portal, open_filed):
    assert archiving.disposal(open_filed(portal)) is None


def test_closing_gives_a_case_its_disposal_and_every_reason_of_it(portal, open_closed, at):
    at(CLOSED)
    assert archiving.disposal(open_closed(portal)) == archiving.CaseDisposal(
        due=date(2031, 11, 21),
        action=FinalAction.SORT,
        open_on=date(2076, 11, 21),
        code="3.2.2",
        label="Attestations délivrées (registre et doubles)",
        years=5,
        mode=RetentionMode.EXACT,
        event=StartEvent.CLOSING,
        event_date=date(2026, 11, 21),
        mandate="",
        source="P",
    )


def test_the_day_of_closing_is_the_day_of_the_office(portal, open_closed, at):
    # Bujumbura is two hours ahead of UTC.
    api.portal.set_registry_record("plone.portal_timezone", "Africa/Bujumbura")
    at(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    assert archiving.disposal(open_closed(portal)).due == date(2032, 1, 1)


def test_retention_is_counted_from_filing_where_the_procedure_says_so(
    portal, as_user, open_filed, at, counted_from_filing
):
    at(datetime(2026, 1, 10, 9, tzinfo=UTC))
    case = open_filed(portal)
    at(CLOSED)
    with as_user(portal, "agent.bwiza"):
        casework.perform(case, "refuse", comment="Ne réside pas dans la zone.")
    found = archiving.disposal(case)
    assert (found.event, found.event_date) == (StartEvent.FILING, date(2026, 1, 10))
    assert found.due == date(2031, 1, 10)


def test_the_rule_is_the_one_of_the_day_of_closing(portal, open_closed, at):
    now = classification.export_csv()
    later = now.replace(
        "3.2.2;Attestations délivrées (registre et doubles);3.2;5;", "3.2.2;A;3.2;9;"
    )
    classification.import_csv(later.encode(), valid_from=date(2040, 1, 1))
    at(CLOSED)
    assert archiving.disposal(open_closed(portal)).years == 5
    at(datetime(2040, 1, 1, 9, tzinfo=UTC))
    assert archiving.disposal(open_closed(portal)).years == 9


@pytest.mark.parametrize("code", ["3.2", "9.9.9"])
def test_a_case_of_a_class_without_a_rule_is_closed_and_never_due(
    portal, as_user, open_filed, code
):
    case = open_filed(portal)
    case.classification = code
    with as_user(portal, "agent.bwiza"):
        casework.perform(case, "refuse", comment="Ne réside pas dans la zone.")
    assert case.closed_on is not None
    assert archiving.disposal(case) is None


def test_the_journal_says_that_the_case_became_a_record(portal, open_closed, at):
    at(CLOSED)
    (entry,) = [
        item for item in journal.entries(open_closed(portal)) if item.action == "record_declared"
    ]
    assert entry.data == {
        "classification": "3.2.2",
        "disposal_due": "2031-11-21",
        "disposal_action": "sort",
    }


def test_the_archivist_of_the_commune_finds_the_record_of_a_zone(portal, as_user, open_closed):
    case = open_closed(portal)
    query = search.RecordQuery(text=case.title.lower(), class_code="3.2", facets=("unit",))
    with as_user(portal, "archiviste"):
        page = search.find_records(query)
    assert [row["reference"] for row in page.rows] == [case.reference]
    assert page.rows[0]["disposal_due"] == case.disposal["due"]
    assert page.facets == {"unit": {"bujumbura": 1, "bwiza": 1, "mukaza": 1}}


def test_a_clerk_of_another_zone_does_not_find_it(portal, as_user, open_closed):
    open_closed(portal)
    with as_user(portal, "agent.nyakabiga"):
        assert search.find_records(search.RecordQuery(facets=("unit",))) == search.Page(
            (), 0, {"unit": {}}
        )
        assert search.find_cases(search.CaseQuery()).total == 0


def test_an_open_case_is_found_by_its_clerk_and_not_by_the_archivist(portal, as_user, open_filed):
    case = open_filed(portal)
    with as_user(portal, "agent.bwiza"):
        page = search.find_cases(search.CaseQuery(text=case.reference, opened_from=clock.today()))
        assert [row["reference"] for row in page.rows] == [case.reference]
    with as_user(portal, "archiviste"):
        assert search.find_cases(search.CaseQuery()).total == 0

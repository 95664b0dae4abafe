from dataclasses import replace
from datetime import date
from datetime import timedelta
from egov.policy.core.retention import disposal
from egov.policy.core.retention import DisposalReason
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.retention import RetentionRule
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest


RULE = RetentionRule(
    code="3.2.2",
    label="Attestations délivrées (registre et doubles)",
    years=5,
    trigger="délivrance",
    action=FinalAction.SORT,
    mandate="à valider",
    source="P",
    closure_years=50,
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = st.integers(0, 150)
MODES = st.sampled_from(RetentionMode)
few = settings(max_examples=30, deadline=None)


# Expected days are worked out by hand.
@pytest.mark.parametrize(
    ("mode", "years", "closed", "expected"),
    [
        ("exact", 5, date(2026, 11, 21), date(2031, 11, 21)),
        ("exact", 0, date(2026, 11, 21), date(2026, 11, 21)),
        ("exact", 1, date(2024, 2, 29), date(2025, 2, 28)),
        ("exact", 4, date(2024, 2, 29), date(2028, 2, 29)),
        ("exact", 76, date(2024, 2, 29), date(2100, 2, 28)),
        ("exact", 1, date(2023, 2, 28), date(2024, 2, 28)),
        ("exact", 90, date(1975, 6, 15), date(2065, 6, 15)),
        ("year_end", 10, date(2013, 1, 3), date(2024, 1, 1)),
        ("year_end", 10, date(2013, 12, 31), date(2024, 1, 1)),
        ("year_end", 0, date(2026, 11, 21), date(2027, 1, 1)),
        ("year_end", 1, date(2024, 2, 29), date(2026, 1, 1)),
    ],
)
def test_the_due_date_is_what_a_hand_made_table_says(mode, years, closed, expected):
    assert disposal(replace(RULE, mode=RetentionMode(mode), years=years), closed).due == expected


def test_without_the_event_nothing_is_due_or_open():
    result = disposal(RULE, None)
    assert (result.due, result.open_on, result.action) == (None, None, FinalAction.SORT)


@pytest.mark.parametrize(
    ("closure_years", "expected"),
    [(50, date(2076, 11, 21)), (0, date(2026, 11, 21))],
)
@pytest.mark.parametrize("mode", RetentionMode)
def test_the_closure_period_is_counted_to_the_day_in_both_modes(mode, closure_years, expected):
    rule = replace(RULE, mode=mode, closure_years=closure_years)
    assert disposal(rule, date(2026, 11, 21)).open_on == expected


def test_the_reason_holds_every_fact_of_the_sentence():
    assert disposal(RULE, date(2026, 11, 21)).reason == DisposalReason(
        code="3.2.2",
        label="Attestations délivrées (registre et doubles)",
        years=5,
        trigger="délivrance",
        trigger_date=date(2026, 11, 21),
        mode=RetentionMode.EXACT,
        mandate="à valider",
    )


@pytest.mark.parametrize(
    "bad",
    [{"years": -1}, {"years": 1000}, {"closure_years": -1}, {"closure_years": 1000}],
)
def test_a_number_of_years_out_of_range_is_refused(bad):
    with pytest.raises(ValueError, match=r"class 3\.2\.2"):
        replace(RULE, **bad)


@given(DAYS, YEARS)
@few
def test_exactly_so_many_years_pass(day, years):
    due = disposal(replace(RULE, years=years), day).due
    assert due.year - day.year == years
    assert (due.month, due.day) in {(day.month, day.day), (2, 28)}


@given(DAYS, YEARS)
@few
def test_the_year_end_is_never_earlier_than_the_exact_date_and_less_than_a_year_later(day, years):
    exact = disposal(replace(RULE, years=years), day).due
    year_end = disposal(replace(RULE, years=years, mode=RetentionMode.YEAR_END), day).due
    assert timedelta(0) < year_end - exact <= timedelta(days=366)


@given(DAYS, YEARS, MODES)
@few
def test_a_longer_rule_or_a_later_event_never_ends_earlier(day, years, mode):
    rule = replace(RULE, years=years, mode=mode)
    due = disposal(rule, day).due
    assert due < disposal(replace(rule, years=years + 1), day).due
    assert due <= disposal(rule, day + timedelta(days=1)).due

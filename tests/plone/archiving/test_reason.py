from dataclasses import replace
from datetime import date
from egov.policy.archiving import CaseDisposal
from egov.policy.archiving import reason_text
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.terms import StartEvent
from plone.restapi.serializer.converters import json_compatible

import pytest


SORTED = CaseDisposal(
    due=date(2031, 11, 21),
    action=FinalAction.SORT,
    open_on=date(2076, 11, 21),
    code="3.2.2",
    label="Attestations délivrées",
    years=5,
    mode=RetentionMode.EXACT,
    event=StartEvent.CLOSING,
    event_date=date(2026, 11, 21),
    mandate="",
    source="P",
)


def test_the_reason_names_action_day_class_period_and_event(portal):
    assert reason_text(SORTED, "en") == (
        "To be sorted on November 21, 2031: class 3.2.2 “Attestations délivrées”, "
        "5 years after closing (November 21, 2026)."
    )


def test_the_reason_is_said_in_the_language_of_the_reader(portal):
    assert reason_text(SORTED, "fr").startswith("À trier le 21 novembre 2031")


@pytest.mark.parametrize("event", StartEvent)
@pytest.mark.parametrize("mode", RetentionMode)
@pytest.mark.parametrize("action", FinalAction)
@pytest.mark.parametrize("years", [0, 1, 2])
def test_every_kind_of_rule_has_a_sentence_of_its_own(portal, action, mode, event, years):
    one = replace(SORTED, action=action, mode=mode, event=event, years=years)
    others = [
        replace(one, action=other, mode=mode2, event=event2)
        for other in FinalAction
        for mode2 in RetentionMode
        for event2 in StartEvent
    ]
    said = [reason_text(item, "en") for item in others]
    assert said.count(reason_text(one, "en")) == 1
    assert "$" not in reason_text(one, "en")


def test_without_the_event_the_sentence_says_that_nothing_is_known(portal):
    unknown = replace(SORTED, due=None, event_date=None)
    assert reason_text(unknown, "en").startswith("The date is not known yet: class 3.2.2")


def test_over_rest_the_reason_comes_as_facts_and_as_a_sentence(portal):
    shown = json_compatible(SORTED)
    assert (shown["due"], shown["action"], shown["event"]) == ("2031-11-21", "sort", "closing")
    assert "3.2.2" in shown["reason"]

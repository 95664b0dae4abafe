"""``call_web``: what is sent, and that nothing waits for it."""

from .conftest import NUMBER
from .conftest import publish
from egov.policy import calls
from egov.policy import cases
from plone import api

import json
import pytest


CALL = {"call_web": {"endpoint": "register", "fields": ["surname", "born", "price", "given_names"]}}


@pytest.fixture
def endpoint(portal):
    """An address in the settings."""
    lines = ["register https://register.example/cases"]
    api.portal.set_registry_record("egov.policy.calls.endpoints", lines)


def test_the_answers_that_are_named_are_sent_with_what_was_decided(
    portal, endpoint, open_permit, take
):
    publish(submit=[NUMBER, CALL])
    case = take(portal, open_permit(portal, price="1500", given_names=None), "submit")
    assert cases.state_of(case).id == "review"
    (delivery,) = calls.deliveries(case)
    assert (delivery.endpoint, delivery.transition, delivery.state) == (
        "register",
        "submit",
        "waiting",
    )
    body = json.loads(delivery.body)
    assert body.pop("at") == case.filed_on.isoformat(timespec="seconds")
    assert body == {
        "case": case.reference,
        "unit": "bwiza",
        "procedure": "permit",
        "version": 1,
        "transition": "submit",
        "id": delivery.id,
        "fields": {
            "surname": "Niyonkuru",
            "born": "1993-03-12",
            "price": "1500",
            "given_names": None,
        },
    }


def test_a_definition_may_only_name_an_address_of_the_settings(portal, endpoint):
    with pytest.raises(AssertionError, match="tax-office"):
        publish(submit=[NUMBER, {"call_web": {**CALL["call_web"], "endpoint": "tax-office"}}])

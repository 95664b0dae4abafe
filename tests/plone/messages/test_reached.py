"""By which channel a colleague is reached."""

from .conftest import PHONE
from egov.policy import messages
from egov.policy import people
from egov.policy.cases import procedure_of
from egov.policy.casework.situations import load
from egov.policy.core.messages import Moment
from egov.policy.core.messages import Saying
from egov.policy.core.terms import OccasionKind
from plone import api

import pytest


CLERK = "agent.bwiza"


@pytest.mark.parametrize(
    ("email", "expected"),
    [("", ("sms", PHONE)), ("clerk@bwiza.example", None)],
    ids=["who has a telephone alone", "who has an address"],
)
def test_a_colleague_is_told_by_sms_who_has_no_address(site, told, as_user, email, expected):
    with as_user(site, CLERK):
        people.set_phone(CLERK, PHONE)
    api.user.get(CLERK).setMemberProperties({"email": email})
    (message,) = (item for item in procedure_of(told).messages if item.id == "received")
    saying = Saying(message, Moment(OccasionKind.FILING), people=(CLERK,), contacts=())
    before = len(messages.letters(told))
    messages.tell(told, load(told), [saying])
    found = [(item.channel, item.address) for item in messages.letters(told)[before:]]
    assert found == ([expected] if expected else [])

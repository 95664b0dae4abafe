"""By which channel a colleague is reached."""

from .conftest import PHONE
from dataclasses import replace
from egov.policy import messages
from egov.policy import people
from egov.policy.cases import procedure_of
from egov.policy.casework.situations import load
from egov.policy.core.messages import Moment
from egov.policy.core.messages import Saying
from egov.policy.core.model import Text
from egov.policy.core.terms import OccasionKind
from plone import api

import pytest


CLERK = "agent.bwiza"


EMAIL = "clerk@bwiza.example"

SAID = Text(fr="Reçu", en="Received")

BOTH = {"email": SAID, "email_subject": SAID}


@pytest.mark.parametrize(
    ("email", "words", "expected"),
    [
        ("", {}, ("sms", PHONE)),
        (EMAIL, {}, ("sms", PHONE)),
        ("", BOTH, ("sms", PHONE)),
        (EMAIL, BOTH, ("email", EMAIL)),
        ("", BOTH | {"sms": Text()}, None),
    ],
    ids=["SMS alone", "SMS alone, address", "both", "both, address", "e-mail alone"],
)
def test_a_colleague_is_told_by_the_channel_for_which_there_are_words(
    site, told, as_user, email, words, expected
):
    with as_user(site, CLERK):
        people.set_phone(CLERK, PHONE)
    api.user.get(CLERK).setMemberProperties({"email": email})
    (message,) = (item for item in procedure_of(told).messages if item.id == "received")
    message = replace(message, **words)
    saying = Saying(message, Moment(OccasionKind.FILING), people=(CLERK,), contacts=())
    before = len(messages.letters(told))
    messages.tell(told, load(told), [saying])
    found = [(item.channel, item.address) for item in messages.letters(told)[before:]]
    assert found == ([expected] if expected else [])

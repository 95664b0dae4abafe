"""By which channel a colleague is reached."""

from .conftest import by_sms
from .conftest import filed
from .conftest import only
from .conftest import PHONE
from dataclasses import replace
from egov.policy import casework
from egov.policy import journal
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
import transaction


CLERK = "agent.bwiza"


EMAIL = "clerk@bwiza.example"

SAID = Text(fr="Reçu", en="Received")

BOTH = {"email": SAID, "email_subject": SAID}


def say(case, **words):
    """Let the clerk be told of the filing, in other words."""
    (message,) = (item for item in procedure_of(case).messages if item.id == "received")
    saying = Saying(
        replace(message, **words), Moment(OccasionKind.FILING), people=(CLERK,), contacts=()
    )
    before = messages.letters(case)
    messages.tell(case, load(case), [saying])
    (letter,) = (item for item in messages.letters(case) if item not in before)
    return letter


@pytest.mark.parametrize(
    ("email", "words", "expected"),
    [
        ("", {}, ("sms", PHONE)),
        (EMAIL, {}, ("sms", PHONE)),
        ("", BOTH, ("sms", PHONE)),
        (EMAIL, BOTH, ("email", EMAIL)),
        ("", BOTH | {"sms": Text()}, ("email", "")),
    ],
    ids=["SMS alone", "SMS alone, address", "both", "both, address", "e-mail alone"],
)
def test_a_colleague_is_told_by_the_channel_for_which_there_are_words(
    site, told, as_user, email, words, expected
):
    with as_user(site, CLERK):
        people.set_phone(CLERK, PHONE)
    api.user.get(CLERK).setMemberProperties({"email": email})
    letter = say(told, **words)
    assert (letter.channel, letter.address) == expected


def test_a_colleague_who_cannot_be_reached_stands_on_the_case_until_they_can(
    site, told, as_user, http, work, catcher
):
    work()
    letter = say(told)
    assert (letter.person, letter.state, letter.error) == (CLERK, "failed", "no_address")
    (entry,) = [item for item in journal.entries(told) if item.action == "message_failed"]
    assert entry.data["letter"] == letter.id
    transaction.commit()
    session, address = http("agent.bwiza"), told.absolute_url()
    items = session.get(f"{address}/@messages").json()["items"]
    (shown,) = (item for item in items if item["id"] == letter.id)
    assert (shown["state"], shown["error"]) == ("failed", "no_address")
    refused = session.post(f"{address}/@messages/{letter.id}/resend", json={})
    assert (refused.status_code, refused.json()["type"]) == (409, "StateConflict")
    transaction.begin()
    with as_user(site, CLERK):
        people.set_phone(CLERK, PHONE)
    transaction.commit()
    assert session.post(f"{address}/@messages/{letter.id}/resend", json={}).status_code == 204
    transaction.begin()
    work()
    assert {item.state for item in messages.letters(told)} == {"sent"}


def test_what_the_law_wants_told_and_no_answer_says_where_stands_on_the_case(
    site, catcher, as_user, answers, http, work
):
    by_sms(catcher)
    case = filed(site, as_user, answers)
    with as_user(site, CLERK):
        casework.perform(case, "refuse", comment="Ne réside pas dans la zone.")
    transaction.commit()
    letter = only(case)
    assert (letter.message, letter.field, letter.address) == ("refused", "phone", "")
    assert (letter.channel, letter.state, letter.error) == ("sms", "failed", "no_address")
    assert letter.text
    page = http("agent.bwiza").get(case.absolute_url(), headers={"Accept": "text/html"}).text
    assert "personne n’a été prévenu" in page
    work()
    assert catcher.received == []

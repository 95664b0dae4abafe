"""The telephone number of a person: who says it, and that forms propose it."""

from egov.policy import people
from egov.policy.casework.proposing import proposals
from egov.policy.casework.surroundings import new_form_context
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.reader import read

import pytest


CHIEF, CLERK, ADMINISTRATOR = "chef.bwiza", "agent.bwiza", "fonctionnel"

NUMBER = "+25779123456"

PAGE = {"Accept": "text/html"}


@pytest.mark.parametrize("text", ["79 12 34 56", "+257 79 12 34 56", "0025779123456", NUMBER])
def test_a_number_is_kept_in_one_form(portal, as_user, text):
    with as_user(portal, CHIEF):
        assert people.set_phone(CHIEF, text) == NUMBER
    assert people.phone_of(CHIEF) == NUMBER


def test_an_empty_one_takes_it_away(portal, as_user):
    with as_user(portal, ADMINISTRATOR):
        people.set_phone(CHIEF, NUMBER)
        people.set_phone(CHIEF, " ")
    assert people.phone_of(CHIEF) == ""


@pytest.mark.parametrize(
    "text", ["12", "79 12 34", "abc", "+257 00 00 00 00", "79123456 / 69123456"]
)
def test_what_is_no_number_is_refused(portal, as_user, text):
    with as_user(portal, CHIEF), pytest.raises(InvalidValues, match="phone: not_a_phone"):
        people.set_phone(CHIEF, text)


def test_it_is_said_by_the_person_or_by_who_looks_after_people(portal, as_user):
    with as_user(portal, CLERK), pytest.raises(NotAllowed):
        people.set_phone(CHIEF, NUMBER)
    with as_user(portal, ADMINISTRATOR):
        people.set_phone(CHIEF, NUMBER)
        with pytest.raises(InvalidValues, match="user: unknown"):
            people.set_phone("nobody.at.all", NUMBER)


def test_over_rest(http):
    address = f"@people/{CHIEF}"
    assert http(CLERK).get(address).status_code == 403
    assert http(ADMINISTRATOR).get("@people/nobody.at.all").status_code == 404
    assert http(ADMINISTRATOR).get("@people").status_code == 404
    assert http(CHIEF).patch(address, json={"phone": "79 12 34 56"}).status_code == 204
    told = http(ADMINISTRATOR).get(address).json()
    assert (told["id"], told["phone"]) == (CHIEF, NUMBER)
    assert http(CHIEF).get("@message-preferences").json()["phone"] == NUMBER
    for body in ({"phone": "12"}, {"phone": 79123456}, {"mobile": NUMBER}, {}):
        assert http(CHIEF).patch(address, json=body).status_code == 400


def test_on_the_page(http):
    page = http(CHIEF).get("@@contact-details", headers=PAGE)
    assert page.status_code == 200 and 'type="tel"' in page.text
    other = http(CLERK).get("@@contact-details", params={"user": CHIEF}, headers=PAGE)
    assert other.status_code == 403
    page = http(ADMINISTRATOR).get("@@people", params={"text": CHIEF}, headers=PAGE)
    assert f"@@contact-details?user={CHIEF}" in page.text


def test_a_form_proposes_the_number_of_the_requester(portal, as_user):
    text = "- {id: contact, type: phone, title: {fr: Téléphone}, prefill: requester.phone}\n"
    procedure = _with(text)
    with as_user(portal, CLERK):
        people.set_phone(CLERK, NUMBER)
        context = new_form_context(procedure, "bwiza")
        (found,) = proposals(procedure, context, {}, ["contact"]).values()
    assert (found.value, found.source) == (NUMBER, "requester.phone")


def _with(field):
    from pathlib import Path

    text = (Path(__file__).parents[1] / "renewal.yaml").read_text("utf-8")
    return read(text.replace("    fields:\n", f"    fields:\n      {field}", 1))

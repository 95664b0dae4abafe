"""A session that ends while somebody types loses nothing of it."""

from egov.policy import cases

import pytest


PASSWORD = "correct horse battery"


@pytest.fixture
def stranger(browse):
    return browse()


@pytest.fixture
def interrupted(browse, stranger, typed):
    """What the sign-in page sends after a form came without a session."""
    token = browse("agent.bwiza").token
    page = stranger.post("@@new-case", {**typed, "_authenticator": token}, token=False)
    assert page.status == 401
    return page


def _boxes(page, name="agent.bwiza", password=PASSWORD) -> dict:
    sent = dict(page.one("main form").form_values())
    return {**sent, "__ac_name": name, "__ac_password": password}


def test_the_sign_in_page_says_so_and_keeps_what_was_typed(interrupted):
    assert "Votre session a pris fin" in interrupted.text("main")
    assert interrupted.one("input[name=field-surname]").get("value") == "Niyonkuru"
    assert interrupted.all("input[name^=__ac][type=hidden]") == []


def test_signing_in_sends_it_on(stranger, interrupted, case_at):
    answer = stranger.post("login", _boxes(interrupted), token=False)
    assert answer.status == 307
    assert answer.location.endswith("/@@new-case")
    saved = stranger.post(answer.location, _boxes(interrupted), token=False)
    assert saved.status == 303
    assert cases.values(case_at(saved.location))["surname"] == "Niyonkuru"


def test_a_wrong_password_keeps_it_too(stranger, interrupted):
    again = stranger.post("login", _boxes(interrupted, password="no"), token=False)
    assert again.one("input[name=field-surname]").get("value") == "Niyonkuru"
    assert stranger.post("login", _boxes(again), token=False).status == 307


def test_another_person_does_not_send_it(browse, stranger, interrupted, functional_portal):
    import transaction

    browse("chef.bwiza")
    boxes = _boxes(interrupted, "chef.bwiza")
    answer = stranger.post("login", boxes, token=False)
    assert stranger.post(answer.location, boxes, token=False).status == 403
    transaction.begin()
    assert list(functional_portal["cases"].objectIds()) == []


def test_the_form_of_a_case_is_kept_as_well(browse, stranger, draft_url, typed):
    sent = {**typed, "_authenticator": browse("agent.bwiza").token}
    page = stranger.post(f"{draft_url}/@@edit-case", sent, token=False)
    assert page.one("input[name=came_from]").get("value") == f"{draft_url}/@@edit-case"
    assert page.one("input[name=field-mother]").get("value") == "Immaculée Irakoze"


def test_programs_get_no_page(http, typed):
    assert http().post("@cases", json={"_authenticator": "x"}).status_code == 401

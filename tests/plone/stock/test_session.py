"""A session that is used goes on; one that is not ends; signing out ends it everywhere."""

from binascii import a2b_base64
from binascii import b2a_base64
from lxml import html
from plone.keyring.interfaces import IKeyManager
from plone.session import tktauth
from time import time
from urllib.parse import unquote
from zope.component import getUtility

import pytest
import transaction


NAME, PASSWORD = "agent.bwiza", "correct horse battery"
HOUR = 3600


@pytest.fixture
def ask(functional_portal, http):
    """``ask(age)``: a page with the ticket of somebody who signed in so many seconds ago."""
    session = http(NAME)
    session.auth = None
    session.headers["Accept"] = "text/html"

    def page(age):
        secret = getUtility(IKeyManager).secret()
        ticket = tktauth.createTicket(secret, NAME, timestamp=int(time()) - age)
        cookie = b2a_base64(ticket).decode().strip()
        return session.get("@@inbox", headers={"Cookie": f'__ac="{cookie}"'}, allow_redirects=False)

    return page


def test_a_session_in_use_is_renewed_after_an_hour(ask):
    answer = ask(HOUR + 60)
    assert answer.status_code == 200
    since = tktauth.splitTicket(a2b_base64(unquote(answer.cookies["__ac"]).strip('"')))[4]
    assert time() - since < HOUR


def test_a_young_one_is_left_alone(ask):
    answer = ask(HOUR - 60)
    assert answer.status_code == 200
    assert "__ac" not in answer.cookies


def test_one_that_was_not_used_for_two_hours_is_over(ask):
    answer = ask(2 * HOUR + 60)
    assert answer.status_code == 302
    assert "__ac" not in answer.cookies


@pytest.fixture
def signed_in(functional_portal, http):
    """A browser that signed in, on a site as ``make start`` makes it."""
    functional_portal.acl_users.session.per_user_keyring = True
    http(NAME)
    transaction.commit()
    browser = http()
    browser.headers["Accept"] = "text/html"
    data = {"__ac_name": NAME, "__ac_password": PASSWORD}
    browser.post("login", data=data, allow_redirects=False)
    assert browser.get("@@inbox", allow_redirects=False).status_code == 200
    return browser


def test_a_ticket_from_before_signing_out_is_worth_nothing(signed_in, http):
    kept = signed_in.cookies["__ac"]
    page = signed_in.get("logout", allow_redirects=False)
    (box,) = html.fromstring(page.text).cssselect("main input[name=_authenticator]")
    data = {"_authenticator": box.get("value")}
    assert signed_in.post("logout", data=data, allow_redirects=False).status_code == 303
    stolen = http()
    stolen.headers.update({"Accept": "text/html", "Cookie": f"__ac={kept}"})
    assert stolen.get("@@inbox", allow_redirects=False).status_code == 302


def test_a_new_password_ends_every_session(signed_in, functional_portal):
    transaction.begin()
    functional_portal.acl_users.userSetPassword(NAME, "another horse battery")
    transaction.commit()
    assert signed_in.get("@@inbox", allow_redirects=False).status_code == 302

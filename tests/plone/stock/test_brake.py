"""Guessing passwords is slow: after some failures nothing is heard for a while."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy import clock
from egov.policy.stock import failures
from ZPublisher.HTTPRequest import HTTPRequest

import pytest


NAME, PASSWORD = "agent.bwiza", "correct horse battery"


class Clock:
    """The time of the site; ``pass_`` lets some of it go by."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def pass_(self, seconds: int) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def time(monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(clock, "now", made.now)
    return made


@pytest.fixture
def attempts(http, time):
    """``form(password)`` and ``basic(password)``: the status of one attempt, and its answer."""
    http(NAME)
    session = http()

    def form(password, name=NAME):
        return session.post(
            "login",
            data={"__ac_name": name, "__ac_password": password},
            headers={"Accept": "text/html", "Accept-Language": "fr", "Cookie": ""},
            allow_redirects=False,
        )

    def basic(password, path="@inbox"):
        return session.get(path, auth=(NAME, password), allow_redirects=False)

    return form, basic


def test_the_right_password_is_heard_after_four_wrong_ones_and_begins_anew(attempts):
    form, _ = attempts
    for _round in range(3):
        assert [form("wrong").status_code for _ in range(4)] == [200] * 4
        assert form(PASSWORD).status_code == 303


@pytest.mark.parametrize("path", ["@inbox", "@search", "", "nowhere"])
def test_five_wrong_ones_close_every_way_in(attempts, path):
    form, basic = attempts
    for _ in range(5):
        assert basic("wrong", path).status_code != 429
    for refused in (form(PASSWORD), basic(PASSWORD), basic("wrong")):
        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "10"
    assert "10" in basic(PASSWORD).json()["message"]


def test_a_page_says_how_long_to_wait(attempts):
    form, _ = attempts
    for _ in range(5):
        form("wrong")
    page = form(PASSWORD)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Set-Cookie" not in page.headers
    assert "10" in page.text


def test_the_wait_passes_and_grows(attempts, time):
    form, _ = attempts
    for _ in range(5):
        form("wrong")
    time.pass_(11)
    assert form("wrong").status_code == 200
    assert form(PASSWORD).headers["Retry-After"] == "20"
    for _ in range(10):
        time.pass_(901)
        form("wrong")
    assert form(PASSWORD).headers["Retry-After"] == "900"
    time.pass_(3601)
    assert form(PASSWORD).status_code == 303


def test_a_right_password_on_a_page_one_may_not_see_is_no_failure(attempts):
    form, basic = attempts
    for _ in range(6):
        assert basic(PASSWORD, "@@overview-controlpanel").status_code in (401, 403, 404)
    assert form(PASSWORD).status_code == 303


def test_who_is_signed_in_cannot_guess_for_others(attempts, http):
    insider = http("chef.bwiza")
    guess = {"__ac_name": NAME, "__ac_password": "wrong"}
    for _ in range(5):
        insider.post("login", data=guess, headers={"Accept": "text/html"}, allow_redirects=False)
    form, _ = attempts
    assert form(PASSWORD).status_code == 429


def test_one_address_cannot_try_all_accounts(attempts, monkeypatch):
    monkeypatch.setattr(HTTPRequest, "getClientAddr", lambda request: "192.0.2.7")
    form, _ = attempts
    for number in range(20):
        assert form("wrong", f"name{number}").status_code == 200
    assert form(PASSWORD).status_code == 429
    monkeypatch.setattr(HTTPRequest, "getClientAddr", lambda request: "192.0.2.8")
    assert form(PASSWORD).status_code == 303


def test_what_is_an_hour_old_is_not_kept(attempts, time, functional_portal):
    form, _ = attempts
    form("wrong", "somebody")
    time.pass_(3601)
    form("wrong", "other")
    functional_portal._p_jar.sync()
    assert list(functional_portal.__annotations__[failures.KEY]) == ["account other"]

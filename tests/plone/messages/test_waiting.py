"""What waits: the night for SMS, the summary of the day for who wants it."""

from .conftest import by_mail
from .conftest import by_sms
from .conftest import filed
from .conftest import only
from .conftest import PHONE
from .conftest import wants
from datetime import datetime
from datetime import UTC
from egov.policy import casework
from egov.policy import clock
from egov.policy import messages
from egov.policy.messages import log
from egov.policy.messages.rounds import WaitingLetters
from plone import api
from threading import Thread

import pytest
import transaction


@pytest.fixture
def at(monkeypatch):
    """``at("2026-03-02T22:00")``: from here on it is that moment, in UTC."""

    def set_clock(moment):
        found = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: found)

    return set_clock


@pytest.fixture
def go(site):
    """``go()``: the round of a worker."""

    def go():
        WaitingLetters().go(site._p_jar.db(), site.getId())
        transaction.begin()

    return go


@pytest.fixture
def at_night(site, catcher, as_user, answers, at):
    """A case that is filed late in the evening."""
    at("2026-03-02T19:00")
    by_sms(catcher, quiet_until="06:30")
    return filed(site, as_user, {**answers, "phone": PHONE})


def test_an_sms_waits_for_the_morning(at_night, at, go, work, catcher):
    assert only(at_night).state == "held"
    go()
    assert not work()
    at("2026-03-03T04:33")
    go()
    go()
    work()
    assert only(at_night).state == "sent"
    assert not work()
    assert len(catcher.received) == 1


def test_an_sms_that_could_not_leave_by_day_does_not_leave_by_night(
    site, catcher, as_user, answers, at, go, work
):
    at("2026-03-02T17:50")
    by_sms(catcher, quiet_until="06:30")
    case = filed(site, as_user, {**answers, "phone": PHONE})
    catcher.answers = [503]
    work()
    assert only(case).state == "waiting"
    at("2026-03-02T21:00")
    work()
    assert (only(case).state, len(catcher.received)) == ("held", 1)
    at("2026-03-03T04:33")
    go()
    work()
    assert (only(case).state, len(catcher.received)) == ("sent", 2)


def test_what_is_sent_again_by_night_waits_for_the_morning(
    site, catcher, as_user, answers, at, go, work
):
    at("2026-03-02T12:00")
    by_sms(catcher, quiet_until="06:30", sms_idempotency="Idempotency-Key")
    case = filed(site, as_user, {**answers, "phone": PHONE})
    catcher.answers = [400]
    work()
    assert only(case).state == "failed"
    at("2026-03-02T21:00")
    messages.resend(case, only(case).id)
    transaction.commit()
    work()
    assert only(case).state == "held"
    at("2026-03-03T04:33")
    go()
    work()
    assert only(case).state == "sent"
    keys = [headers["Idempotency-Key"] for _, headers, _ in catcher.received]
    assert keys == [only(case).id, f"{only(case).id}-1"], "what was refused under a key stays so"


@pytest.fixture
def signing(site, post, as_user, answers):
    """``signing()``: one more case that waits for the signature of the head of zone."""
    by_mail(post.port)

    def make():
        case = filed(site, as_user, answers)
        with as_user(site, "agent.bwiza"):
            casework.perform(case, "approve")
        transaction.commit()
        return case

    return make


def test_work_comes_with_the_summary_of_the_day(signing, site, at, go, work, post):
    at("2026-03-02T10:00")
    cases = [signing(), signing()]
    assert [only(case).state for case in cases] == ["daily", "daily"]
    at("2026-03-03T04:59")
    go()
    assert not work()
    at("2026-03-03T05:03")
    go()
    go()
    work()
    assert not work()
    (sent,) = post.received
    assert sent["Subject"] == "2 nouvelles de vos dossiers"
    text = sent.get_content()
    assert all(case.reference in text for case in cases)
    assert [only(case).state for case in cases] == ["sent", "sent"]
    (summary,) = messages.letters(site)
    assert summary.person == "chef.bwiza"


def test_what_comes_after_the_summary_waits_for_the_next(signing, at, go, work, post):
    at("2026-03-02T10:00")
    signing()
    at("2026-03-03T05:03")
    go()
    later = signing()
    go()
    work()
    assert only(later).state == "daily"
    at("2026-03-04T05:03")
    go()
    work()
    assert [sent["Subject"] for sent in post.received] == 2 * ["Une nouvelle de vos dossiers"]


def test_who_wants_it_at_once_or_not_at_all(signing, at, work, post):
    at("2026-03-02T10:00")
    wants("now")
    assert only(signing()).state == "waiting"
    wants("never")
    assert messages.letters(signing()) == ()


def test_a_person_is_told_in_their_language(signing, at, work, post):
    at("2026-03-02T10:00")
    wants("now", language="en")
    case = signing()
    work()
    assert "To do: Sign the certificate." in post.received[0].get_content()
    assert only(case).language == "en"


def test_a_summary_that_does_not_leave_is_told_by_each_case(signing, site, at, go, work, post):
    at("2026-03-02T10:00")
    case = signing()
    at("2026-03-03T05:03")
    go()
    post.answers = ["554 no"]
    work()
    assert (only(case).state, only(case).error) == ("failed", "refused")
    messages.resend(case, only(case).id)
    transaction.commit()
    work()
    assert only(case).state == "sent"


def test_a_case_knows_what_became_of_a_summary_that_is_gone(signing, site, at, go, work, post):
    at("2026-03-02T10:00")
    case = signing()
    at("2026-03-03T05:03")
    go()
    post.answers = ["554 no"]
    work()
    at("2026-05-04T10:00")
    signing()
    at("2026-05-05T05:03")
    go()
    assert len(messages.letters(site)) == 1, "the summary of March is kept no longer"
    assert (only(case).state, only(case).error) == ("failed", "refused")


def test_whose_address_is_gone_is_told_by_each_case(signing, site, at, go, work):
    at("2026-03-02T10:00")
    case = signing()
    api.user.get("chef.bwiza").setMemberProperties({"email": ""})
    transaction.commit()
    at("2026-03-03T05:03")
    go()
    assert not work()
    assert (only(case).state, only(case).error) == ("failed", "bad_address")


def test_two_rounds_at_once_make_one_summary(signing, site, at, work, post, monkeypatch):
    from egov.policy.messages import rounds

    at("2026-03-02T10:00")
    case = signing()
    at("2026-03-03T05:03")
    database, first, made = site._p_jar.db(), WaitingLetters(), []
    summarise = rounds._summarise

    def slow(portal, **given):
        # While one has read what waits, another does all of it.
        if not made:
            made.append(True)
            other = Thread(target=WaitingLetters().go, args=(database, site.getId()))
            other.start()
            other.join()
        summarise(portal, **given)

    monkeypatch.setattr(rounds, "_summarise", slow)
    first.go(database, site.getId())
    transaction.begin()
    while work():
        pass
    assert len(post.received) == 1
    assert len(messages.letters(site)) == 1
    assert log.letters(case)[0].state == "sent"

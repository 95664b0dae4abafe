"""What is recorded stays, in order, with who and when, and without anybody's data."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.SpecialUsers import system
from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from egov.policy import journal
from egov.policy.core import chain
from egov.policy.journal.store import journal_of
from plone.app.testing import TEST_USER_ID
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


def actions(found):
    return [entry.action for entry in found]


@pytest.fixture
def long_case(case):
    """A case with 200 entries: more than one bucket of a BTree."""
    for number in range(200):
        journal.record(case, f"step-{number}")
    return case


def test_an_entry_says_who_did_what_and_when(case):
    before = datetime.now(UTC)
    entry = journal.record(case, "transition", transition="sign", comment="Vu.")
    assert (entry.seq, entry.actor, entry.action) == (0, TEST_USER_ID, "transition")
    assert entry.data == {"transition": "sign", "comment": "Vu."}
    assert before <= datetime.fromisoformat(entry.at) <= datetime.now(UTC)
    assert journal.entries(case) == [entry]


def test_what_a_job_does_is_done_by_the_system(case):
    newSecurityManager(None, system)
    assert journal.record(case, "converted").actor == "system"


def test_what_nobody_known_does_is_done_by_anonymous(case):
    noSecurityManager()
    assert journal.record(case, "opened").actor == "anonymous"


def test_entries_follow_each_other(case):
    assert journal.head(case) == chain.start("uid-of-a")
    first = journal.record(case, "opened")
    middle = journal.head(case)
    second = journal.record(case, "filed")
    assert first.prev == chain.start("uid-of-a").hash
    assert (second.seq, second.prev) == (1, middle.hash)
    assert journal.head(case).size == 2


def test_asking_for_a_journal_writes_nothing(case):
    assert journal.entries(case) == []
    assert journal.head(case).size == 0
    assert journal_of(case) is None


def test_the_data_may_hold_dates_and_decimal_numbers(case):
    data = {
        "due": date(2026, 11, 30),
        "at": datetime(2026, 11, 21, 8, 0, tzinfo=UTC),
        "fee": Decimal("1500.50"),
        "rate": 0.1,
        "fields": ("surname", "sex"),
    }
    assert journal.record(case, "changed", **data).data == {
        "due": "2026-11-30",
        "at": "2026-11-21T08:00:00+00:00",
        "fee": "1500.50",
        "rate": "0.1",
        "fields": ["surname", "sex"],
    }


def test_what_is_not_plain_data_is_refused_and_leaves_no_trace(case):
    journal.record(case, "opened")
    with pytest.raises(ValueError, match="object"):
        journal.record(case, "changed", value=object())
    assert actions(journal.entries(case)) == ["opened"]


def test_of_values_only_the_name_and_a_digest_are_kept(case):
    entry = journal.record(case, "fields_changed", values={"surname": "Ndayishimiye", "sex": "F"})
    assert set(entry.data["digests"]) == {"surname", "sex"}
    stored = b"".join(journal_of(case).encoded.values())
    assert b"Ndayishimiye" not in stored
    assert entry.data["digests"]["surname"] == journal.digest(case, "Ndayishimiye")
    assert entry.data["digests"]["surname"] != journal.digest(case, "Ndayishimiya")


def test_a_digest_says_nothing_outside_its_case(site):
    first, second = site["cases"]["bwiza"]["2026"].objectValues()
    digests = {
        journal.record(item, "changed", values={"sex": "F"}).data["digests"]["sex"]
        for item in (first, second)
    }
    assert len(digests) == 2


@pytest.mark.parametrize(
    "query, expected",
    [
        ({"size": 3}, range(3)),
        ({"start": 61, "size": 2}, range(61, 63)),
        ({"start": 198, "size": 10}, range(198, 200)),
        ({"start": 197}, range(197, 200)),
        ({"start": 200}, ()),
        ({"start": 5, "size": 0}, ()),
        ({"size": 2, "newest_first": True}, (199, 198)),
        ({"start": 198, "size": 5, "newest_first": True}, (1, 0)),
        ({}, range(200)),
    ],
)
def test_entries_come_in_batches(long_case, query, expected):
    assert [entry.seq for entry in journal.entries(long_case, **query)] == list(expected)


def test_appending_stores_two_objects_however_long_the_journal(long_case):
    transaction.savepoint()
    jar = long_case._p_jar
    journal.record(long_case, "last")
    assert len(jar._registered_objects) == 2


def test_the_journal_hangs_on_the_case(case):
    journal.record(case, "opened")
    assert "egov.policy.journal" in IAnnotations(case)

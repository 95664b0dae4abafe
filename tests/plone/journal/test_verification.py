"""Whatever is changed in a stored journal is found, with the first bad index."""

from egov.policy import journal
from egov.policy.core.chain import Fault
from egov.policy.journal import verification
from egov.policy.journal.store import journal_of
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


@pytest.fixture
def cases(site):
    """Two cases with ten entries each."""
    found = site["cases"]["bwiza"]["2026"].objectValues()
    for case in found:
        for number in range(10):
            journal.record(case, f"step-{number}")
    return found


def alter(stored):
    stored.encoded[4] = stored.encoded[4].replace(b"step-4", b"step-X")


def cut_out(stored):
    del stored.encoded[4]


def cut_off(stored):
    del stored.encoded[9]


def swap(stored):
    stored.encoded[4], stored.encoded[5] = stored.encoded[5], stored.encoded[4]


def spoil(stored):
    stored.encoded[4] = b"\xff"


def forge_head(stored):
    stored.hash = "0" * 64


def test_a_whole_journal_is_good(cases):
    assert journal.verify(cases[0]).ok


@pytest.mark.parametrize(
    "tamper, first_bad",
    [(alter, 4), (cut_out, 4), (cut_off, 9), (swap, 4), (spoil, 4), (forge_head, 9)],
)
def test_a_changed_journal_is_found_with_its_first_bad_entry(cases, tamper, first_bad):
    tamper(journal_of(cases[0]))
    verdict = journal.verify(cases[0])
    assert (verdict.ok, verdict.first_bad) == (False, first_bad)
    assert journal.verify(cases[1]).ok


def test_a_journal_does_not_pass_for_that_of_another_case(cases):
    first, second = cases
    IAnnotations(first)["egov.policy.journal"] = journal_of(second)
    assert not journal.verify(first).ok


def test_a_site_without_fault_has_none(site, cases):
    assert list(journal.verify_site(site)) == []


def test_a_site_names_each_bad_case(site, cases):
    alter(journal_of(cases[1]))
    assert list(journal.verify_site(site)) == [
        journal.JournalFault("/".join(cases[1].getPhysicalPath()), 4, "link"),
    ]


def test_a_case_whose_journal_is_gone_is_bad(site, cases):
    del IAnnotations(cases[0])["egov.policy.journal"]
    (fault,) = journal.verify_site(site)
    assert (fault.first_bad, fault.reason) == (None, Fault.TRUNCATED)


def test_a_large_site_is_read_through(site, cases, monkeypatch):
    transaction.savepoint()
    monkeypatch.setattr(verification, "BATCH", 1)
    alter(journal_of(cases[1]))
    assert len(list(journal.verify_site(site))) == 1

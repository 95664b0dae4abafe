from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from egov.policy.core.chain import append
from egov.policy.core.chain import Fault
from egov.policy.core.chain import Head
from egov.policy.core.chain import link
from egov.policy.core.chain import read
from egov.policy.core.chain import start
from egov.policy.core.chain import Verdict
from egov.policy.core.chain import verify
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from itertools import count

import hashlib
import json
import pytest


UID = "0c1e7d5e8f6b4e1c9a7d3b2f5e8c1a90"
MOMENT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
SIZES = st.integers(2, 7)
few = settings(max_examples=30, deadline=None)


def journal(size, uid=UID, actor="clerk"):
    head, entries = start(uid), []
    for number in range(size):
        encoded, head = append(
            head,
            at=MOMENT + timedelta(minutes=number),
            actor=actor,
            action="transition",
            data={"to": f"state-{number}", "documents": [number, None, True]},
        )
        entries.append(encoded)
    return entries, head


def changed(encoded, **values):
    """The same entry with other values, written canonically as a forger would."""
    text = json.dumps(
        json.loads(encoded) | values, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return text.encode()


def first_difference(left, right):
    return next(n for n in count() if left[n : n + 1] != right[n : n + 1])


def assert_found(original, tampered, head):
    verdict = verify(tampered, head, uid=UID)
    assert verdict.ok is False
    assert verdict.first_bad == first_difference(original, tampered)
    assert verdict.reason in Fault


def test_an_entry_is_canonical_json_that_names_the_one_before():
    (first, second), head = journal(2)
    assert second == (
        b'{"action":"transition","actor":"clerk","at":"2026-11-21T08:31:00.000000Z",'
        b'"data":{"documents":[1,null,true],"to":"state-1"},"prev":"'
        + hashlib.sha256(b"\0" + first).hexdigest().encode()
        + b'","seq":1}'
    )
    assert head == Head(2, hashlib.sha256(b"\0" + second).hexdigest())


def test_an_entry_reads_back():
    (encoded,), _ = journal(1)
    entry = read(encoded)
    assert (entry.seq, entry.actor, entry.prev) == (0, "clerk", start(UID).hash)
    assert entry.data == {"to": "state-0", "documents": [0, None, True]}


def test_time_is_written_in_utc_whatever_the_zone():
    local = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    encoded, _ = append(start(UID), at=local, actor="a", action="b", data={})
    assert read(encoded).at == "2026-11-21T08:30:00.000000Z"


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        append(start(UID), at=datetime(2026, 11, 21), actor="a", action="b", data={})


@pytest.mark.parametrize("bad", [1.5, {"fee": 0.1}, {"when": MOMENT}, {1: 2}])
def test_data_that_has_no_one_written_form_is_refused(bad):
    with pytest.raises(ValueError, match=r"mapping|no place for|is not text"):
        append(start(UID), at=MOMENT, actor="a", action="b", data=bad)


@pytest.mark.parametrize(
    "values",
    [
        {"seq": "0"},
        {"seq": True},
        {"at": 5},
        {"at": "yesterday"},
        {"at": "2026-11-21T08:30:00Z"},
        {"at": "2026-11-21T08:30:00.000000"},
        {"actor": None},
        {"data": []},
        {"prev": 7},
        {"extra": 1},
    ],
)
def test_bytes_that_are_no_entry_are_refused(values):
    (encoded,), _ = journal(1)
    with pytest.raises(ValueError, match=r"entry|isoformat|time zone"):
        read(changed(encoded, **values))


@pytest.mark.parametrize("encoded", [b"", b"[]", b"{}", b"\xff", b"1", b"[" * 100000])
def test_rubbish_is_refused_and_named(encoded):
    with pytest.raises(ValueError, match=r".+"):
        read(encoded)
    assert verify([encoded], None, uid=UID) == Verdict(False, 0, Fault.MALFORMED)


def test_another_spelling_of_the_same_entry_is_refused():
    (encoded,), _ = journal(1)
    with pytest.raises(ValueError, match="canonical"):
        read(encoded.replace(b'":"', b'": "', 1))


@given(st.integers(0, 6))
@few
def test_an_untouched_journal_is_whole(size):
    entries, head = journal(size)
    assert verify(entries, head, uid=UID) == Verdict(True)
    assert verify(iter(entries), None, uid=UID) == Verdict(True)


@given(SIZES, st.data())
@few
def test_an_edited_entry_is_named(size, data):
    entries, head = journal(size)
    at = data.draw(st.integers(0, size - 1))
    values = data.draw(
        st.sampled_from(
            [
                {"actor": "someone"},
                {"at": "2026-11-20T08:30:00.000000Z"},
                {"data": {}},
                {"seq": at + 1},
                {"prev": "0" * 64},
            ]
        )
    )
    tampered = [*entries[:at], changed(entries[at], **values), *entries[at + 1 :]]
    assert_found(entries, tampered, head)


@given(SIZES, st.data())
@few
def test_one_flipped_bit_is_named(size, data):
    entries, head = journal(size)
    at = data.draw(st.integers(0, size - 1))
    flipped = bytearray(entries[at])
    flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert_found(entries, [*entries[:at], bytes(flipped), *entries[at + 1 :]], head)


@given(SIZES, st.data())
@few
def test_a_deleted_entry_is_named(size, data):
    entries, head = journal(size)
    at = data.draw(st.integers(0, size - 1))
    assert_found(entries, entries[:at] + entries[at + 1 :], head)


@given(SIZES, st.data())
@few
def test_an_entry_pushed_in_is_named(size, data):
    entries, head = journal(size)
    at = data.draw(st.integers(0, size))
    before = start(UID) if at == 0 else Head(at, link(entries[at - 1]))
    well_linked, _ = append(before, at=MOMENT, actor="forger", action="x", data={})
    pushed = data.draw(
        st.sampled_from([well_linked, changed(well_linked, prev="0" * 64), *entries])
    )
    assume(entries[at : at + 1] != [pushed])
    assert_found(entries, [*entries[:at], pushed, *entries[at:]], head)


@given(SIZES, st.data())
@few
def test_a_reordering_is_named(size, data):
    entries, head = journal(size)
    order = data.draw(st.permutations(range(size)).filter(lambda p: p != sorted(p)))
    assert_found(entries, [entries[n] for n in order], head)


@given(SIZES, st.data())
@few
def test_a_truncation_is_seen_only_against_the_head(size, data):
    entries, head = journal(size)
    left = data.draw(st.integers(0, size - 1))
    assert verify(entries[:left], head, uid=UID) == Verdict(False, left, Fault.TRUNCATED)
    assert verify(entries[:left], None, uid=UID) == Verdict(True)


@given(SIZES, st.data())
@few
def test_a_tail_written_anew_is_seen_against_the_head(size, data):
    entries, head = journal(size)
    at = data.draw(st.integers(0, size - 1))
    forged = [changed(entries[at], actor="forger")]
    for encoded in entries[at + 1 :]:
        forged.append(changed(encoded, prev=link(forged[-1])))
    tampered = entries[:at] + forged
    assert verify(tampered, None, uid=UID).ok
    assert verify(tampered, head, uid=UID) == Verdict(False, size - 1, Fault.LINK)


def test_a_journal_cannot_be_passed_off_as_that_of_another_case():
    entries, head = journal(3)
    assert verify(entries, head, uid="another") == Verdict(False, 0, Fault.LINK)
    assert verify([], start(UID), uid="another") == Verdict(False, 0, Fault.LINK)


def test_entries_added_behind_the_head_are_named():
    entries, _ = journal(5)
    _, head = journal(3)
    assert verify(entries, head, uid=UID) == Verdict(False, 3, Fault.BEYOND_HEAD)


def test_an_older_head_vouches_for_the_entries_it_covers():
    entries, _ = journal(5)
    _, sealed = journal(3)
    assert verify(entries[: sealed.size], sealed, uid=UID) == Verdict(True)

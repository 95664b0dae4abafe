"""The end of a book, its alphabetical table, and what verification finds."""

from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core import acts
from egov.policy.core.acts import Act
from egov.policy.core.acts import Kind
from egov.policy.core.acts import Mention
from egov.policy.core.acts import Minutes
from egov.policy.core.acts import Signature
from hypothesis import given
from hypothesis import strategies

import pytest


NOW = datetime(2026, 12, 31, 8, tzinfo=UTC)

BOOK = ("births", "mukaza", 2026)


def act(number, *names, volume=1):
    return Act(
        number=number,
        volume=volume,
        entered_on="2026-03-02",
        day="",
        names=names or ("Niyonkuru Aline",),
        lines=(),
        answers={},
        case="",
        reference="",
        procedure="declaration-naissance",
        version=1,
        signatory="",
        office="",
    )


def mention(number, of=1):
    return Mention(of, number, "2026-04-01", "Reconnue.", "", "", "recognition", 1, "", "")


def minutes(entered, count, head, **changed):
    said = Minutes(
        closed_on="2026-12-31",
        first=min(1, len(entered)),
        last=len(entered),
        acts=len(entered),
        volumes=entered[-1].volume if entered else 0,
        mentions=count,
        digest=head,
        signatures=(Signature("A. B.", "Officier", "2026-12-31"),),
        table=acts.table_of(entered),
    )
    return replace(said, **changed)


class Writer:
    """Writes a book, entry by entry, whatever it says."""

    def __init__(self):
        self.state, self.encoded = acts.start(*BOOK), []

    def add(self, action, data):
        encoded, self.state = acts.append(
            self.state, at=NOW, actor="x", action=action, data=data.plain()
        )
        self.encoded.append(encoded)

    def faults(self, encoded=None):
        told = acts.faults(encoded or self.encoded, self.state.head, acts.name(*BOOK))
        return [(item.entry, item.kind) for item in told]


def written(numbers=(1, 2, 3), close=True, **changed):
    book, entered = Writer(), []
    for number in numbers:
        entered.append(act(number))
        book.add(acts.ENTERED, entered[-1])
    if close:
        book.add(acts.CLOSED, minutes(entered, 0, book.state.head.hash, **changed))
    return book


def test_a_whole_book_has_no_fault():
    book = written(close=False)
    book.add(acts.MENTIONED, mention(1, of=2))
    book.add(acts.CLOSED, minutes([act(n) for n in (1, 2, 3)], 1, book.state.head.hash))
    book.add(acts.MENTIONED, mention(2, of=2))
    assert book.faults() == []
    assert Writer().faults() == []


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [((1, 3), (1, Kind.NUMBER)), ((2,), (0, Kind.NUMBER)), ((1, 2, 2), (2, Kind.NUMBER))],
)
def test_a_gap_and_a_double_are_found(numbers, fault):
    assert written(numbers, close=False).faults() == [fault]


def test_a_mention_of_no_act_is_found():
    book = written(close=False)
    book.add(acts.MENTIONED, mention(1, of=4))
    assert book.faults() == [(3, Kind.MENTION)]


def test_an_act_after_the_closing_is_found():
    book = written()
    book.add(acts.ENTERED, act(4))
    assert book.faults() == [(4, Kind.AFTER_CLOSING)]


@pytest.mark.parametrize(
    "changed",
    [
        {"first": 0},
        {"last": 4},
        {"acts": 2},
        {"volumes": 2},
        {"mentions": 1},
        {"digest": "0" * 64},
        {"table": ()},
    ],
)
def test_minutes_that_say_something_else_are_found(changed):
    assert written(**changed).faults() == [(3, Kind.MINUTES)]


@given(strategies.data())
def test_whatever_is_changed_or_cut_out_breaks_the_book(data):
    book = written()
    at = data.draw(strategies.integers(0, len(book.encoded) - 1))
    encoded = list(book.encoded)
    if data.draw(strategies.booleans()):
        del encoded[at]
    else:
        byte = data.draw(strategies.integers(0, len(encoded[at]) - 1))
        flipped = bytearray(encoded[at])
        flipped[byte] ^= data.draw(strategies.integers(1, 255))
        encoded[at] = bytes(flipped)
    assert [kind for _, kind in book.faults(encoded)] == [Kind.CHAIN]


def test_the_table_is_in_the_order_of_the_alphabet():
    entered = [
        act(1, "Niyonkuru Émile"),
        act(2, "Niyonkuru Emile"),
        act(3, "Ndayizeye Zoé", "Ndayizeye Ange"),
        act(4, "NIYONGABO Jean", volume=2),
        act(5, "Niyonkuru-Bella Ève", volume=2),
        act(6, "Étienne Paul", volume=2),
        act(7, "Niyonkuru Emile", volume=2),
    ]
    assert [(row.name, row.number, row.volume) for row in acts.table_of(entered)] == [
        ("Étienne Paul", 6, 2),
        ("Ndayizeye Ange", 3, 1),
        ("Ndayizeye Zoé", 3, 1),
        ("NIYONGABO Jean", 4, 2),
        ("Niyonkuru-Bella Ève", 5, 2),
        ("Niyonkuru Emile", 2, 1),
        ("Niyonkuru Emile", 7, 2),
        ("Niyonkuru Émile", 1, 1),
    ]


def test_minutes_read_back():
    said = minutes([act(1), act(2, "Ndayizeye Ange")], 1, "0f")
    assert Minutes.of(said.plain()) == said


@pytest.mark.parametrize(
    ("year", "today", "closed", "reason"),
    [
        (2026, "2026-12-30", False, "year_runs"),
        (2026, "2026-12-31", False, ""),
        (2026, "2027-06-01", False, ""),
        (2027, "2026-12-31", False, "year_runs"),
        (0, "2026-12-31", False, "year_runs"),
        (99_999, "2026-12-31", False, "year_runs"),
        (2025, "2026-12-31", True, "register_closed"),
    ],
)
def test_a_year_is_closed_once_and_from_its_last_day_on(year, today, closed, reason):
    assert acts.closing_refused(year, date.fromisoformat(today), closed=closed) == reason


def test_a_year_in_which_the_register_was_not_kept_is_not_closed():
    today = date(2026, 12, 31)
    refused = [
        acts.closing_refused(year, today, closed=False, kept=False) for year in (2025, 2026, 2027)
    ]
    assert refused == ["register_not_kept", "register_not_kept", "year_runs"]

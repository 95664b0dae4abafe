"""What a case owes: tariffs of units by day, lines with conditions, exact amounts."""

from datetime import date
from decimal import Decimal
from egov.policy.core import fees
from egov.policy.core.checks import check
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import amount_of
from egov.policy.core.fees import due
from egov.policy.core.fees import Entry
from egov.policy.core.fees import in_force
from egov.policy.core.fees import Line
from egov.policy.core.fees import Tariff
from egov.policy.core.fees import total
from egov.policy.core.options import applied
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import rehearse
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path

import pytest


SPECIMEN = (Path(__file__).parent / "data" / "specimen.yaml").read_text("utf-8")

UNITS = ("bwiza", "mukaza", "bujumbura")
"""A zone, its commune, its province."""


def day(text):
    return date.fromisoformat(f"2026-{text}")


def entry(text, amount):
    return Entry(day(text), None if amount is None else Decimal(amount))


def amount_on(entries, text):
    found = in_force(entries, UNITS, day(text))
    return found and (str(found.amount), found.unit)


def test_a_tariff_holds_from_its_day_on():
    entries = {"mukaza": [entry("01-01", 1000), entry("07-01", 1500)]}
    assert amount_on(entries, "06-30") == ("1000", "mukaza")
    assert amount_on(entries, "07-01") == ("1500", "mukaza")
    assert in_force(entries, UNITS, date(2025, 12, 31)) is None


def test_the_nearest_unit_wins_even_with_an_older_tariff():
    entries = {"mukaza": [entry("06-01", 1000)], "bwiza": [entry("01-01", 700)]}
    assert amount_on(entries, "12-31") == ("700", "bwiza")


def test_a_tariff_of_a_unit_that_has_not_begun_leaves_that_above():
    entries = {"mukaza": [entry("01-01", 1000)], "bwiza": [entry("06-01", 700)]}
    assert amount_on(entries, "05-31") == ("1000", "mukaza")


def test_a_tariff_that_is_ended_leaves_that_of_the_unit_above():
    entries = {
        "mukaza": [entry("01-01", 1000)],
        "bwiza": [entry("02-01", 700), entry("03-01", None)],
    }
    assert amount_on(entries, "02-28") == ("700", "bwiza")
    assert amount_on(entries, "03-01") == ("1000", "mukaza")


def test_of_two_entries_for_a_day_the_later_one_corrects():
    entries = {"bwiza": [entry("02-01", 7000), entry("01-01", 500), entry("02-01", 700)]}
    assert amount_on(entries, "02-01") == ("700", "bwiza")


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9) | st.none()), max_size=12),
    st.integers(0, 25),
)
def test_what_holds_is_what_was_said_last_for_the_latest_day(said, on):
    begin = date(2026, 1, 1).toordinal()
    entries = [
        Entry(date.fromordinal(begin + at), None if amount is None else Decimal(amount))
        for at, amount in said
    ]
    by_day = {}
    for at, amount in said:
        by_day[at] = amount
    begun = [at for at in by_day if at <= on]
    wanted = by_day[max(begun)] if begun else None
    found = in_force({"bwiza": entries}, ("bwiza",), date.fromordinal(begin + on))
    assert (found and found.amount) == (None if wanted is None else Decimal(wanted))


@pytest.mark.parametrize(
    ("given", "amount"),
    [
        (2000, "2000"),
        ("2 000", "2000"),
        ("2\u202f000", "2000"),
        ("0,03", "0.03"),
        ("0.03", "0.03"),
        (0, "0"),
    ],
)
def test_an_amount_is_read_exactly(given, amount):
    assert str(amount_of(given)) == amount


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("", "not_a_decimal"),
        ("-5", "not_a_decimal"),
        (-5, "not_a_decimal"),
        (True, "not_a_decimal"),
        (1.5, "not_a_decimal"),
        ("1e5", "not_a_decimal"),
        ("NaN", "not_a_decimal"),
        ("٣", "not_a_decimal"),
        ("9" * 16, "not_a_decimal"),
        ("0.1234567", "too_precise"),
    ],
)
def test_what_is_no_amount_is_refused(given, code):
    with pytest.raises(InvalidValues) as refused:
        amount_of(given)
    assert [item.code for item in refused.value.problems] == [code]


def specimen(changes=()):
    text = SPECIMEN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_source(text, "specimen.yaml")


ANSWERS = {
    "kind": "shop",
    "surface": Decimal(250),
    "works": [{"cost": Decimal(10025)}],
    "fee": Decimal("200.5"),
    "deposit": Decimal(125000),
}

VISIT = Tariff(Decimal(1500), "mukaza", day("01-01"))


def lines(answers=ANSWERS, tariff=VISIT, places=0, changes=()):
    return due(specimen(changes).procedure, answers, {"site_visit": tariff}.get, places)


def told(found):
    return {line.fee: line.amount and str(line.amount) for line in found}


def test_lines_are_reckoned_by_tariff_by_formula_and_by_quantity():
    assert told(lines()) == {"visit": "3750", "works": "201", "deposit": "125000"}
    assert total(lines()) == Decimal(128951)


def test_amounts_have_the_decimals_of_the_currency():
    assert told(lines(places=2))["works"] == "200.50"


def test_a_line_whose_condition_does_not_hold_is_not_due():
    assert [line.fee for line in lines({**ANSWERS, "surface": Decimal(100)})] == [
        "works",
        "deposit",
    ]


def test_who_is_exempt_owes_the_line_and_nothing_for_it():
    *_, deposit = lines({**ANSWERS, "kind": "house"})
    assert (deposit.exempt, deposit.amount, deposit.price) == (True, Decimal(0), Decimal(125000))


def test_a_line_without_tariff_or_answer_is_due_without_amount():
    assert told(lines(tariff=None))["visit"] is None
    assert total(lines(tariff=None)) is None
    assert told(lines({"surface": Decimal(250)}, places=0)) == {
        "visit": "3750",
        "works": None,
        "deposit": None,
    }


def test_a_negative_price_is_none():
    assert told(lines({**ANSWERS, "fee": Decimal(-5)}))["works"] is None


def test_a_line_is_plain_data_and_back():
    for line in (*lines(), *lines(tariff=None)):
        assert Line.of(line.plain()) == line


WALK = """\
  what_is_due:
    title: {fr: Ce qui est dû, en: What is due}
    tariffs: {site_visit: 1500}
    steps:
      - as: applicant
        do: open
        fill: {surname: Niyonkuru, kind: shop, trade: Riz, surface: 250, inspection_unit: bwiza}
      - {as: applicant, do: save, fill: {works: [{work: Mur, cost: 10000}]}}
      - as: applicant
        do: submit
        supply: [plan]
        expect: {fees: {visit: 3750, works: 200, deposit: 125000}}
"""


def rehearsed(walk):
    """The reports of the tests by their ids, and the codes of what is wrong with them."""
    reports, told = rehearse(specimen([("tests:\n", f"tests:\n{walk}")]))
    return {report.test: report.passed for report in reports}, {item.code for item in told}


def test_a_test_gives_tariffs_and_expects_what_is_due():
    passed, told = rehearsed(WALK)
    assert passed["what_is_due"]
    assert "E190" not in told


def test_a_test_that_expects_another_amount_fails():
    passed, told = rehearsed(WALK.replace("visit: 3750", "visit: 3751"))
    assert not passed["what_is_due"]
    assert "E190" in told


@pytest.mark.parametrize(
    "change", [("{site_visit: 1500}", "{site_visits: 1500}"), ("{visit: 3750", "{visite: 3750")]
)
def test_a_test_names_fees_and_tariffs_that_there_are(change):
    assert "E191" in rehearsed(WALK.replace(*change))[1]


def test_an_amount_of_a_test_is_an_amount():
    wrong = WALK.replace("1500", "-3")
    with pytest.raises(DefinitionError) as refused:
        specimen([("tests:\n", f"tests:\n{wrong}")])
    assert [item.code for item in refused.value.findings] == ["E012"]


def test_a_transition_can_ask_what_is_due():
    when = "    when: \"'permit' in documents_ready\""
    source = specimen([(when, f'{when[:-1]} and fees_due == 0"')])
    assert [item.message for item in check(source.procedure, source) if item.code == "E120"] == []


# --- paid


def line(amount):
    known = None if amount is None else Decimal(amount)
    return Line("copy", Decimal(1), known, known)


@pytest.mark.parametrize(
    ("lines", "paid", "is_fixed", "reason"),
    [
        ([line(1500)], 0, False, "not_filed"),
        ([line(1500), line(None)], 0, True, "no_tariff"),
        ([], 0, True, "owes_nothing"),
    ],
)
def test_what_cannot_be_paid_says_why(lines, paid, is_fixed, reason):
    with pytest.raises(StateConflict) as refused:
        fees.left(lines, Decimal(paid), is_fixed)
    assert refused.value.reason == reason


def test_what_is_left_and_when_nothing_is():
    lines = [line(1500), line(0)]
    assert fees.left(lines, Decimal(500), True) == 1000
    assert fees.left(lines, Decimal(2000), True) == -500
    assert not fees.settled(lines, Decimal(1499))
    assert fees.settled(lines, Decimal(1500))
    assert fees.settled([], Decimal(0))
    assert not fees.settled([line(None)], Decimal(9000))


def test_a_price_that_hangs_on_no_answer_is_known_before():
    procedure = read_source(SPECIMEN, "specimen.yaml").procedure
    told = {
        "500": Decimal(500),
        "option('deposit') * 2": Decimal(1000),
        "surface * option('deposit')": None,
        "1 if is_large else 2": None,
        "-1": None,
    }
    assert {text: fees.fixed(procedure, text) for text in told} == told
    set_by_unit = applied(procedure, {"deposit": 700})
    assert fees.fixed(set_by_unit, "option('deposit')") == Decimal(700)

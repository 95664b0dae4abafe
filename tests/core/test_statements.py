"""Statements of operators in all the ways they are written."""

from datetime import date
from decimal import Decimal
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import statements
from egov.policy.core.fees.statements import Columns
from egov.policy.core.fees.statements import StatementLine
from egov.policy.core.fees.statements import Unreadable
from hypothesis import given
from hypothesis import strategies as st

import codecs
import pytest


COLUMNS = Columns("Transaction ID", "Montant", "Date")
DAY = date(2026, 3, 2)

FRANCS = ("BIF", "FBu")
"""How the currency may be called."""

SHEET = """\
Relevé EcoCash;;;
Période : mars 2026
Date;Transaction ID;Montant;Client
02/03/2026 09:12;mp 2603.0001;1 500 FBu;Aline
2026-03-03;MP26030002;2.000,00;"Ndi; B."
"""

READ = [
    StatementLine(4, "MP26030001", Decimal(1500), DAY),
    StatementLine(5, "MP26030002", Decimal(2000), date(2026, 3, 3)),
]


def read(text, encoding="utf-8", places=0):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return list(statements.read(content, COLUMNS, places, FRANCS))


def refused(text, **more):
    with pytest.raises(InvalidValues) as error:
        read(text, **more)
    (problem,) = error.value.problems
    return problem.field, problem.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_encodings_and_separators_are_found_out(encoding, separator):
    text = SHEET.replace(";", separator).replace(f"Ndi{separator} B.", "Ndi")
    assert read(text, encoding) == READ


def test_commas_separate_as_well():
    text = 'transaction id , MONTANT,date\nMP26030001,"1,500.00",02-03-2026\n'
    assert read(text) == [StatementLine(2, "MP26030001", Decimal(1500), DAY)]


def test_big_endian_with_its_mark():
    assert read(codecs.BOM_UTF16_BE + SHEET.encode("utf-16-be")) == READ


@pytest.mark.parametrize(
    ("text", "places", "amount"),
    [
        ("1500", 0, "1500"),
        ("1 500", 0, "1500"),
        ("1\u202f500\xa0FBu", 0, "1500"),
        ("1.500", 0, "1500"),
        ("1,500", 0, "1500"),
        ("1.500,00", 0, "1500"),
        ("1,234,567.00", 0, "1234567"),
        ("1.234.567", 0, "1234567"),
        ("1500.5", 0, None),
        ("+1500", 0, "1500"),
        ("1'500", 0, "1500"),
        ("1\u2019500", 0, "1500"),
        ("bif 1 500", 0, "1500"),
        ("-1 500", 0, "-1500"),
        ("- 1 500 FBu", 0, "-1500"),
        ("FBu -1500", 0, "-1500"),
        ("\u22121500", 0, "-1500"),
        ("\u2212 1\u202f500,00", 0, "-1500"),
        ("(1 500)", 0, "-1500"),
        ("( 1,500.00 FBu )", 0, "-1500"),
        ("(-1500)", 0, None),
        ("(1500", 0, None),
        ("1500 DR", 0, None),
        ("1500 CR", 0, None),
        ("1500-", 0, None),
        ("\u20131500", 0, None),
        ("2E3", 0, None),
        ("1500 USD", 0, None),
        ("FBu 1500 FBux", 0, None),
        ("\u0661\u0665", 0, None),
        ("12,5", 2, "12.50"),
        ("1.234,56", 2, "1234.56"),
        ("1,234", 2, "1234.00"),
        ("1500.000", 0, None),
        ("1500,000", 0, None),
        ("0.500", 0, None),
        ("1.2.3", 0, None),
        ("12.34.5", 0, None),
        ("1,5,0", 0, None),
        ("1.500,000.000", 0, None),
        ("1,500 000", 0, None),
        ("15 00", 0, None),
        ("1500 200", 0, None),
        ("1 500,000", 0, "1500"),
        ("1.500.000,00", 0, "1500000"),
        ("1 500 000,00 FBu", 0, "1500000"),
        ("1 500.5", 2, "1500.50"),
        ("'1500", 0, "1500"),
        ("1500.", 0, "1500"),
        ("1.234", 3, "1.234"),
        ("", 0, None),
        ("FBu", 0, None),
        ("1-2", 0, None),
        ("9" * 16, 0, None),
    ],
)
def test_amounts_are_read_as_people_and_programs_write_them(text, places, amount):
    found = statements.read_amount(text, places, FRANCS)
    assert (None if found is None else str(found)) == amount


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", DAY),
        (" 2026-03-02T09:12:00Z", DAY),
        ("2/3/2026", DAY),
        ("02.03.2026 09:12", DAY),
        ("30/02/2026", None),
        ("2026-13-01", None),
        ("mars", None),
        ("02/03/26", None),
        ("02-03-26", None),
        ("2026/03/02", DAY),
        ("2026/3/2 09:12", DAY),
        ("2026.03-02", None),
        ("20260302", DAY),
        ("20260302091200", DAY),
        ("202603021", None),
        ("02032026", None),
    ],
)
def test_days_are_read_with_or_without_an_hour(text, day):
    assert statements.read_day(text) == day


def test_lines_that_tell_no_transaction_are_told_and_passed_over():
    text = "Transaction ID;Montant;Date\n;1;2026-03-02\nA1B2;x;2026-03-02\nA1B2;1;x\nA1B2\n\n"
    found = read(text + "A1B2;1;2026-03-02\n" + "z" * 5000 + "\n")
    assert [(item.number, getattr(item, "column", "")) for item in found] == [
        (2, "Transaction ID"),
        (3, "Montant"),
        (4, "Date"),
        (5, "Montant"),
        (7, ""),
        (8, "Transaction ID"),
    ]
    assert isinstance(found[0], Unreadable)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"a;b;c\n1;2;3\n", "no_columns"),
        (b"\0" * 10, "no_statement"),
        (b"\xff\xfe\x00\xd8", "no_statement"),
        (b"x" * (statements.MAX_BYTES + 1), "too_large"),
        (b"x\n" * (statements.MAX_LINES + 1), "too_many_rows"),
    ],
)
def test_a_file_that_is_no_statement_is_refused(content, code):
    assert refused(content) == ("file", code)


def test_a_quote_left_open_swallows_no_other_line():
    text = 'Transaction ID;Montant;Date\n"A1B2;1;2026-03-02\nC3D4;1;2026-03-02\n'
    assert [item.number for item in read(text) if isinstance(item, StatementLine)] == [3]


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(content):
    head = b"Transaction ID;Montant;Date\n"
    for given_bytes in (content, head + content):
        try:
            found = list(statements.read(given_bytes, COLUMNS, 0))
        except InvalidValues as error:
            assert [item.field for item in error.problems] == ["file"]
        else:
            assert all(isinstance(item, StatementLine | Unreadable) for item in found)


@given(st.text(max_size=12), st.integers(0, 3))
def test_whatever_is_read_as_money_that_came_is_written_as_such(text, places):
    found = statements.read_amount(text, places, FRANCS)
    assert found is None or found.as_tuple().exponent == -places
    if found is not None and found > 0:
        signs = set("".join(text.split())) - set("0123456789.,+'\u2019")
        assert not signs or signs <= set("FfBbIiUu")

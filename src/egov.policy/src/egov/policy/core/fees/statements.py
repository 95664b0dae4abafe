"""Statements of operators as they come: tables of text in any of the usual ways of writing them.

A file of an operator names its columns in a line near its beginning; which names these are is a
setting.  Encoding and separator are found out, amounts and days read in the ways that people and
programs write them.  A line that cannot be read is told and passed over; a file in which the
columns are not found is refused.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees.references import normalised
from functools import partial

import codecs
import csv
import io
import re


MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 50_000
MAX_LINE = 4_000
"""Characters of a line: more are no line of a statement."""

PREAMBLE = 30
"""Lines before that of the columns, in which operators write addresses and periods."""

SEPARATORS = (";", ",", "\t", "|")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAYS = tuple(
    re.compile(way, re.ASCII)
    for way in (
        r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(\d{4}|\d{6})?(?!\d)",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)",
    )
)
_FIGURES = re.compile(r"[0-9]{1,15}(\.[0-9]+)?", re.ASCII)
_WRITTEN = re.compile(r"(?P<sign>[-+]?)(?P<figures>[0-9,.']+)", re.ASCII)
_WHOLE = re.compile(r"[0-9]+|[1-9][0-9]{0,2}([,.'])[0-9]{3}(?:\1[0-9]{3})*", re.ASCII)
"""Figures alone, or in groups of three with the same sign before each."""

_BLANKS = r"[\s'\u2019]+"
_GAP = re.compile(rf"(?<=[0-9]){_BLANKS}(?=[0-9])")


@dataclass(frozen=True)
class Columns:
    """What an operator calls the columns of reference, amount and day."""

    reference: str
    amount: str
    day: str


@dataclass(frozen=True)
class StatementLine:
    """One transaction of a statement; ``number`` is that of its line, from 1."""

    number: int
    reference: str
    amount: Decimal
    day: date


@dataclass(frozen=True)
class Unreadable:
    """A line that tells no transaction, and which column is to blame."""

    number: int
    column: str


def read(
    content: bytes, columns: Columns, places: int, currency: Collection[str] = ()
) -> Iterator[StatementLine | Unreadable]:
    """The lines of a statement.

    ``places`` are the decimals of its currency, ``currency`` how it may be called there.

    :raises InvalidValues: naming ``file``: empty, too large, no text, or without its columns.
    """
    rows = _rows(_text(content), columns)
    at = next(rows)
    wanted = [_place(at, name) for name in (columns.reference, columns.amount, columns.day)]
    amount_of = partial(read_amount, places=places, currency=currency)
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            yield _line(row, wanted, columns, amount_of)


@dataclass(frozen=True)
class _Row:
    number: int
    cells: Sequence[str]


def _text(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise _refused("too_large", most=MAX_BYTES // 1024**2)
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    for name in (encoding, "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _refused("no_statement")


def _rows(text: str, columns: Columns) -> Iterator[_Row]:
    """The line of the columns, then those after it."""
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise _refused("empty")
    if len(lines) > MAX_LINES:
        raise _refused("too_many_rows", most=MAX_LINES)
    names = {_plain(name) for name in (columns.reference, columns.amount, columns.day)}
    for start, line in enumerate(lines[:PREAMBLE]):
        for separator in SEPARATORS:
            if len(line) <= MAX_LINE and names <= set(map(_plain, _cells(line, separator))):
                yield _Row(start + 1, _cells(line, separator))
                yield from _following(lines, start + 1, separator)
                return
    raise _refused("no_columns", names=", ".join((columns.reference, columns.amount, columns.day)))


def _following(lines: Sequence[str], start: int, separator: str) -> Iterator[_Row]:
    """A line is a row: operators break no line inside a cell, and a quote left open ends there."""
    for number, line in enumerate(lines[start:], start + 1):
        yield _Row(number, _cells(line, separator) if len(line) <= MAX_LINE else ("?",))


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(line), delimiter=separator), [])


def _place(header: _Row, name: str) -> int:
    return [_plain(cell) for cell in header.cells].index(_plain(name))


def _line(
    row: _Row,
    wanted: Sequence[int],
    columns: Columns,
    amount_of: Callable[[str], Decimal | None],
) -> StatementLine | Unreadable:
    texts = [row.cells[at] if at < len(row.cells) else "" for at in wanted]
    try:
        reference = normalised(texts[0])
    except InvalidValues:
        return Unreadable(row.number, columns.reference)
    amount, day = amount_of(texts[1]), read_day(texts[2])
    if amount is None:
        return Unreadable(row.number, columns.amount)
    if day is None:
        return Unreadable(row.number, columns.day)
    return StatementLine(row.number, reference, amount, day)


def read_amount(text: str, places: int, currency: Collection[str] = ()) -> Decimal | None:
    """``1 500``, ``1.500,00 FBu``, ``(1,500.00)``: an amount, None for whatever else.

    Money that went out has a minus sign before it or stands in parentheses.  Nothing is passed
    over but blanks, apostrophes and a name of the currency, or a word might have said that.
    A blank or an apostrophe between figures, a comma or a point stands before groups of three,
    one kind for all of them; ``1500.000`` or ``1.2.3`` might mean anything, and are none.
    The last of two kinds of sign separates decimals; one kind alone does where it comes once
    and not before three figures, unless the currency has three decimals.
    """
    plain, is_bracketed = _unbracketed(_close(text))
    written = _WRITTEN.fullmatch(_without_currency(plain.replace("\N{MINUS SIGN}", "-"), currency))
    if written is None or (is_bracketed and written["sign"]):
        return None
    number = _with_point(written["figures"], places)
    if not _FIGURES.fullmatch(number):
        return None
    exact = Decimal(number)
    amount = exact.quantize(Decimal(1).scaleb(-places))
    if amount != exact:
        return None
    return -amount if is_bracketed or written["sign"] == "-" else amount


def _close(text: str) -> str:
    """The text without blanks and apostrophes; between figures, one apostrophe for them."""
    return "'".join(re.sub(_BLANKS, "", part) for part in _GAP.split(text))


def _unbracketed(text: str) -> tuple[str, bool]:
    is_bracketed = text.startswith("(") and text.endswith(")")
    return (text[1:-1], True) if is_bracketed else (text, False)


def _without_currency(text: str, currency: Collection[str]) -> str:
    """The text without the name of the currency before its figures or after them."""
    names = "|".join(re.escape("".join(name.split())) for name in currency if name)
    found = names and re.fullmatch(rf"([-+]?)({names})?([^a-z]*?)({names})?", text, re.IGNORECASE)
    return f"{found[1]}{found[3]}" if found else text


def _with_point(figures: str, places: int) -> str:
    """Figures with nothing but a point before the decimals; empty if they write no number."""
    signs = re.sub("[0-9]", "", figures)
    last = max(figures.rfind(","), figures.rfind("."))
    after = len(figures) - last - 1
    is_of_decimals = len(set(signs)) > 1 or (len(signs) == 1 and (after != 3 or places == 3))
    if last < 0 or not is_of_decimals:
        whole, decimals = figures, ""
    else:
        whole, decimals = figures[:last], figures[last + 1 :]
    if not _WHOLE.fullmatch(whole):
        return ""
    return re.sub("[,.']", "", whole) + (f".{decimals}" if decimals else "")


def read_day(text: str) -> date | None:
    """``2026-03-02``, ``20260302``, ``2/3/2026``, with an hour or not; None if it is none.

    A year has four figures: in ``02-03-26`` nobody can tell it from the day.
    """
    found = next(filter(None, (way.match(text.strip()) for way in _DAYS)), None)
    try:
        return date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        return None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _refused(code: str, **parameters: object) -> InvalidValues:
    return InvalidValues([FieldProblem("file", code, parameters)])

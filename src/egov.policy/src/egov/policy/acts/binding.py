"""A volume of a register as it is printed: cover, acts with their margin, minutes, tables.

It is made from the book alone, in the language of papers.  How it becomes a file is said by
``core.opendocument``; who asks for it, by :mod:`.prints`.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from egov.policy import _
from egov.policy import documents
from egov.policy import people
from egov.policy.acts.access import title_of
from egov.policy.acts.store import Book
from egov.policy.acts.store import Key
from egov.policy.core import acts
from egov.policy.core import opendocument
from egov.policy.core.acts import Act
from egov.policy.core.acts import Mention
from egov.policy.core.acts import Minutes
from egov.policy.core.acts import Signature
from egov.policy.core.acts import TableRow
from egov.policy.core.opendocument import Beside
from egov.policy.core.opendocument import Block
from egov.policy.core.opendocument import Columns
from egov.policy.core.opendocument import Heading
from egov.policy.core.opendocument import Line
from zope.i18n import translate


NO_ACTS = _("No act was entered in this year.")


def bound(key: Key, book: Book, volume: int) -> bytes:
    """The OpenDocument text of a volume; the last one of a closed year ends with its minutes."""
    register, _unit, year = key
    named = title_of(register).best(documents.LANGUAGE)[0]
    foot = _say(
        _("${register}, ${year}, volume ${volume}"), register=named, year=year, volume=volume
    )
    blocks = _blocks(key, named, book, volume)
    return opendocument.written(foot, foot, documents.LANGUAGE, blocks)


def _blocks(key: Key, named: str, book: Book, volume: int) -> Iterator[Block]:
    entered = [*map(book.act, book.numbers_of(volume))]
    yield from _cover(key, named, book, volume)
    yield Heading(_say(_("Acts")))
    if not entered:
        yield Line(_say(NO_ACTS))
    for act in entered:
        yield Heading(_say(_("Act no. ${number}"), number=act.number), 2)
        yield Beside(tuple(_said(act)), tuple(map(_margin, book.mentions_of(act.number))))
    yield from _table_of(_("Alphabetical table of the volume"), acts.table_of(entered))
    if book.ends_with(volume):
        minutes = Minutes.of(book.entry(book.closing).data)
        yield from _minutes(minutes)
        yield from _table_of(_("Alphabetical table of the year"), minutes.table)


def _cover(key: Key, named: str, book: Book, volume: int) -> Iterator[Line]:
    _register, unit, year = key
    numbers = book.numbers_of(volume)
    line = [people.find_unit(id) for id in (unit, *people.ancestors(unit))]
    above = [f"{item.kind.capitalize()} {item.title}" for item in reversed(line) if item]
    for text in filter(None, (documents.letterhead().ministry, *above)):
        yield Line(text, style="Cover")
    yield Line(named, style="CoverTitle")
    yield Line(_say(_("Year ${year}"), year=year), style="Cover")
    yield Line(_say(_("Volume ${volume}"), volume=volume), style="Cover")
    yield Line(_span(numbers), style="Cover")


def _span(numbers: range) -> str:
    if not numbers:
        return _say(NO_ACTS)
    return _say(_("Acts ${first} to ${last}"), first=numbers[0], last=numbers[-1])


def _said(act: Act) -> Iterator[Line]:
    yield from (Line(text, f"{label} :") for label, text in act.lines)
    words = {"day": _day(act.entered_on), "name": _joined(act.signatory, act.office)}
    yield Line(_say(_("Entered on ${day} by ${name}."), **words), style="Margin")


def _margin(mention: Mention) -> Line:
    by = _joined(_day(mention.made_on), mention.signatory, mention.office)
    return Line(f"{mention.text}\n{by}", f"{mention.number}.", "Margin")


def _minutes(minutes: Minutes) -> Iterator[Block]:
    yield Heading(_say(_("Minutes of the closing")))
    for label, text in (
        (_("Closed on"), _day(minutes.closed_on)),
        (_("First and last act"), _first_and_last(minutes)),
        (_("Acts without a gap"), str(minutes.acts)),
        (_("Volumes"), str(minutes.volumes)),
        (_("Mentions until then"), str(minutes.mentions)),
        (_("Fingerprint"), minutes.digest),
    ):
        yield Line(text, f"{_say(label)} :")
    yield from (Line(_signed(item), style="Cover") for item in minutes.signatures)


def _first_and_last(minutes: Minutes) -> str:
    return f"{minutes.first} – {minutes.last}" if minutes.last else _say(NO_ACTS)


def _signed(signature: Signature) -> str:
    return _joined(signature.name, signature.office, _day(signature.day))


def _table_of(title: str, rows: Sequence[TableRow]) -> Iterator[Block]:
    """A table under its heading; neither if there are no names."""
    if rows:
        yield Heading(_say(title))
        yield _table(rows)


def _table(rows: Iterable[TableRow]) -> Columns:
    lines = []
    for row in rows:
        place = _say(_("no. ${number}, vol. ${volume}"), number=row.number, volume=row.volume)
        lines.append(Line(f"{row.name}\t{place}", style="Row"))
    return Columns(tuple(lines))


def _day(text: str) -> str:
    return documents.numerals(date.fromisoformat(text))


def _joined(*texts: str) -> str:
    return ", ".join(filter(None, texts))


def _say(message, **words: object) -> str:
    """A message of ours in the language of papers."""
    said = _(message, mapping={name: str(value) for name, value in words.items()})
    return translate(said, target_language=documents.LANGUAGE)

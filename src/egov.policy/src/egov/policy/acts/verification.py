"""Whether the books of the site are whole.  Used by REST and by the command; mends nothing."""

from collections.abc import Iterator
from egov.policy.acts import store
from egov.policy.core import acts
from egov.policy.core.acts import BookFault
from egov.policy.core.acts import ENTERED
from egov.policy.core.acts import MENTIONED


def verify(register: str, unit: str, year: int) -> tuple[BookFault, ...]:
    """Faults of a book; none if there is no such book."""
    book = store.find(register, unit, year)
    if book is None:
        return ()
    encoded = [item["encoded"] for item in book.entries.values()]
    found = acts.faults(encoded, book.state.head, acts.name(register, unit, year))
    return found or tuple(_misplaced(book))


def verify_site() -> Iterator[tuple[store.Key, BookFault]]:
    """Faults of all books, each with the book."""
    for key in store.books():
        yield from ((key, fault) for fault in verify(*key))


def _misplaced(book: store.Book) -> Iterator[BookFault]:
    """Acts and mentions that would not be found where they stand."""
    for position in book.entries:
        entry = book.entry(position)
        if entry.action == ENTERED and book.acts.get(entry.data["number"]) != position:
            yield BookFault(position, acts.Kind.NUMBER, str(entry.data["number"]))
        if entry.action == MENTIONED and position not in book.mentions.get(entry.data["act"], ()):
            yield BookFault(position, acts.Kind.MENTION, str(entry.data["act"]))

"""Where books are kept: one for each cash office and year, plain data in trees.

An annotation of the folder of units.  Whoever writes in a book counts it up, so that a payment,
a refund and a closing of the same moment are done one after the other: that count is the one
small object that all of an office write.  Transactions stand in one tree of the whole site, so
that the same one is never counted twice, wherever it is declared: which payment it is, and what
statements tell of it, in one entry, so that a declaration and a statement of the same moment are
done one after the other too.
"""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from egov.policy import people
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import id_of
from egov.policy.core.fees import Ledger
from egov.policy.core.fees import Payment
from egov.policy.core.fees import place_of
from egov.policy.core.fees import Status
from persistent.mapping import PersistentMapping
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.payments"
TRANSACTIONS = "egov.policy.payments.transactions"

LAST_PRINT = 10**6
"""More than any print of a receipt."""


@dataclass(frozen=True)
class Transaction:
    """Which payment a transaction is, empty if none; what statements tell, amounts by their ids.

    ``days`` are those of these amounts, by the ids of the statements.
    """

    payment: str
    told: Mapping[str, str]
    days: Mapping[str, str]


def reading(unit: str, year: int) -> Ledger:
    """The book of a cash office, empty if it was never written in."""
    book = _books().get((unit, year))
    return Ledger(book["entries"], book["closings"]) if book else Ledger(OOBTree(), OOBTree())


def writing(unit: str, year: int) -> Ledger:
    """The same, to be written in."""
    book = _counted(unit, year)
    return Ledger(book["entries"], book["closings"])


def new_id(unit: str, day: date) -> str:
    """The id of the next payment of a cash office."""
    return id_of(unit, day, _counted(unit, day.year)["count"])


def enter(payment: Payment) -> None:
    """Write a payment down; see ``Ledger.enter``."""
    writing(payment.unit, payment.day.year).enter(payment)
    _note_waiting(payment)


def change(payment: Payment) -> None:
    """Write down how a payment stands now; see ``Ledger.change``."""
    writing(payment.unit, payment.day.year).change(payment)
    _note_waiting(payment)


def find(id: str) -> Payment | None:
    """The payment of that id."""
    place = place_of(id)
    return reading(*place).get(id) if place else None


def since(unit: str, first: date) -> Iterator[Payment]:
    """What stands in the books of a cash office from a day on, oldest first."""
    for _unit, year in list(_books().keys((unit, first.year), (unit, 9999))):
        yield from reading(unit, year).between(first, date(year, 12, 31))


def waiting(unit: str) -> Iterator[Payment]:
    """What waits for somebody in the books of a cash office, oldest first."""
    for kept_for, _year in _books().keys((unit, 0), (unit, 9999)):
        for id in _books()[(kept_for, _year)]["waiting"]:
            found = find(id)
            if found is not None:
                yield found


def all_ids() -> Iterator[str]:
    """Ids of all payments of the site."""
    for book in _books().values():
        yield from (data["id"] for data in book["entries"].values())


def transaction_of(operator: str, reference: str) -> Transaction:
    """What is known of a transaction."""
    folder = people.unit_folder()
    tree = {} if folder is None else IAnnotations(folder).get(TRANSACTIONS, {})
    data = tree.get((operator, reference))
    # A transaction told before days were kept has none.
    return Transaction("", {}, {}) if data is None else Transaction(**{"days": {}, **data})


def prints(payment: Payment) -> Iterator[tuple[int, PersistentMapping]]:
    """What was printed of a receipt, by number: the original first."""
    place = place_of(payment.id)
    book = _books().get(place) if place else None
    if book is not None and "prints" in book:
        for (_id, number), kept in book["prints"].items((payment.id, 0), (payment.id, LAST_PRINT)):
            yield number, kept


def print_of(id: str, number: int) -> PersistentMapping | None:
    """One print of the receipt of a payment."""
    book = _books().get(place_of(id))
    return book["prints"].get((id, number)) if book is not None and "prints" in book else None


def keep_print(payment: Payment, number: int, kept: PersistentMapping) -> None:
    """Keep one print of a receipt; it changes nothing in the book itself."""
    book = _books()[place_of(payment.id)]
    if "prints" not in book:
        book["prints"] = OOBTree()
    book["prints"][(payment.id, number)] = kept


def hold_reference(operator: str, reference: str, payment: str) -> None:
    """Let a transaction be that of a payment.

    :raises StateConflict: if it is that of another one.
    """
    holder = find(transaction_of(operator, reference).payment)
    if holder is not None:
        raise StateConflict("reference_taken", at=holder.at.isoformat())
    _note_transaction(operator, reference, payment=payment)


def free_reference(payment: Payment) -> None:
    """Let the transaction be declared again: it was not that payment."""
    if transaction_of(payment.operator, payment.reference).payment == payment.id:
        _note_transaction(payment.operator, payment.reference, payment="")


def tell(operator: str, reference: str, statement: str, amount: str, day: str) -> None:
    """Keep what a statement tells of a transaction, whether or not anybody has declared it."""
    known = transaction_of(operator, reference)
    told, days = {**known.told, statement: amount}, {**known.days, statement: day}
    if (told, days) != (known.told, known.days):
        _note_transaction(operator, reference, told=told, days=days)


def _note_transaction(operator: str, reference: str, **changed: Any) -> None:
    tree = IAnnotations(api.portal.get()["units"]).setdefault(TRANSACTIONS, OOBTree())
    known = transaction_of(operator, reference)
    tree[(operator, reference)] = {**asdict(known), **changed}


def _books() -> OOBTree:
    folder = people.unit_folder()
    return OOBTree() if folder is None else IAnnotations(folder).get(KEY, OOBTree())


def _counted(unit: str, year: int) -> PersistentMapping:
    """The book, counted up."""
    books = IAnnotations(api.portal.get()["units"]).setdefault(KEY, OOBTree())
    if (unit, year) not in books:
        books[(unit, year)] = PersistentMapping(
            count=0,
            entries=OOBTree(),
            closings=OOBTree(),
            waiting=OOTreeSet(),
            prints=OOBTree(),
        )
    book = books[(unit, year)]
    book["count"] += 1
    return book


def _note_waiting(payment: Payment) -> None:
    waits = payment.status is Status.DECLARED or payment.waits
    ids = _books()[(payment.unit, payment.day.year)]["waiting"]
    if waits:
        ids.add(payment.id)
    elif payment.id in ids:
        ids.remove(payment.id)

"""Statements of operators: imported, held against what was declared, kept with what was found.

A statement is the word of who imports it, for the cash offices that they handle then; the round
of :mod:`.taking` lets count what agrees.  The same file that the same person imports again is held
against what is declared then, and changes nothing that was done; another person's is another one.
"""

from babel.languages import get_official_languages
from babel.numbers import get_currency_precision
from babel.numbers import get_currency_symbol
from BTrees.LOBTree import LOBTree
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from egov.policy import clock
from egov.policy import people
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.fees import Columns
from egov.policy.core.fees import Payment
from egov.policy.core.fees import Row
from egov.policy.core.fees import StatementLine
from egov.policy.core.fees import Unreadable
from egov.policy.payments import store
from egov.policy.payments.rights import me
from egov.policy.payments.rights import offices
from egov.policy.payments.settings import columns
from egov.policy.payments.settings import operators
from functools import partial
from hashlib import sha256
from persistent.mapping import PersistentMapping
from plone import api
from typing import Any
from zExceptions import NotFound
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.payments.statements"
PENDING = "egov.policy.payments.pending"
"""Ids of the statements that were not taken in to their end."""

UNREADABLE = "unreadable"
FAILED = "failed"
"""What is said of a line besides the findings."""

MAX_NAME = 200


@dataclass(frozen=True)
class Statement:
    """One statement that was imported; ``counts`` by finding, ``rows`` by number from 0."""

    id: str
    operator: str
    filename: str
    first: date | None
    last: date | None
    by: str
    at: datetime
    counts: Mapping[str, int]
    rows: LOBTree


def import_statement(operator: str, filename: str, content: bytes) -> Statement:
    """Import a file of an operator.

    :raises NotAllowed: if the current person handles no payments.
    :raises InvalidValues: naming ``operator`` or ``file``.
    """
    scope = offices()
    if not scope:
        raise NotAllowed("import_statement")
    lines = list(_read(content, _columns(operator)))
    known = [line for line in lines if isinstance(line, StatementLine)]
    id = _id_of(operator, content, scope)
    rows = fees.reconcile(
        known,
        partial(held, operator, scope),
        partial(told_on, operator, id),
        _of_period(operator, scope, known),
        me(),
    )
    told = [*map(_plain, rows), *map(_unread, lines)]
    return _keep(id, operator, filename, known, [row for row in told if row])


def statements() -> list[Statement]:
    """Those that the current person may see, latest first."""
    scope = offices()
    found = (_of(id, data) for id, data in kept().items() if data["scope"] <= scope)
    return sorted(found, key=lambda item: item.at, reverse=True)


def find_statement(id: str) -> Statement:
    """The statement of that id; NotFound if there is none, or the person may not see it."""
    data = kept().get(id)
    if data is None or not data["scope"] <= offices():
        raise NotFound(id)
    return _of(id, data)


def vouching(payment: Payment) -> Statement | None:
    """The statement by which somebody else than who declared it has the money of a transfer.

    None as soon as any statement takes it back: then somebody has to look.
    """
    told = store.transaction_of(payment.operator, payment.reference).told
    amounts = {id: Decimal(amount) for id, amount in told.items()}
    if any(amount < 0 for amount in amounts.values()):
        return None
    for id, amount in amounts.items():
        data = kept()[id]
        is_others = payment.unit in data["scope"] and data["by"] != payment.by
        if is_others and amount == payment.amount:
            return _of(id, data)
    return None


def held(operator: str, scope: frozenset[str], reference: str) -> Payment | None:
    """The payment that a transaction is, at one of these cash offices."""
    found = store.find(store.transaction_of(operator, reference).payment)
    return found if found is not None and found.unit in scope else None


def told_on(operator: str, id: str, reference: str) -> set[date]:
    """The days on which other statements than that of an id say that the money came."""
    known = store.transaction_of(operator, reference)
    others = {other for other, amount in known.told.items() if other != id and Decimal(amount) > 0}
    return {date.fromisoformat(day) for other in others if (day := known.days.get(other))}


def _of_period(
    operator: str, scope: frozenset[str], lines: list[StatementLine]
) -> Iterator[Payment]:
    """What was declared as paid on one of the days of the statement: it is declared since then."""
    if not lines:
        return
    first, last = min(line.day for line in lines), max(line.day for line in lines)
    for unit in scope:
        for item in store.since(unit, first):
            if item.operator == operator and item.paid_on and first <= item.paid_on <= last:
                yield item


def _columns(operator: str):
    if operator not in operators():
        problem = FieldProblem.unknown("operator", operator)
        raise InvalidValues([problem if operator else FieldProblem.required("operator")])
    known = columns().get(operator)
    if known is None:
        raise InvalidValues([FieldProblem("operator", "no_columns_set")])
    return known


def _read(content: bytes, columns: Columns) -> Iterator[StatementLine | Unreadable]:
    country = clock.country()
    currency = form.currency_of(country)
    locales = (f"{language}_{country}" for language in get_official_languages(country))
    names = {currency, *(get_currency_symbol(currency, locale) for locale in locales)}
    return fees.read_statement(content, columns, get_currency_precision(currency), names)


def _plain(row: Row) -> dict[str, Any]:
    return {
        "finding": str(row.finding),
        "number": row.number,
        "reference": row.reference,
        "amount": f"{row.amount:f}",
        "day": row.day.isoformat() if row.day else "",
        "payment": row.payment,
        "declared": "" if row.declared is None else f"{row.declared:f}",
    }


def _unread(line: StatementLine | Unreadable) -> dict[str, Any] | None:
    if isinstance(line, StatementLine):
        return None
    told = dict.fromkeys(("reference", "amount", "day", "payment", "declared"), "")
    return {**told, "finding": UNREADABLE, "number": line.number, "column": line.column}


def _id_of(operator: str, content: bytes, scope: frozenset[str]) -> str:
    """The id of a file that the current person imports for these cash offices."""
    whose = "\0".join((me(), *sorted(scope))).encode()
    return f"{operator}-{sha256(whose + sha256(content).digest()).hexdigest()[:20]}"


def _keep(
    id: str,
    operator: str,
    filename: str,
    lines: list[StatementLine],
    rows: Iterable[dict[str, Any]],
) -> Statement:
    annotations, scope = IAnnotations(api.portal.get()["units"]), offices()
    days = [line.day.isoformat() for line in lines]
    numbered = LOBTree(dict(enumerate(rows)))
    data = PersistentMapping(
        operator=operator,
        filename=filename[:MAX_NAME],
        first=min(days, default=""),
        last=max(days, default=""),
        by=me(),
        at=clock.now().isoformat(),
        scope=scope,
        counts=dict(Counter(row["finding"] for row in numbered.values())),
        rows=numbered,
        told=0,
        taken=0,
    )
    annotations.setdefault(KEY, OOBTree())[id] = data
    annotations.setdefault(PENDING, OOTreeSet()).add(id)
    return _of(id, data)


def _of(id: str, data: Mapping[str, Any]) -> Statement:
    return Statement(
        id=id,
        operator=data["operator"],
        filename=data["filename"],
        first=date.fromisoformat(data["first"]) if data["first"] else None,
        last=date.fromisoformat(data["last"]) if data["last"] else None,
        by=data["by"],
        at=datetime.fromisoformat(data["at"]),
        counts=data["counts"],
        rows=data["rows"],
    )


def kept() -> OOBTree:
    """All statements as they are kept, by id."""
    folder = people.unit_folder()
    return OOBTree() if folder is None else IAnnotations(folder).get(KEY, OOBTree())

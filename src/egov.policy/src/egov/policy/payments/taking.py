"""Statements are taken in: the round of the worker that lets count what agrees.

First it keeps what a statement tells of each transaction, some hundred at a time; then it goes
through them once more, and each payment that this changes is changed in a transaction of its own.
So a transfer that is declared meanwhile either sees what is told of it, or is seen.  Any number of
workers may do it beside each other and beside people: whoever is second is done again.
"""

from collections.abc import Callable
from collections.abc import Mapping
from decimal import Decimal
from egov.policy import _
from egov.policy import jobs
from egov.policy import logger
from egov.policy import people
from egov.policy.console import committed
from egov.policy.console import site_session
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Finding
from egov.policy.core.fees import Status
from egov.policy.payments import store
from egov.policy.payments.receiving import found_in_statement
from egov.policy.payments.statements import FAILED
from egov.policy.payments.statements import held
from egov.policy.payments.statements import kept
from egov.policy.payments.statements import PENDING
from egov.policy.payments.statements import told_on
from egov.policy.payments.statements import UNREADABLE
from egov.policy.payments.statements import vouching
from egov.policy.payments.undoing import take_back
from functools import partial
from plone import api
from time import monotonic
from transaction.interfaces import TransientError
from typing import Any
from zExceptions import NotFound
from ZODB import DB
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate
from zope.interface import implementer

import transaction


BATCH = 200
"""Rows of which one transaction keeps what they tell."""

GONE, BROKEN = "gone", "broken"
"""Why a row changes nothing: its case was destroyed; something else, which the log tells."""

TELL_NOTHING = (Finding.MISSING, Finding.DOUBLE, UNREADABLE, FAILED)


@implementer(jobs.IRound)
class Statements:
    """Goes on with every statement that was imported."""

    every = 1.0

    def go(self, db: DB, site: str) -> None:
        """Work for a while."""
        with site_session(db, site) as portal:
            run(portal, until=monotonic() + jobs.SECONDS)


def run(portal, until: float = float("inf")) -> None:
    """Take in all that was imported, to its end or until that moment."""

    def step() -> bool:
        id = next(iter(_pending()), None)
        return id is not None and committed(partial(_go_on, id))

    jobs.step_by_step(portal, step, until)


def _pending():
    folder = people.unit_folder()
    return () if folder is None else IAnnotations(folder).get(PENDING, ())


def _go_on(id: str) -> None:
    data = kept()[id]
    batch = list(data["rows"].items(data["told"], data["told"] + BATCH - 1))
    if not batch:
        _settle(id, data)
        return
    for number, row in batch:
        if _tells(row):
            _tell(id, data, number, row)
    data["told"] += len(batch)


def _tell(id: str, data, number: int, row: Mapping[str, Any]) -> None:
    """Keep what a row tells, unless a statement that was imported as it was told another day."""
    operator, reference, amount = data["operator"], row["reference"], row["amount"]
    # A statement that was imported before days were kept is taken in as it was.
    day = row.get("day", "")
    others = {found.isoformat() for found in told_on(operator, id, reference)}
    if day and Decimal(amount) > 0 and others - {day}:
        _find_anew(data, number, finding=Finding.DOUBLE)
    else:
        store.tell(operator, reference, id, amount, day)


def _tells(row: Mapping[str, Any]) -> bool:
    """Whether a row says on its own that money came, or went."""
    if row["finding"] in TELL_NOTHING:
        return False
    return row["finding"] != Finding.REVERSED or Decimal(row["amount"]) < 0


def _settle(id: str, data) -> None:
    """Change the next payment that the statement changes; what cannot be changed is noted."""
    found = _next(data)
    if found is None:
        pending = IAnnotations(api.portal.get()["units"])[PENDING]
        if id in pending:  # else another worker was faster
            pending.remove(id)
        return
    number, change = found
    try:
        change()
    except TransientError:
        raise
    except StateConflict as error:
        _note_failed(data, number, error.reason)
    except NotFound:
        _note_failed(data, number, GONE)
    except Exception:  # noqa: BLE001  one payment that cannot be changed does not stop the others
        logger.exception("Row %s of statement %s could not be taken in", number, id)
        _note_failed(data, number, BROKEN)
    data["taken"] = number + 1


def _next(data) -> tuple[int, Callable[[], Any]] | None:
    """The next row that changes a payment, and what is done then."""
    for number, row in data["rows"].items(data["taken"]):
        payment = held(data["operator"], data["scope"], row["reference"])
        if payment is None:
            continue
        if payment.status is Status.DECLARED and vouching(payment) is not None:
            return number, partial(found_in_statement, payment)
        is_back = row["finding"] == Finding.REVERSED and Decimal(row["amount"]) < 0
        if payment.status is Status.RECEIVED and is_back:
            amount, reason = -Decimal(row["amount"]), _reason(data, row)
            return number, partial(take_back, payment, amount, reason, data["by"])
    return None


def _reason(data, row: Mapping[str, Any]) -> str:
    """Why it is proposed to undo a payment, in the language of the site."""
    words = _(
        "The operator took the money back: statement ${file}, line ${n}.",
        mapping={"file": data["filename"], "n": row["number"]},
    )
    return translate(words, target_language=api.portal.get_default_language())


def _note_failed(data, number: int, reason: str) -> None:
    """Nothing of the row is kept but that it could not be taken in."""
    transaction.abort()
    _find_anew(data, number, finding=FAILED, reason=reason)


def _find_anew(data, number: int, finding: str, **more: str) -> None:
    """Say something else of a row than when the statement was imported."""
    row = data["rows"][number]
    data["rows"][number] = {**row, "finding": str(finding), **more}
    counts = {**data["counts"], row["finding"]: data["counts"][row["finding"]] - 1}
    data["counts"] = {**counts, str(finding): counts.get(str(finding), 0) + 1}

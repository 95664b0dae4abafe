"""``book_amount``: a total of another case becomes larger or smaller."""

from egov.policy import cases
from egov.policy import journal
from egov.policy.casework import situations
from egov.policy.casework import turns
from egov.policy.casework.effects.nesting import one_more
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core import engine
from egov.policy.core.bookings import booked_anew
from egov.policy.core.bookings import Booking
from egov.policy.core.bookings import booking_of
from egov.policy.core.bookings import Change
from egov.policy.core.effects import EFFECTS
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from functools import partial
from zope.interface import implementer


@implementer(IEffect)
class BookAmount:
    """Book an amount in the total of a case that a field names.

    The other case is written: of two bookings in it at once the storage lets one pass, and
    the other is judged again by what that one has left.
    """

    type = EFFECTS["book_amount"]

    def apply(self, own, procedure: Procedure, decision: Decision, /, **asked: str) -> None:
        """Take back what was booked before, then book; a field without an answer names none."""
        situation, world = situations.load(own), cases.SiteWorld(own)
        amount = engine.result(procedure, situation, str(asked["amount"]), world)
        named = situation.values.get(asked["case"]) or ""
        wanted = booking_of(asked, named, amount)
        booked, changes = booked_anew(map(Booking.of, own.bookings), wanted)
        for change in changes:
            change_total(own, change)
        if changes:
            own.bookings = tuple(item.plain() for item in booked)
            said = {"other": wanted.case or changes[0].case, "total": wanted.total}
            journal.record(own, "amount_booked", **said, amount=wanted.plain()["amount"])


def change_total(own, change: Change) -> None:
    """Change a total of another case; one that is gone has nothing to take back."""
    other = cases.find(change.case)
    if other is None:
        if change.amount > 0:
            raise StateConflict("no_total")
        return
    procedure, world = cases.procedure_of(other), cases.SiteWorld(other)
    before = situations.load(other)
    after = engine.book(procedure, before, change.total, change.amount, world)
    if after.values == before.values:
        return
    changed = cases.set_values(other, dict(after.values))
    said = {"total": change.total, "amount": f"{change.amount:f}", "other": own.UID()}
    values = {id: after.values.get(id) for id in changed}
    value = f"{after.values[change.total]:f}"
    journal.record(other, "total_changed", **said, value=value, values=values)
    # It may be the one whose step books this: that comes to its end first.
    turns.when_done(other, partial(_settle, other))


def _settle(other) -> None:
    with one_more():
        turns.settle(other)

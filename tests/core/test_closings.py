"""Whatever is done at a cash office, what was closed equals its receipts, to the franc."""

from .test_payments import DAY
from .test_payments import NOW
from .test_payments import payment
from .test_payments import undoing
from BTrees.OOBTree import OOBTree
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from egov.policy.core import fees
from egov.policy.core.errors import EgovError
from egov.policy.core.fees import Ledger
from egov.policy.core.fees import Status
from egov.policy.core.fees import Undo
from egov.policy.core.fees import Way
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st


acts = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "transfer", "cancel", "refund", "close", "tomorrow"]),
        st.integers(1, 3000),
        st.sampled_from(["cashier", "other"]),
        st.integers(0, 30),
    ),
    max_size=60,
)


class Desk:
    """A cash office in which anything is tried; what is refused changes nothing."""

    def __init__(self) -> None:
        self.ledger = Ledger(OOBTree(), OOBTree())
        self.day, self.ids, self.number = DAY, [], 0

    def act(self, what, amount, by, which):
        with suppress(EgovError):
            getattr(self, what)(amount, by, which)

    def take(self, amount, by, which, **more):
        self.number += 1
        made = payment(amount, self.day, self.number, by=by, **more)
        self.ledger.enter(made)
        self.ids.append(made.id)

    def transfer(self, amount, by, which):
        self.take(amount, by, which, way=Way.TRANSFER)

    def cancel(self, amount, by, which):
        self.undo(Undo.CANCEL, amount, by, which)

    def refund(self, amount, by, which):
        self.undo(Undo.REFUND, amount, by, which)

    def undo(self, kind, amount, by, which):
        paid = self.ledger.get(self.ids[which % len(self.ids)]) if self.ids else None
        if paid is None:
            return
        given_back = sum(item.amount for item in self.all if item.refund_of == paid.id)
        asked = undoing(paid, kind, amount, left=paid.amount + given_back, by=by)
        done = fees.approved(asked, "accountant")
        if kind is Undo.CANCEL:
            self.ledger.change(done)
        else:
            self.take(-done.undoing.amount, by, which, way=paid.way, refund_of=paid.id)
            self.ledger.change(done)

    def close(self, amount, by, which):
        self.ledger.close("bwiza", by, self.day, Decimal(amount), "Compté", NOW)

    def tomorrow(self, amount, by, which):
        self.day += timedelta(1)

    @property
    def all(self):
        return self.ledger.between(DAY, self.day)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_closings_equal_the_receipts_whatever_is_done(tried):
    desk = Desk()
    for act in tried:
        desk.act(*act)
    closed = {(item.cashier, item.day): item for item in desk.ledger.closings(DAY, desk.day)}
    tills = {}
    for item in desk.all:
        tills[item.by, item.day] = tills.get((item.by, item.day), 0) + item.in_till
    assert {key: item.computed for key, item in closed.items()} == {
        key: tills.get(key, 0) for key in closed
    }
    assert sum(item.counted - item.difference for item in closed.values()) == sum(
        amount for key, amount in tills.items() if key in closed
    )
    given_back = {}
    for item in desk.all:
        if item.refund_of:
            given_back[item.refund_of] = given_back.get(item.refund_of, 0) - item.amount
    assert all(amount <= desk.ledger.get(id).amount for id, amount in given_back.items())
    assert all(desk.ledger.get(id).status is Status.RECEIVED for id in given_back)

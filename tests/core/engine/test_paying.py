"""A case that waits for its payment goes on when it is paid; what it owes is worked out anew."""

from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .world import Office
from dataclasses import replace
from decimal import Decimal
from egov.policy.core import engine
from egov.policy.core.engine import Charged
from egov.policy.core.engine import Paid
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Automatic
from egov.policy.core.model import Fee
from egov.policy.core.model import Text

import pytest


COPY = Fee("copy", Text(), amount="500", quantity="amount")


def waiting(when="fees_settled", **more):
    trial = procedure(
        state("unpaid", task("look", "clerk", complete="end")),
        state("paid", task("copy", "clerk", complete="end")),
        take("go_on", "unpaid", "paid", automatic=Automatic(when=when)),
        take("end", "unpaid paid", "closed", "clerk"),
        fees=(COPY,),
        **more,
    )
    return Walk(trial, Office(), {"amount": Decimal(2)})


def pay(walk, amount):
    return walk.do(engine.credit, Decimal(amount))


def test_a_case_goes_on_by_itself_once_it_is_paid():
    walk = waiting().submit()
    assert (walk.state, engine.left_to_pay(walk.now)) == ("unpaid", 1000)
    assert pay(walk, 400).state == "unpaid"
    assert pay(walk, 600).state == "paid"
    assert walk.turn.events[0] == Paid(Decimal(600))
    assert (walk.now.paid, engine.left_to_pay(walk.now)) == (1000, 0)


def test_what_was_given_back_is_paid_no_more():
    walk = pay(waiting("fees_paid >= 5000").submit(), 1000)
    assert pay(walk, -300).now.paid == 700
    facts = engine.facts(walk.procedure, walk.now, walk.world)
    told = (facts["fees_due"], facts["fees_paid"], facts["fees_settled"])
    assert told == (Decimal(1000), Decimal(700), False)


def test_nothing_is_paid_before_the_filing():
    walk = waiting()
    facts = engine.facts(walk.procedure, walk.now, walk.world)
    assert facts["fees_settled"] is None
    for act in (lambda: pay(walk, 1), lambda: engine.left_to_pay(walk.now)):
        with pytest.raises(StateConflict) as refused:
            act()
        assert refused.value.reason == "not_filed"


def test_a_case_that_owes_nothing_waits_for_no_payment():
    trial = procedure(
        state("unpaid", task("look", "clerk", complete="end")),
        take("go_on", "unpaid", "closed", automatic=Automatic(when="fees_settled")),
        take("end", "unpaid", "closed", "clerk"),
    )
    assert Walk(trial, Office()).submit().state == "closed"


def recharge(walk, comment="Tarif corrigé"):
    return walk.do(engine.recharge, "accountant", comment)


def test_what_is_due_is_worked_out_anew_as_long_as_nothing_was_paid():
    walk = waiting().submit()
    walk.turn = engine.Turn(_with_amount(walk.now, 3))
    (event,) = recharge(walk).turn.events
    assert isinstance(event, Charged)
    assert (event.by, event.comment) == ("accountant", "Tarif corrigé")
    assert walk.now.fees[0].amount == 1500


def test_it_needs_a_reason_and_stops_with_the_first_payment():
    walk = waiting().submit()
    with pytest.raises(InvalidValues):
        recharge(walk, " ")
    pay(walk, 1)
    with pytest.raises(StateConflict) as refused:
        recharge(walk)
    assert refused.value.reason == "paid"
    with pytest.raises(StateConflict):
        recharge(waiting())


def test_a_case_whose_fee_falls_away_goes_on():
    walk = waiting().submit()
    walk.turn = engine.Turn(_with_amount(walk.now, 0))
    assert recharge(walk).state == "paid"


def _with_amount(situation, amount):
    return replace(situation, values={"amount": Decimal(amount)})

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
from egov.policy.core.engine import Priced
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Tariff
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


@pytest.fixture
def unpriced():
    """A filed case that waits at ``unpaid`` for a tariff; ``price(500)`` sets it."""
    trial = procedure(
        state("unpaid", task("look", "clerk", complete="copy")),
        take("copy", "unpaid", "closed", "clerk", when="fees_settled"),
        fees=(Fee("act", Text(), tariff="act", quantity="amount"), COPY),
    )
    return Walk(trial, Priceless(), {"amount": Decimal(2)}).submit()


class Priceless(Office):
    """An office that has set no tariff."""

    price = None

    def tariff(self, id, unit):
        return self.price and Tariff(Decimal(self.price), unit, self.today)


class Pricing(Priceless):
    """The same, once it has."""

    price = 700


def test_a_missing_tariff_is_an_alert_until_it_is_there(unpriced):
    assert [line.amount for line in unpriced.now.fees] == [None, 1000]
    told = engine.Alert("tariff", "act")
    assert told in unpriced.turn.events
    assert engine.alerts(unpriced.procedure, unpriced.now, unpriced.world) == (told,)
    assert unpriced.do(engine.settle).turn.events == ()
    unpriced.world = Pricing()
    (event,) = unpriced.do(engine.settle).turn.events
    assert isinstance(event, Priced)
    assert [line.amount for line in event.lines] == [1400, 1000]
    assert engine.alerts(unpriced.procedure, unpriced.now, unpriced.world) == ()
    assert engine.left_to_pay(unpriced.now) == 2400
    assert unpriced.do(engine.settle).turn.events == ()


def test_a_line_that_has_an_amount_keeps_it_when_another_is_worked_out(unpriced):
    unpriced.turn = engine.Turn(_with_amount(unpriced.now, 3))
    unpriced.world = Pricing()
    assert [line.amount for line in unpriced.do(engine.settle).now.fees] == [2100, 1000]


def test_what_can_be_had_by_paying_says_so(unpriced):
    def blocked():
        world, now = unpriced.world, unpriced.now
        return [item.blocked for item in engine.offered(unpriced.procedure, now, "clerk", world)]

    def refused():
        with pytest.raises(StateConflict) as found:
            unpriced.decide("clerk", "copy")
        return found.value.reason

    assert (blocked(), refused()) == (["unpaid"], "unpaid")
    unpriced.world = Pricing()
    unpriced.do(engine.settle)
    assert (blocked(), refused()) == (["unpaid"], "unpaid")
    assert unpriced.do(engine.credit, Decimal(2400)).decide("clerk", "copy").state == "closed"


def test_a_condition_that_money_does_not_meet_is_one_like_others():
    trial = procedure(
        state("unpaid", task("look", "clerk", complete="copy")),
        take("copy", "unpaid", "closed", "clerk", when="fees_settled and urgent"),
        fees=(COPY,),
    )
    walk = Walk(trial, Office(), {"amount": Decimal(2), "urgent": False}).submit()
    (offer,) = engine.offered(walk.procedure, walk.now, "clerk", walk.world)
    assert offer.blocked == "condition"


def _with_amount(situation, amount):
    return replace(situation, values={"amount": Decimal(amount)})


@pytest.mark.parametrize("amount", [None, -1])
def test_a_fee_to_which_the_answers_give_no_amount_is_an_alert_until_they_do(amount):
    walk = waiting().settle(values={"amount": amount}).submit()
    assert [line.amount for line in walk.now.fees] == [None]
    assert walk.alerts() == [("amount", "copy")]
    (event, *_rest) = walk.settle(values={"amount": Decimal(2)}).turn.events
    assert isinstance(event, Priced)
    assert (walk.alerts(), engine.left_to_pay(walk.now)) == ([], 1000)


def test_a_fee_that_lacks_its_tariff_says_so_first(unpriced):
    walk = unpriced.settle(fees=(), values={})
    walk.do(engine.recharge, "clerk", "Erreur")
    assert walk.alerts() == [("tariff", "act"), ("amount", "copy")]

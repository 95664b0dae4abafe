"""A total of a case is what others have booked in it, and passes no ceiling."""

from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .world import Office
from decimal import Decimal
from egov.policy.core import engine
from egov.policy.core.engine import EffectDue
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Automatic
from egov.policy.core.model import Effect
from egov.policy.core.model import Fee
from egov.policy.core.model import Field
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType

import pytest


NO_TEXT = Text()
SPENT = Field("spent", FieldType.INTEGER, NO_TEXT, total=True, ceiling="amount")
COUNTED = Field("counted", FieldType.DECIMAL, NO_TEXT, places=2, total=True)
LEFT = Field("left", FieldType.COMPUTED, NO_TEXT, formula="amount - spent")
FIELDS = (SPENT, COUNTED, LEFT)


def line(values):
    trial = procedure(
        state("open", task("look", "clerk", complete="end")),
        take("end", "open", "closed", "clerk"),
        fields=FIELDS,
    )
    return Walk(trial, Office(), values).submit()


def booked(walk, total, change):
    return engine.book(walk.procedure, walk.now, total, Decimal(change), walk.world)


def refused(walk, total, change):
    with pytest.raises(StateConflict) as caught:
        booked(walk, total, change)
    return caught.value.reason, caught.value.details


def test_a_total_begins_with_nothing_and_what_is_computed_follows():
    walk = line({"amount": 1000})
    assert engine.facts(walk.procedure, walk.now, walk.world)["spent"] == 0
    values = booked(walk, "spent", 300).values
    assert (values["spent"], values["left"]) == (300, 700)


def test_a_ceiling_is_reached_and_not_passed():
    walk = line({"amount": 1000})
    assert booked(walk, "spent", 1000).values["spent"] == 1000
    assert refused(walk, "spent", 1001) == ("no_room", {"left": "1000"})


def test_a_ceiling_of_which_nothing_is_known_takes_nothing():
    assert refused(line({}), "spent", 1) == ("no_room", {"left": "0"})


def test_what_is_taken_back_is_taken_back_though_the_ceiling_was_lowered():
    walk = line({"amount": 100, "spent": 500})
    assert refused(walk, "spent", 1) == ("no_room", {"left": "0"})
    assert booked(walk, "spent", -200).values["spent"] == 300


def test_a_total_without_a_ceiling_takes_all():
    assert booked(line({}), "counted", "1000000.25").values["counted"] == Decimal("1000000.25")


def test_a_closed_case_takes_no_more_and_stays_as_it_is():
    walk = line({"amount": 1000, "spent": 400}).decide("clerk", "end")
    assert refused(walk, "spent", 1) == ("no_room", {"left": "0"})
    assert booked(walk, "spent", -400) == walk.now
    assert booked(walk, "counted", 5) == walk.now


@pytest.mark.parametrize("total", ["amount", "nowhere"])
def test_only_a_total_takes_what_is_booked(total):
    assert refused(line({"amount": 5}), total, 1) == ("no_total", {})


@pytest.mark.parametrize(
    ("when", "alerts"), [("left <= 0", []), ("amount > 5", [("nobody", "open")])]
)
def test_what_others_may_book_is_a_way_on_and_what_nobody_may_change_is_none(when, alerts):
    used_up = take("used_up", "open", "closed", automatic=Automatic(when=when))
    trial = procedure(state("open"), used_up, fields=FIELDS)
    assert Walk(trial, Office(), {"amount": 5}).submit().alerts() == alerts


def booking(total, amount):
    return Effect("book_amount", {"case": "line", "total": total, "amount": amount})


COPY = Fee("copy", NO_TEXT, amount="500")
BOOKS = (booking("spent", "fees_paid"), booking("asked", "amount"), booking("owed", "fees_due"))


def bill(*later):
    """A case that books what was paid of its 500, and what was due, and is closed by then."""
    trial = procedure(
        state("open", task("look", "clerk", complete="end")),
        take("end", "open", "closed", "clerk", effects=BOOKS + later),
        fees=(COPY,),
    )
    return Walk(trial, Office(), {"amount": 7}).submit()


def booked_in(walk):
    events = (event for event in walk.turn.events if isinstance(event, EffectDue))
    return [(event.name, event.parameters["total"], event.step.transition) for event in events]


def test_a_case_that_is_closed_books_anew_what_it_has_booked_by_its_payments():
    walk = bill()
    assert booked_in(walk.do(engine.credit, Decimal(500))) == []
    walk = walk.decide("clerk", "end")
    anew = [("book_amount", "spent", "end"), ("book_amount", "owed", "end")]
    assert booked_in(walk.do(engine.credit, Decimal(-200))) == anew
    assert walk.now.paid == 300
    assert booked_in(walk.do(engine.credit, Decimal(-300))) == anew
    assert booked_in(walk.do(engine.recharge, "clerk", "Erreur")) == anew


def test_of_two_bookings_in_one_total_the_last_one_counts():
    walk = bill(booking("spent", "0")).decide("clerk", "end")
    assert booked_in(walk.do(engine.credit, Decimal(500))) == [("book_amount", "owed", "end")]

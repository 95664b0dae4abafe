"""What becomes of the deadlines, answers and marks of one case."""

from ..engine.making import days
from ..engine.making import procedure
from ..engine.making import state
from ..engine.making import take
from ..engine.making import Walk
from .going_over import CHECK
from .going_over import checking
from .going_over import fates
from .going_over import moved
from .going_over import OFFICE
from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy.core import engine
from egov.policy.core.model import Deadline
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Flag
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind


def due(found):
    return {clock.id: (clock.due, clock.ended) for clock in found.after.clocks}


def delayed(*deadlines, **more):
    return checking(CHECK, deadlines=deadlines, **more)


LEGAL = Deadline("answer", Text(), days(10), since="filing")


def test_a_deadline_that_counts_alike_is_kept():
    walk = Walk(delayed(LEGAL), OFFICE).submit()
    found = moved(walk, delayed(replace(LEGAL, warn=days(1), title=Text(fr="Réponse"))))
    assert fates(found.deadlines) == [("answer", "kept")]


def test_another_delay_is_counted_again_with_what_it_was_extended_by():
    longer = replace(LEGAL, extension=days(5), extend="clerk")
    walk = Walk(delayed(longer), OFFICE).submit()
    walk.do(engine.extend, "answer", 4, "clerk", "why")
    found = moved(walk, delayed(replace(longer, period=days(20))))
    assert fates(found.deadlines) == [("answer", "recounted")]
    assert due(found)["answer"] == (date(2026, 3, 26), False)
    found = moved(walk, delayed(replace(longer, period=days(20), extension=days(2))))
    assert due(found)["answer"][0] == date(2026, 3, 24)
    assert due(moved(walk, delayed(LEGAL)))["answer"][0] == date(2026, 3, 12)


def test_a_new_deadline_runs_from_its_event_that_has_been():
    walk = Walk(checking(CHECK), OFFICE, {"day": date(2026, 3, 3)}).submit().later(days=4)
    new = delayed(
        LEGAL,
        Deadline("stay", Text(), days(3), since="check"),
        Deadline("from_opening", Text(), days(3), since="opening"),
        Deadline("from_day", Text(), days(7), since="day"),
        Deadline("never", Text(), days(7), since="closed"),
    )
    found = moved(walk, new)
    assert set(fates(found.deadlines)) == {
        (id, "started") for id in ("answer", "stay", "from_opening", "from_day")
    }
    assert due(found) == {
        "answer": (date(2026, 3, 12), False),
        "stay": (date(2026, 3, 5), False),
        "from_opening": (date(2026, 3, 5), False),
        "from_day": (date(2026, 3, 10), False),
    }


def test_a_deadline_that_is_gone_has_ended_and_is_still_known():
    walk = Walk(delayed(LEGAL), OFFICE).submit()
    found = moved(walk, checking(CHECK))
    assert fates(found.deadlines) == [("answer", "ended")]
    assert due(found)["answer"][1]
    assert walk.procedure.deadline("answer") == LEGAL
    assert walk.decide("clerk", "accept").state == "closed"


def test_a_deadline_of_another_event_counts_from_that():
    walk = Walk(delayed(LEGAL), OFFICE).later(days=1).submit()
    found = moved(walk, delayed(replace(LEGAL, since="opening")))
    assert fates(found.deadlines) == [("answer", "recounted")]
    assert due(found)["answer"][0] == date(2026, 3, 12)


def test_where_the_state_stands_still_its_deadlines_do():
    walk = Walk(delayed(LEGAL), OFFICE).submit()
    still = procedure(
        state("wait", CHECK, kind=StateKind.SUSPENDED),
        take("accept", "wait", "closed", "clerk"),
        deadlines=(LEGAL,),
    )
    found = moved(walk, still, states={"check": "wait"})
    assert found.after.clocks[0].stopped_on == date(2026, 3, 2)
    walk.later(days=2)
    back = moved(walk, delayed(LEGAL), states={"wait": "check"})
    assert (back.after.clocks[0].stopped_on, due(back)["answer"][0]) == (None, date(2026, 3, 16))


SIZE, AREA = (
    Field("size", FieldType.INTEGER, Text()),
    Field("area", FieldType.DECIMAL, Text(), places=2),
)


def test_answers_go_where_they_were_said_to_go():
    remark = Field("remark", FieldType.TEXT, Text())
    walk = Walk(checking(CHECK, fields=(SIZE, remark)), OFFICE, {"size": 3, "remark": "Petit"})
    found = moved(walk, checking(CHECK, fields=(AREA,)), fields={"size": "area", "remark": None})
    assert found.after.values == {"area": Decimal("3.00")}
    assert found.lost == ("remark",)


def test_what_is_computed_is_worked_out_where_the_formula_is_new():
    double = Field("double", FieldType.COMPUTED, Text(), formula="amount * 2")
    walk = Walk(checking(CHECK), OFFICE, {"amount": 4})
    assert moved(walk, checking(CHECK, fields=(double,))).after.values["double"] == Decimal(8)
    walk.turn = engine.Turn(replace(walk.now, values={"amount": 4, "double": Decimal(9)}))
    assert moved(walk, checking(CHECK, fields=(double,))).after.values["double"] == Decimal(9)
    triple = replace(double, formula="amount * 3")
    assert moved(walk, checking(CHECK, fields=(triple,))).after.values["double"] == Decimal(12)
    assert "double" not in moved(walk, checking(CHECK)).after.values


def test_columns_that_are_gone_lose_their_cells():
    def table(*columns):
        cells = tuple(Field(id, FieldType.TEXT, Text()) for id in columns)
        return Field("rows", FieldType.TABLE, Text(), columns=cells)

    walk = Walk(
        checking(CHECK, fields=(table("a", "b"),)), OFFICE, {"rows": [{"a": "1", "b": "2"}]}
    )
    found = moved(walk, checking(CHECK, fields=(table("a"),)))
    assert (found.after.values["rows"], found.lost) == ([{"a": "1"}], ("rows.b",))


def test_marks_that_are_gone_are_taken_off():
    hot = Flag("hot", Text())
    mark = take("mark", "check", "check", "clerk", effects=(Effect("set_flag", {"flag": "hot"}),))
    walk = Walk(checking(CHECK, leaving=(mark,), flags=(hot,)), OFFICE).submit()
    walk.decide("clerk", "mark")
    found = moved(walk, checking(CHECK))
    assert (found.after.flags, found.unmarked) == (frozenset(), ("hot",))

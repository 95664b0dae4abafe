from .making import NO_TEXT
from .making import procedure
from .making import state
from .making import take
from .making import task
from .making import Walk
from .world import Office
from datetime import date
from decimal import Decimal
from egov.policy.core import engine
from egov.policy.core.engine import Changed
from egov.policy.core.engine import EffectDue
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Automatic
from egov.policy.core.model import Document
from egov.policy.core.model import Effect
from egov.policy.core.model import Field
from egov.policy.core.model import Flag
from egov.policy.core.model import Numbering
from egov.policy.core.terms import FieldType

import json
import pytest


def acting(*effects, **parts):
    fields = (
        Field("double", FieldType.COMPUTED, NO_TEXT, formula="amount * 2"),
        Field("price", FieldType.DECIMAL, NO_TEXT, places=1),
    )
    return procedure(
        state("look", task("look", "clerk", complete="end")),
        state("done", task("done", "clerk")),
        take("end", "look", "done", "clerk", effects=effects),
        take("close", "done", "closed", "clerk"),
        flags=(Flag("late", NO_TEXT), Flag("hot", NO_TEXT)),
        fields=fields,
        **parts,
    )


def sets(field, value):
    return Effect("set_field", {"field": field, "value": value})


def flag(name, how="set_flag"):
    return Effect(how, {"flag": name})


def ended(*effects, **values):
    return Walk(acting(*effects), Office(), values).submit().decide("clerk", "end")


def changed(walk):
    return [event for event in walk.turn.events if isinstance(event, Changed)]


def test_a_field_is_set_by_a_formula_and_what_is_computed_from_it_follows():
    walk = ended(sets("amount", "amount + 1"), sets("day", "today"), amount=4)
    assert walk.now.values == {"amount": 5, "double": Decimal(10), "day": date(2026, 3, 2)}
    assert [event.values for event in changed(walk)] == [
        {"amount": 5, "double": Decimal(10)},
        {"day": date(2026, 3, 2)},
    ]
    assert type(walk.now.values["amount"]) is int


def test_constants_are_set_as_they_are_stored():
    walk = ended(sets("urgent", True), sets("price", 2), sets("amount", 3))
    assert walk.now.values["urgent"] is True
    assert str(walk.now.values["price"]) == "2.0"
    assert walk.now.values["amount"] == 3


def test_what_cannot_be_computed_empties_the_field():
    walk = ended(sets("price", "amount / 0"), amount=4, price=Decimal(1))
    assert "price" not in walk.now.values
    assert changed(walk)[0].values["price"] is None


def test_flags_are_set_and_cleared_once():
    walk = ended(flag("late"), flag("hot"), flag("late"), flag("late", "clear_flag"))
    assert walk.now.flags == {"hot"}
    assert [event.flags for event in changed(walk)] == [("late",), ("hot", "late"), ("hot",)]
    assert engine.facts(walk.procedure, walk.now, walk.world)["flags"] == ["hot"]


def test_other_effects_are_handed_out_in_their_order():
    walk = ended(flag("late"), Effect("assign_number"), Effect("issue_document", {"document": "p"}))
    kinds = [type(event).__name__ for event in walk.turn.events]
    assert kinds == ["Ended", "Moved", "Changed", "EffectDue", "EffectDue", "Asked"]
    due = [event for event in walk.turn.events if isinstance(event, EffectDue)]
    assert [(event.name, dict(event.parameters)) for event in due] == [
        ("assign_number", {}),
        ("issue_document", {"document": "p"}),
    ]
    assert due[0].step == walk.now.steps[-1]


def test_what_is_set_decides_which_way_the_case_goes():
    trial = procedure(
        state("look", task("look", "clerk", complete="end")),
        state("done", task("done", "clerk", when="'late' in flags")),
        take("end", "look", "done", "clerk", effects=(flag("late"),)),
        take("close", "done", "closed", automatic=Automatic(when="'late' not in flags")),
        flags=(Flag("late", NO_TEXT),),
    )
    walk = Walk(trial, Office()).submit().decide("clerk", "end")
    assert (walk.state, walk.open()) == ("done", ["done-1"])


# --- papers


ISSUE = Effect("issue_document", {"document": "paper"})


def issuing(**parts):
    """A case whose paper was issued, and that was sent back since."""
    trial = procedure(
        state("look", task("look", "clerk", complete="sign")),
        state("done", task("done", "clerk")),
        take("sign", "look", "done", "clerk", effects=(ISSUE,), **parts),
        take("back", "done", "look", "clerk"),
        documents=(Document("paper", NO_TEXT, "paper.odt", Numbering("paper", "{number}")),),
    )
    return Walk(trial, Office()).submit()


def test_a_paper_that_is_in_force_is_not_issued_again():
    walk = issuing().decide("clerk", "sign").decide("clerk", "back")
    assert (walk.now.papers, walk.offered("clerk")) == ({"paper"}, [])
    for again in (lambda: walk.decide("clerk", "sign"), lambda: walk.complete("clerk", "look")):
        with pytest.raises(StateConflict, match="issued"):
            again()
    walk.settle(papers=frozenset())
    assert walk.decide("clerk", "sign").state == "done"


def test_time_does_not_issue_it_again_either_and_somebody_is_told():
    walk = issuing(automatic=Automatic(when="amount > 1"))
    walk.settle(values={"amount": 2}).decide("clerk", "back")
    assert (walk.state, walk.steps()) == ("look", ["submit", "sign", "back"])
    walk.do(engine.skip, "look-2", "clerk", "why", in_charge=True)
    assert walk.alerts() == [("nobody", "look")]


# --- the trace


def test_a_trace_is_plain_and_names_no_moment_and_no_person():
    walk = ended(sets("amount", "amount + 1"), sets("day", "today"), flag("hot"), amount=4)
    walk.do(engine.claim, "done-1", "clerk")
    rows = engine.trace(walk.events)
    assert json.loads(json.dumps(rows)) == rows
    assert [row["event"] for row in rows][:3] == ["opened", "asked", "ended"]
    assert rows[1] == {
        "event": "asked",
        "item": "prepare-1",
        "state": "draft",
        "actor": "clerk",
        "principal": "zone.clerk",
    }
    assert rows[-1]["held"] is True
    assert "clerk2" not in json.dumps(rows)


def test_a_trace_tells_the_same_of_the_same_walk_by_others():
    one, other = (
        ended(),
        Walk(acting(), Office()).decide("clerk2", "submit").decide("clerk2", "end"),
    )
    assert engine.trace(one.events) == engine.trace(other.events)

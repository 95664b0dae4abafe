"""The cases in whose totals a test books, on the site, with as much room as the test says."""

from decimal import Decimal
from egov.policy import cases
from egov.policy import casework
from egov.policy.casework.effects import booking
from egov.policy.core import engine
from egov.policy.core.engine import answering
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.rehearsal import answers
from egov.policy.core.rehearsal.persons import REQUESTER
from egov.policy.procedures import publishing
from functools import cache
from pathlib import Path


WORKFLOWS = Path(__file__).parents[2] / "workflows"


def open_totals(portal, monkeypatch, procedure, test, unit):
    """Open one for each code that a test gives where the procedure books."""
    known, find = {}, cases.find
    monkeypatch.setattr(cases, "find", lambda uid: known.get(uid) or find(uid))
    for asked in _asked(procedure):
        for code in _codes(procedure, test, asked["case"]):
            if code not in known:
                known[code] = _open(portal, procedure.field(asked["case"]).procedures[0], unit)
            if asked["total"] in test.room:
                _leave(known[code], asked["total"], Decimal(str(test.room[asked["total"]])))


def book_totals(case, given):
    """What the effects of other cases do, without those cases: totals are so from now on."""
    for id, value in given.items():
        change = Decimal(str(value)) - Decimal(cases.values(case).get(id) or 0)
        booking.change_total(case, booking.Change(case.UID(), id, change))


def _open(portal, name, unit):
    other = _definition(name)
    if name not in portal["procedures"]:
        publishing.bring_in(other, "test", "test")
    world = cases.SiteWorld()
    blank = engine.Situation(unit, REQUESTER, other.initial.id, world.now, world.now)
    given = answers.with_specimen(other, {})
    return casework.opening.make(
        other, unit, REQUESTER, answers.drafted(other, blank, given, REQUESTER, world)
    )


def _leave(case, total, room):
    """Let a total be so much below its ceiling."""
    procedure, world = cases.procedure_of(case), cases.SiteWorld(case)
    now = cases.situation_of(case)
    most = engine.result(procedure, now, procedure.field(total).ceiling, world) or Decimal(0)
    filled = answering.with_answer(procedure, now, total, most - room, world)
    cases.set_values(case, dict(filled.values))


@cache
def _definition(name):
    return read_file(WORKFLOWS / f"{name}.yaml", read_library(WORKFLOWS)).procedure


def _asked(procedure):
    effects = (effect for item in procedure.transitions for effect in item.effects)
    return [effect.parameters for effect in effects if effect.name == "book_amount"]


def _codes(procedure, test, field):
    fills = [{item.id: item.value for item in procedure.specimen}]
    fills += [step.fill for step in test.steps]
    return dict.fromkeys(fill[field] for fill in fills if fill.get(field))

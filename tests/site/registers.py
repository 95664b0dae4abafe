"""The acts that a test says to be there, in the registers of its unit on the site."""

from egov.policy import cases
from egov.policy import clock
from egov.policy.acts import store
from egov.policy.core import acts
from types import SimpleNamespace


def enter_acts(monkeypatch, procedure, test, unit):
    """Enter them; a case that an answer names has entered its own."""
    known, find = {}, cases.find
    monkeypatch.setattr(cases, "find", lambda uid: known.get(uid) or find(uid))
    for given in test.acts:
        for asked in _asked(procedure):
            if "case" in asked:
                ref = enter_act("of-cases", unit, clock.today().year)
                known[given[asked["case"]]] = SimpleNamespace(entered_act=ref.plain())
                continue
            register, year, number = acts.place_of(asked, given)
            while (book := store.find(register, unit, year)) is None or book.last < number:
                enter_act(register, unit, year)


def enter_act(register, unit, year, name="Niyonkuru Aline", per_volume=200):
    """An act that no case has entered."""
    book = store.writable(register, unit, year)
    state = acts.after_act(book.state, book.last + 1, per_volume)
    act = acts.Act(
        number=state.last,
        volume=state.volume,
        entered_on=f"{year}-03-02",
        day=f"{year}-02-26",
        names=(name,),
        lines=(("Nom", name),),
        answers={"name": name},
        case="",
        reference="",
        procedure="declaration-naissance",
        version=1,
        signatory="",
        office="",
    )
    book.enter(act, state)
    return acts.ActRef(register, unit, year, act.number)


def _asked(procedure):
    """What the effects of a procedure ask of registers."""
    effects = (effect for item in procedure.transitions for effect in item.effects)
    return [effect.parameters for effect in effects if effect.name == "find_act"]

"""The acts that a test says to be there, in the registers of its unit on the site."""

from egov.policy import cases
from egov.policy import clock
from egov.policy import procedures
from egov.policy.acts import store
from egov.policy.core import acts
from types import SimpleNamespace

import transaction


LONG_AGO = 1950


def enter_acts(monkeypatch, procedure, test, unit):
    """Enter them; a case that an answer names has entered its own."""
    keep_registers(procedure, unit)
    known, find = {}, cases.find
    monkeypatch.setattr(cases, "find", lambda uid: known.get(uid) or find(uid))
    for given in test.acts:
        for asked in _asked(procedure, "find_act"):
            if "case" in asked:
                ref = enter_act("of-cases", unit, clock.today().year)
                known[given[asked["case"]]] = SimpleNamespace(entered_act=ref.plain())
                continue
            register, year, number = acts.place_of(asked, given)
            while (book := store.find(register, unit, year)) is None or book.last < number:
                enter_act(register, unit, year)


def in_force_since(procedure, day):
    """Let its versions have been published on that day."""
    for version in procedures.item_named(procedure).versions.values():
        version._provenance = {**version._provenance, "published_on": f"{day}T08:00:00+00:00"}


def end_without_acts(at):
    """The last day of 2026; births have been declared since 2025, and no act was entered."""
    in_force_since("declaration-naissance", "2025-05-04")
    for procedure in ("declaration-deces", "mariage-civil", "acte-civil"):
        in_force_since(procedure, "2027-01-05")
    at("2026-12-31")
    transaction.commit()


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


def keep_registers(procedure, unit):
    """The registers that a procedure closes have been kept for long, as in a rehearsal."""
    for asked in _asked(procedure, "close_register"):
        options = [field.options for field in procedure.fields if field.id == asked["register"]]
        named = [option.id for option in options[0]] if options else [asked["register"]]
        for register in named:
            enter_act(register, unit, LONG_AGO)


def _asked(procedure, effect):
    """What the effects of that name ask of registers, in a procedure."""
    effects = (found for item in procedure.transitions for found in item.effects)
    return [found.parameters for found in effects if found.name == effect]

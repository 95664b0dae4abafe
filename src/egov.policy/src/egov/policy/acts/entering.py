"""Entering the act of a case: its number, its volume, its words, for good.

Used by the effect ``enter_act``, in the transaction of the decision that makes it official:
when that is aborted, the number is given back with all else.
"""

from datetime import date
from egov.policy import cases
from egov.policy import documents
from egov.policy import journal
from egov.policy import registers
from egov.policy.acts import store
from egov.policy.core import acts
from egov.policy.core.acts import Act
from egov.policy.core.acts import ActRef
from egov.policy.core.errors import StateConflict
from egov.policy.core.form import json_value
from egov.policy.core.model import Procedure
from egov.policy.documents import Signer
from typing import Any


NUMBERS = "act:"
"""Before the id of a register in ``registers``: no other numbers can be called so."""


def enter(case: cases.ICase, day: date, signer: Signer | None) -> ActRef:
    """Enter the act of a case on that day, in the book of its unit and year.

    ``signer`` is who makes it official.  The procedure of the case has an ``act``.

    :raises StateConflict: if that year of the register is closed.
    """
    procedure = cases.procedure_of(case)
    rule = procedure.act
    key = (rule.register, case.unit, day.year)
    if (kept := store.find(*key)) is not None and kept.closing is not None:
        raise StateConflict("register_closed")
    number = registers.take(NUMBERS + rule.register, case.unit, day.year, case.UID())
    book = store.writable(*key)
    state = acts.after_act(book.state, number, rule.per_volume)
    act = _act(case, procedure, day, signer, number=number, volume=state.volume)
    book.enter(act, state)
    ref = ActRef(*key, number)
    case.entered_act = ref.plain()
    journal.record(case, "act_entered", **ref.plain(), volume=act.volume)
    return ref


def _act(
    case: cases.ICase, procedure: Procedure, day: date, signer: Signer | None, **place: int
) -> Act:
    rule, answers = procedure.act, cases.values(case)
    content = [procedure.field(id) for id in rule.content]
    signed = documents.signatory(case, procedure, signer)
    return Act(
        **place,
        entered_on=day.isoformat(),
        day=_day(answers.get(rule.day)),
        names=acts.names_of(map(procedure.field, rule.names), answers),
        lines=documents.wording(content, answers),
        answers={id: json_value(answers[id]) for id in rule.content if id in answers},
        case=case.UID(),
        reference=case.reference,
        procedure=procedure.id,
        version=procedure.version,
        signatory=signed.name,
        office=signed.office,
    )


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else ""

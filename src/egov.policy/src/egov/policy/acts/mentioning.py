"""Writing a mention beside an act: it is added to the book, the act stays as it is.

Used by the effect ``add_mention``, in the transaction of the decision behind it.
"""

from datetime import date
from egov.policy import cases
from egov.policy import documents
from egov.policy import journal
from egov.policy.acts import reading
from egov.policy.acts import store
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import Mention
from egov.policy.core.errors import StateConflict
from egov.policy.documents import Signer


def act_of(case: cases.ICase) -> ActRef | None:
    """The act that a case is about: the one that it has found, else its own."""
    return ActRef.of(case.cited_act or case.entered_act)


def add_mention(case: cases.ICase, text: str, day: date, signer: Signer | None) -> None:
    """Add what a case says to its act; what it has said there already is not said again.

    :raises StateConflict: if the case is about no act.
    """
    ref = act_of(case)
    if ref is None:
        raise StateConflict("no_act")
    before = reading.mentions(ref)
    if any((item.case, item.text) == (case.UID(), text) for item in before):
        return
    signed = documents.signatory(case, cases.procedure_of(case), signer)
    mention = Mention(
        act=ref.number,
        number=len(before) + 1,
        made_on=day.isoformat(),
        text=text,
        case=case.UID(),
        reference=case.reference,
        procedure=case.procedure,
        version=case.version,
        signatory=signed.name,
        office=signed.office,
    )
    store.writable(ref.register, ref.unit, ref.year).mention(mention)
    journal.record(case, "mention_added", **ref.plain(), mention=mention.number)

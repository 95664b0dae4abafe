"""Faults in what is said to people."""

from dataclasses import replace
from egov.policy.core.model import ASKED
from egov.policy.core.model import Field
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Message
from egov.policy.core.model import Occasion
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import OccasionKind
from seeded.operator import changes
from seeded.operator import Mutants
from seeded.operator import seeds
from seeded.operator import with_field


READY = Text(fr="{reference} : prêt", en="{reference}: ready")


def with_message(procedure: Procedure, id: str, **changed) -> Procedure:
    messages = (replace(item, **changed) if item.id == id else item for item in procedure.messages)
    return replace(procedure, messages=tuple(messages))


def of_type(procedure: Procedure, type: FieldType) -> list[Field]:
    return [item for item in procedure.fields if item.type is type]


@seeds("a message loses its words", "E240")
def no_words(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        nothing = {"sms": Text(), "email": Text(), "email_subject": Text()}
        yield message.id, with_message(procedure, message.id, **nothing)


@seeds("an e-mail loses its subject", "E240")
def no_subject(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        if message.email:
            yield message.id, with_message(procedure, message.id, email_subject=Text())


@seeds("a variable of an SMS is misspelt, or a brace stands alone", "E241")
def unknown_variable(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        for text in ("{referrence}", "{reference", "{0}"):
            if message.sms:
                sms = Text(dict.fromkeys(message.sms, text))
                yield f"{message.id} {text}", with_message(procedure, message.id, sms=sms)


@seeds("an SMS speaks of a task where there is none", "E242")
def no_such_word(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        if message.sms and not any(on.kind in (OccasionKind.DUE,) for on in message.on):
            sms = Text(fr="{task}", en="{task}")
            yield message.id, with_message(procedure, message.id, sms=sms)


@seeds("nobody is named to whom a message goes", "E243")
def nobody(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        yield message.id, with_message(procedure, message.id, recipients=(), contact=())


@seeds("an SMS tells what is personal", "E244", "E249")
def personal(procedure: Procedure) -> Mutants:
    field = next((item for item in procedure.fields if item.personal), None)
    for message in procedure.messages:
        if field and message.sms and not message.personal:
            sms = Text(dict.fromkeys(message.sms, f"{{{field.id}}}"))
            yield message.id, with_message(procedure, message.id, sms=sms)


@seeds("a message is sent on what never happens", "E110", "E139", "E245")
def no_occasion(procedure: Procedure) -> Mutants:
    named = (OccasionKind.STATE, OccasionKind.TRANSITION, OccasionKind.DOCUMENT, OccasionKind.LATE)
    for message in procedure.messages:
        for kind in named:
            on = (Occasion(kind, "no_such_part"),)
            yield f"{message.id} {kind}", with_message(procedure, message.id, on=on)


@seeds("a message is sent to a field that says no address", "E246")
def no_address(procedure: Procedure) -> Mutants:
    texts = of_type(procedure, FieldType.TEXT)
    for message in procedure.messages:
        if texts:
            contact = (*message.contact, texts[0].id)
            yield message.id, with_message(procedure, message.id, contact=contact)


@seeds("a message goes to who is asked, on an occasion that asks nobody", "E247")
def nobody_is_asked(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        changed = {"on": (Occasion(OccasionKind.FILING),), "recipients": (ASKED,)}
        yield message.id, with_message(procedure, message.id, **changed)


@seeds("a payment is told of where nothing is to be paid", "E250")
def nothing_to_pay(procedure: Procedure) -> Mutants:
    free = replace(procedure, fees=())
    if procedure.abstract:
        # Those who extend it may have fees.
        return
    for message in procedure.messages:
        for kind in (OccasionKind.PAYMENT, OccasionKind.REFUND):
            on = (Occasion(kind),)
            yield f"{message.id} {kind}", with_message(free, message.id, on=on)


@seeds("what the law asks for may wait", "E248")
def legal_and_waiting(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        yield message.id, with_message(procedure, message.id, legal=True, digest=True)


@seeds("words that are not written are to be read again", "E251")
def review_without_words(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        for language in LANGUAGES:
            if language not in {*message.sms, *message.email}:
                changed = with_message(procedure, message.id, to_review=(language,))
                yield f"{message.id} {language}", changed


@seeds("an SMS is as long as a letter", "W240")
def long_sms(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        if message.sms:
            sms = Text(dict.fromkeys(message.sms, "Votre demande. " * 40))
            yield message.id, with_message(procedure, message.id, sms=sms)


@seeds("a field that an e-mail tells is kept from somebody", "E249")
def kept_from_somebody(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        for field in of_type(procedure, FieldType.TEXT)[:1] if message.email else ():
            states = (procedure.initial.id,)
            hidden = with_field(procedure, field.id, hidden_in=states)
            email = Text(dict.fromkeys(message.email, f"{{{field.id}}}"))
            yield message.id, with_message(hidden, message.id, email=email)


@seeds("one message of several speaks Kirundi alone, or alone does not", "W223")
def one_message_in_kirundi(procedure: Procedure) -> Mutants:
    by_sms = [item for item in procedure.messages if item.sms and item.contact]
    for message in by_sms if len(by_sms) > 1 else ():
        said = dict(message.sms)
        if said.pop("rn", None) is None:
            said["rn"] = "Ubusabe"
        yield message.id, with_message(procedure, message.id, sms=Text(said))


@changes("a message is left out")
def without_message(procedure: Procedure) -> Mutants:
    for message in procedure.messages:
        left = tuple(item for item in procedure.messages if item.id != message.id)
        yield message.id, replace(procedure, messages=left)


@changes("somebody is told of the filing by e-mail")
def told_of_the_filing(procedure: Procedure) -> Mutants:
    actor = procedure.actors[0].id
    told = Message(
        id="told_of_the_filing",
        title=Text(fr="Dépôt", en="Filing"),
        on=(Occasion(OccasionKind.FILING),),
        recipients=(actor,),
        email_subject=READY,
        email=READY,
    )
    yield actor, replace(procedure, messages=(*procedure.messages, told))

"""Checks of messages: somebody is reached, with words that are known, short, and not too open."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core import form
from egov.policy.core import messages
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.names import NAMING
from egov.policy.core.checks.outline import Outline
from egov.policy.core.messages import EMAIL
from egov.policy.core.messages import SMS
from egov.policy.core.messages import WORDS
from egov.policy.core.model import ASKED
from egov.policy.core.model import Field
from egov.policy.core.model import Message
from egov.policy.core.model import Text
from egov.policy.core.terms import OccasionKind


MOST_SMS = 2
"""SMS that a message may take before its price is worth a warning."""

WITHOUT_ASKED = frozenset(
    {
        OccasionKind.FILING,
        OccasionKind.CLOSING,
        OccasionKind.ALERT,
        OccasionKind.PAYMENT,
        OccasionKind.REFUND,
        OccasionKind.TRANSITION,
        OccasionKind.STATE,
        OccasionKind.DOCUMENT,
    }
)
"""Occasions on which nobody in particular is asked anything."""


def say_something(outline: Outline, report: Report) -> None:
    """A message has an SMS, or an e-mail with a subject, or both; what is legal does not wait."""
    for message in outline.procedure.messages:
        path = f"messages.{message.id}"
        if bool(message.email) != bool(message.email_subject) or not messages.channels_of(message):
            report.add("E240", path, name=message.id)
        if message.legal and message.digest:
            report.add("E248", path, name=message.id)


def reach_somebody(outline: Outline, report: Report) -> None:
    """There is somebody to whom the words could go."""
    for message in outline.procedure.messages:
        path, channels = f"messages.{message.id}", messages.channels_of(message)
        # People have an address, or a telephone number instead of it.
        reached = set(channels) if message.recipients else set()
        for number, name in enumerate(message.contact):
            field = outline.fields.get(name)
            found = messages.reached_by(field) if field else channels
            if not found & channels:
                words = {"name": name, "message": message.id}
                report.add("E246", f"{path}.contact.{number}", **words)
            reached |= found
        for channel in sorted(channels - reached):
            report.add("E243", path, name=message.id, channel=SPOKEN[channel])
        if ASKED in message.recipients:
            kinds = {on.kind for on in message.on} & WITHOUT_ASKED
            for kind in sorted(kinds):
                report.add("E247", f"{path}.recipients", name=message.id, kind=kind)


def reviews_have_words(outline: Outline, report: Report) -> None:
    """What is to be read again is written."""
    for message in outline.procedure.messages:
        written = {*message.sms, *message.email}
        for number, language in enumerate(message.to_review):
            if language not in written:
                path, words = f"messages.{message.id}.to_review.{number}", {"language": language}
                report.add("E251", path, name=message.id, **words)


def occasions_exist(outline: Outline, report: Report) -> None:
    """The paper, task or deadline of which a message speaks is there."""
    known = _happening_to(outline)
    for message in outline.procedure.messages:
        for occasion in message.on:
            names = known.get(occasion.kind)
            if names is not None and occasion.name and occasion.name not in names:
                words = {"name": occasion.name, "hint": hint(occasion.name, names)}
                report.add("E245", f"messages.{message.id}.upon", kind=occasion.kind, **words)


def money_can_come(outline: Outline, report: Report) -> None:
    """What is said of payments is said where something is to be paid."""
    if outline.procedure.fees:
        return
    for message in outline.procedure.messages:
        for kind in sorted({on.kind for on in message.on} & messages.OF_MONEY):
            report.add("E250", f"messages.{message.id}.upon", name=message.id, kind=kind)


def variables_are_known(outline: Outline, report: Report) -> None:
    """What stands in braces is a word of messages or a field, and known on the occasion."""
    known = {*WORDS, *outline.fields}
    for message, path, text in _texts(outline):
        given = messages.given_on(message)
        try:
            names = messages.named(text)
        except ValueError:
            report.add("E241", path, name="{ }", hint="")
            continue
        for name in sorted(set(names)):
            if name not in known:
                report.add("E241", path, name=name, hint=hint(name, known))
            elif name in WORDS and name not in given:
                report.add("E242", path, name=name, message=message.id)
            elif name not in WORDS and (type := outline.fields[name].type) not in NAMING:
                report.add("E140", path, name=name, type=type, wanted="a single value")


def answers_may_be_said(outline: Outline, report: Report) -> None:
    """No message tells what is kept from somebody, and an SMS nothing personal without reason."""
    for message, path, text in _texts(outline):
        for name in sorted(_named(text)):
            field = outline.fields.get(name) if name not in WORDS else None
            if field and form.is_restricted(field):
                report.add("E249", path, name=name)
            elif ".sms." in path and not message.personal and _is_personal(name, field):
                report.add("E244", path, name=name)


def sms_are_short(outline: Outline, report: Report) -> None:
    """An SMS is not many."""
    for message in outline.procedure.messages:
        for language, text in message.sms.items():
            words = messages.sample_words(outline.procedure, text, language)
            count = messages.segments(messages.filled(text, words))
            if count > MOST_SMS:
                told = {"name": message.id, "count": count, "language": language}
                report.add("W240", f"messages.{message.id}.sms.{language}", **told)


RULES = (
    say_something,
    reach_somebody,
    occasions_exist,
    reviews_have_words,
    money_can_come,
    variables_are_known,
    answers_may_be_said,
    sms_are_short,
)

SPOKEN = {EMAIL: "e-mail", SMS: "SMS"}


def _happening_to(outline: Outline) -> Mapping[OccasionKind, Collection[str]]:
    tasks = {asked.task.id for asked in outline.tasks}
    kinds = (OccasionKind.ASKED, OccasionKind.DUE, OccasionKind.LATE, OccasionKind.ESCALATED)
    return {
        OccasionKind.DOCUMENT: [item.id for item in outline.procedure.documents],
        OccasionKind.DEADLINE: [item.id for item in outline.procedure.all_deadlines],
        **dict.fromkeys(kinds, tasks),
    }


def _texts(outline: Outline) -> Iterator[tuple[Message, str, str]]:
    """Every text of every message in every language, with its path."""
    for message in outline.procedure.messages:
        for key in ("email_subject", "email", "sms"):
            text: Text = getattr(message, key)
            for language, said in text.items():
                yield message, f"messages.{message.id}.{key}.{language}", said


def _named(text: str) -> set[str]:
    try:
        return set(messages.named(text))
    except ValueError:
        return set()


def _is_personal(name: str, field: Field | None) -> bool:
    """Whether a variable may tell of a person; a reason that somebody wrote may."""
    return bool(field.personal) if field else name == "comment"

"""What a case has told to people, as its page shows it, and the form that sends it again."""

from dataclasses import dataclass
from datetime import datetime
from egov.policy import _
from egov.policy import cases
from egov.policy import messages
from egov.policy import people
from egov.policy import permissions
from egov.policy import sentences
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Text
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import LANGUAGES
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from zExceptions import BadRequest
from zExceptions import NotFound


OF_SITE = _("that of the office")
"""The language of those who have asked for none."""

CHANNELS = {"email": _("e-mail"), "sms": _("SMS")}


@dataclass(frozen=True)
class LetterRow:
    """One message to one person: what, to whom, what became of it; ``again``: it may be resent."""

    id: str
    title: Spoken
    channel: str
    to: str
    outcome: str
    when: str
    subject: str
    text: str
    language: str
    troubled: bool
    again: bool


def letter_rows(page: Page, case) -> list[LetterRow]:
    """The messages of a case, oldest first."""
    may = page.allowed(permissions.ADD_DOCUMENT, case)
    return [_row(page, letter, may) for letter in messages.letters(case)]


def _row(page: Page, letter: messages.Letter, may: bool) -> LetterRow:
    troubled = letter.state in messages.AGAIN
    return LetterRow(
        id=letter.id,
        title=page.say(Text(letter.title)),
        channel=page.translated(CHANNELS[letter.channel]),
        to=people.display_name(letter.person) if letter.person else messages.masked(letter),
        outcome=page.translated(messages.outcome(letter)),
        when=page.format.moment(datetime.fromisoformat(letter.ended_on or letter.asked_on)),
        subject=letter.subject,
        text=letter.text,
        language=letter.language,
        troubled=troubled,
        again=troubled and may,
    )


@dataclass(frozen=True)
class Wanted:
    """The language in which the requester is told: its name, and the choice among others."""

    name: str
    choices: tuple[tuple[str, str, bool], ...]


def wanted(page: Page, case) -> Wanted | None:
    """Which language the requester wants; None where nothing is told to them."""
    if not any(message.contact for message in cases.procedure_of(case).messages):
        return None
    kept = messages.language_of_case(case)
    names = {"": page.translated(OF_SITE), **LANGUAGES}
    may = page.allowed(permissions.ADD_DOCUMENT, case)
    choices = ((id, name, id == kept) for id, name in names.items()) if may else ()
    return Wanted(names[kept], tuple(choices))


class WantedLanguageView(Page):
    """``<case>/@@message-language``: keep which language the requester wants."""

    def get(self):
        """The form is on the page of the case."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Keep it; a language that is none is no choice of the form."""
        try:
            messages.set_language_of_case(self.context, text_in(self.request.form, "language"))
        except InvalidValues:
            raise BadRequest("language") from None
        self.tell(_("Messages to the person are written in this language from now on."), "success")
        return self.redirect(f"{self.context.absolute_url()}#messages")


class ResendView(Page):
    """``<case>/@@resend``: send a message again that has not left, or perhaps has."""

    def get(self):
        """Sending needs the form on the page of the case."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Put the message back into the queue."""
        try:
            messages.resend(self.context, text_in(self.request.form, "letter"))
        except LookupError:
            raise NotFound("letter") from None
        except StateConflict as refused:
            on_its_way = refused.reason == "not_failed"
            said = _("This message is already on its way.")
            self.tell(said if on_its_way else sentences.of_conflict(refused.reason, {}))
        else:
            self.tell(_("The message is sent again."), "success")
        return self.redirect(f"{self.context.absolute_url()}#messages")

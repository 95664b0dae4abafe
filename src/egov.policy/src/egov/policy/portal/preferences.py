"""How a person wants to be told of their cases: a form of their own."""

from egov.policy import _
from egov.policy import messages
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from egov.policy.core.messages import Preferences
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.dated import DatedForm
from egov.policy.portal.forms.dated import options_of
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.language import LANGUAGES
from egov.policy.portal.language import Spoken


TOPICS = {
    "work": _("What I am asked to do"),
    "reminders": _("What is due soon, or late"),
    "news": _("News of cases"),
}

PACES = {
    "": _("As the message needs"),
    "now": _("At once"),
    "daily": _("With the summary of the day"),
    "never": _("Not at all"),
}

SITE = _("That of the site")


class MessagePreferencesView(DatedForm):
    """``@@message-preferences``."""

    title = _("How I am told")
    names = ("language", *TOPICS)

    @property
    def address(self) -> str:
        """Where the person is reached: by SMS who has no e-mail address."""
        number = self.format.phone(people.phone_of(self.user_id))
        return people.email_of(self.user_id) or number

    @property
    def typed(self) -> dict[str, str]:
        """What the boxes hold: what was sent, else what is kept."""
        if self.request.method == "POST":
            return super().typed
        kept = messages.preferences_of(self.user_id).plain()
        return {box(name): value for name, value in kept.items()}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form."""
        languages = [
            ("", self._word(SITE)),
            *((id, Spoken(name, id)) for id, name in LANGUAGES.items()),
        ]
        paces = options_of((id, self._word(label)) for id, label in PACES.items())
        questions = (
            self.question("language", "select", _("Language"), groups=options_of(languages)),
            *(
                self.question(topic, "select", label, groups=paces)
                for topic, label in TOPICS.items()
            ),
        )
        return (Asked("told", self._word(_("Messages by e-mail")), questions),)

    def post(self):
        """Keep what the person wants."""
        given = {name: self.typed[box(name)] for name in self.names}
        try:
            messages.set_preferences(self.user_id, Preferences.of(given))
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("This is kept."), "success")
        return self.redirect(f"{self.portal_url}/@@message-preferences")

    def _word(self, message) -> Spoken:
        return Spoken(self.translated(message), None)

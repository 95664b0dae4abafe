"""``@@procedure-messages?id=…&version=…``: the messages of a procedure, as people read them."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import procedures
from egov.policy.core import messages
from egov.policy.core.errors import DefinitionError
from egov.policy.core.messages import Preview
from egov.policy.core.messages import SMS
from egov.policy.portal.case.letters import CHANNELS
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import LANGUAGES
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from zExceptions import NotFound


@dataclass(frozen=True)
class PreviewRow:
    """A message by one channel in one language."""

    title: Spoken
    about: str
    subject: str
    text: str
    language: str


class ProcedureMessagesView(ProcedurePage):
    """Shows what would be sent, with made-up answers."""

    title = _("Messages")

    @property
    def choices(self) -> list[procedures.Which]:
        """What can be looked at: the draft, then the versions, the newest first."""
        drafts = [procedures.DRAFT] if self.draft else []
        return [*drafts, *reversed(self.item.versions.keys())]

    @cached_property
    def which(self) -> procedures.Which:
        """What is looked at."""
        text = text_in(self.request.form, "version")
        found = [choice for choice in self.choices if text in ("", str(choice))]
        if not found:
            raise NotFound("version")
        return found[0]

    @cached_property
    def previews(self) -> list[PreviewRow] | None:
        """The messages; None if the draft cannot be read."""
        try:
            procedure = procedures.read(self.id, self.which)
        except DefinitionError:
            return None
        return [self._row(item) for item in messages.previews(procedure)]

    def _row(self, item: Preview) -> PreviewRow:
        about = [self.translated(CHANNELS[item.channel]), LANGUAGES[item.language]]
        if item.channel == SMS:
            about.append(self.translated(_("${n} SMS", mapping={"n": str(item.count)})))
        return PreviewRow(
            self.say(item.message.title), ", ".join(about), item.subject, item.text, item.language
        )

"""``@@procedure-messages?id=…&version=…``: the messages of a procedure, as people read them."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy.core import messages
from egov.policy.core.messages import Preview
from egov.policy.core.messages import SMS
from egov.policy.portal.case.letters import CHANNELS
from egov.policy.portal.language import LANGUAGES
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import WhichPage
from functools import cached_property


@dataclass(frozen=True)
class PreviewRow:
    """A message by one channel in one language; ``to_review`` as in :class:`Preview`."""

    title: Spoken
    about: str
    subject: str
    text: str
    language: str
    to_review: bool


class ProcedureMessagesView(WhichPage):
    """Shows what would be sent, with made-up answers."""

    title = _("Messages")

    @cached_property
    def previews(self) -> list[PreviewRow] | None:
        """The messages; None if the draft cannot be read."""
        if self.procedure is None:
            return None
        return [self._row(item) for item in messages.previews(self.procedure)]

    def _row(self, item: Preview) -> PreviewRow:
        about = [self.translated(CHANNELS[item.channel]), LANGUAGES[item.language]]
        if item.channel == SMS:
            about.append(self.translated(_("${n} SMS", mapping={"n": str(item.count)})))
        return PreviewRow(
            title=self.say(item.message.title),
            about=", ".join(about),
            subject=item.subject,
            text=item.text,
            language=item.language,
            to_review=item.to_review,
        )

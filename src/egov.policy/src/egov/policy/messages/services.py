"""The messages of a case over REST."""

from collections.abc import Sequence
from egov.policy import people
from egov.policy import procedures
from egov.policy.core import messages
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.messages import Preferences
from egov.policy.core.messages import Preview
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.messages.language import language_of_case
from egov.policy.messages.language import set_language_of_case
from egov.policy.messages.letter import Letter
from egov.policy.messages.log import letters
from egov.policy.messages.log import resend
from egov.policy.messages.outcome import masked
from egov.policy.messages.outcome import outcome
from egov.policy.messages.store import preferences_of
from egov.policy.messages.store import set_preferences
from egov.policy.rest import EgovService
from plone import api
from Products.CMFCore.permissions import ManagePortal
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound

import re


NUMBER = re.compile("[1-9][0-9]{0,5}")

SHOWN = (
    *("id", "message", "channel", "language", "subject", "text", "state", "error"),
    *("asked_on", "ended_on", "attempts"),
)


class MessagesGet(EgovService):
    """``GET <case>/@messages``."""

    def reply(self):
        """All messages of the case, oldest first; a case has few."""
        told = self._told(letters(self.context))
        return {"language": language_of_case(self.context), **told}

    def _told(self, found: Sequence[Letter]) -> dict[str, Any]:
        technical = api.user.has_permission(ManagePortal, obj=api.portal.get())
        items = [self._shown(item, technical) for item in found]
        return {"items": items, "items_total": len(items)}

    def _shown(self, letter: Letter, technical: bool) -> dict[str, Any]:
        """A letter; what a server said names machines, so only who sets them reads it."""
        told = {name: getattr(letter, name) for name in SHOWN}
        told["title"] = Text(letter.title).best(self.language())[0]
        told["to"] = people.display_name(letter.person) if letter.person else masked(letter)
        told["outcome"] = self.translated(outcome(letter))
        return told | ({"detail": letter.detail} if technical else {})


class SummariesGet(MessagesGet):
    """``GET @messages``: the summaries of the day of the last weeks."""

    def reply(self):
        """A part of them, newest first."""
        start, size = self.batch()
        found = letters(self.context)[::-1]
        return {**self._told(found[start : start + size]), "items_total": len(found)}


class MessagesPost(EgovService):
    """``POST …/@messages/<id>/resend``: what has not left, or perhaps, is sent again."""

    def reply(self):
        """204."""
        if len(self.params) != 2 or self.params[1] != "resend":
            raise BadRequest("Say which: @messages/<id>/resend.")
        try:
            resend(self.context, self.params[0])
        except LookupError:
            raise NotFound(self.params[0]) from None
        return self.reply_no_content()


class CaseMessagesPost(MessagesPost):
    """The same for a case, and ``POST <case>/@messages/language {language}``: what is wanted."""

    def reply(self):
        """204."""
        if self.params != ["language"]:
            return super().reply()
        set_language_of_case(self.context, self.text(self.body("language"), "language", ""))
        return self.reply_no_content()


class PreviewGet(EgovService):
    """``GET @message-preview/<procedure>[/<version>|/draft]``: the messages with made-up words."""

    def reply(self):
        """Each message by each channel in each language."""
        if not 1 <= len(self.params) <= 2:
            raise BadRequest("Say which: @message-preview/<procedure>/<version>.")
        procedure = _version(*self.params)
        items = [self._shown(item) for item in messages.previews(procedure)]
        return {"version": procedure.version, "items": items, "items_total": len(items)}

    def _shown(self, item: Preview) -> dict[str, Any]:
        names = ("language", "channel", "subject", "text", "to_review")
        told = {name: getattr(item, name) for name in names}
        return {"message": item.message.id, **told, "sms": item.count}


def _version(id: str, which: str = "") -> Procedure:
    try:
        if which not in ("", procedures.DRAFT) and not NUMBER.fullmatch(which):
            raise NotFound(which)
        return procedures.read(id, which) if which else procedures.get(id)
    except UnknownProcedure:
        raise NotFound(id) from None


class PreferencesGet(EgovService):
    """``GET @message-preferences``: how the caller is told, and where."""

    def reply(self):
        """What is kept; empty texts for what is left to the site and the messages."""
        me = api.user.get_current().getId()
        where = {"email": people.email_of(me), "phone": people.phone_of(me)}
        return {**preferences_of(me).plain(), **where}


class PreferencesPost(EgovService):
    """``POST @message-preferences``: say how one is told; what is left out stays."""

    def reply(self):
        """204."""
        me = api.user.get_current().getId()
        kept = preferences_of(me).plain()
        set_preferences(me, Preferences.of(kept | self.body(*kept)))
        return self.reply_no_content()

"""A conflict in words, over REST and as a page: who was faster, and where the case is now."""

from datetime import datetime
from decimal import Decimal
from egov.policy import cases
from egov.policy import clock
from egov.policy import people
from egov.policy import sentences
from egov.policy.core.errors import StateConflict
from egov.policy.interfaces import IBrowserLayer
from egov.policy.interfaces import IToldConflict
from egov.policy.portal.concealment import place_of
from egov.policy.portal.errors import ExceptionPage
from egov.policy.portal.errors import NOT_NOW
from egov.policy.portal.errors import Problem
from egov.policy.portal.format import Formatter
from egov.policy.portal.language import language_of
from typing import Any
from zoneinfo import ZoneInfo
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


@implementer(IToldConflict)
@adapter(StateConflict, IBrowserLayer)
class ToldConflict:
    """A StateConflict of a request that named a case, or something in it."""

    def __init__(self, error: StateConflict, request) -> None:
        self.error, self.request = error, request

    @property
    def details(self) -> dict[str, Any]:
        """What the error knows, and where the case is unless this very request has moved it."""
        case = self.case
        if case is None or case._p_changed:
            return self.error.details
        return {"state": cases.state_of(case).id, **self.error.details}

    @property
    def message(self) -> str:
        """Who did what and when; or how much is left."""
        details, language = self.error.details, language_of(self.request)
        format, moment = Formatter(language, ZoneInfo(clock.zone())), details.get("at", "")
        mapping = {
            "name": people.display_name(details.get("by", "")),
            "moment": format.moment(datetime.fromisoformat(moment)) if moment else "",
            "state": self._state(language),
            "left": format.number(Decimal(details.get("left", 0))),
        }
        said = sentences.of_conflict(self.error.reason, mapping)
        return translate(said, context=self.request)

    @property
    def case(self):
        """The case that the request was about, if it was about one."""
        place = place_of(self.request)
        return place if cases.ICase.providedBy(place) else None

    def _state(self, language: str) -> str:
        id = self.error.details.get("state")
        if self.case is None or not id:
            return ""
        return cases.procedure_of(self.case).state(id).title.best(language)[0]


class ConflictPage(ExceptionPage):
    """A StateConflict as a page."""

    def problem_of(self, status: int) -> Problem:
        """Somebody was faster, or something stands against it."""
        return super().problem_of(status) if status != 409 or self._is_late else NOT_NOW

    @property
    def _is_late(self) -> bool:
        """Whether somebody else was faster."""
        error = self.exception
        return error.somebody_acted and error.details.get("by") != self.user_id

    @property
    def detail(self) -> str:
        """Who did what and when."""
        return ToldConflict(self.exception, self.request).message

    @property
    def case(self):
        """The case to read as it is now."""
        return ToldConflict(self.exception, self.request).case

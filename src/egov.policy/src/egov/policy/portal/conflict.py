"""The page of a conflict: who was faster, and where the case is now."""

from datetime import datetime
from egov.policy import cases
from egov.policy import people
from egov.policy import sentences
from egov.policy.portal.errors import ExceptionPage


class ConflictPage(ExceptionPage):
    """A StateConflict as a page."""

    @property
    def detail(self) -> str:
        """Who did what and when."""
        details = self.exception.details
        moment = details.get("at", "")
        mapping = {
            "name": people.display_name(details.get("by", "")),
            "moment": self.format.moment(datetime.fromisoformat(moment)) if moment else "",
            "state": self._state(details.get("state", "")),
        }
        return self.translated(sentences.of_conflict(self.exception.reason, mapping))

    @property
    def case(self):
        """The case that the request was about, if it was about one."""
        return self.context if cases.ICase.providedBy(self.context) else None

    def _state(self, id: str) -> str:
        if self.case is None or not id:
            return ""
        return self.say(cases.procedure_of(self.case).state(id).title).text

"""``@@procedure-difference?id=…&from=…&to=…``: two versions compared in plain words."""

from egov.policy import _
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import Change
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from zExceptions import NotFound


class DifferenceView(ProcedurePage):
    """Compares two versions, or a version and the draft."""

    title = _("What differs")

    @cached_property
    def choices(self) -> list[procedures.Which]:
        """What can be compared, the newest first."""
        drafts = [procedures.DRAFT] if self.draft else []
        found = [*drafts, *reversed(self.item.versions.keys())]
        if len(found) < 2:
            raise NotFound("version")
        return found

    @property
    def before(self) -> procedures.Which:
        """What is compared; the second newest unless said otherwise."""
        return self._chosen("from", self.choices[1])

    @property
    def after(self) -> procedures.Which:
        """What it is compared with; the newest unless said otherwise."""
        return self._chosen("to", self.choices[0])

    @cached_property
    def changes(self) -> tuple[Change, ...] | None:
        """What differs; None if the draft cannot be read."""
        try:
            return procedures.compare(self.id, self.before, self.after)
        except DefinitionError:
            return None

    @property
    def words(self) -> str:
        """What is compared, in words."""
        return f"{self.called(self.before)} → {self.called(self.after)}"

    def _chosen(self, name: str, unless: procedures.Which) -> procedures.Which:
        text = text_in(self.request.form, name)
        if not text:
            return unless
        found = next((choice for choice in self.choices if str(choice) == text), None)
        if found is None:
            raise NotFound("version")
        return found

"""The page on which an administrator gets a case as a test of its procedure."""

from AccessControl import Unauthorized
from egov.policy import _
from egov.policy import casework
from egov.policy import sentences
from egov.policy.core.errors import StateConflict
from egov.policy.portal.page import Page


MOST_ROWS = 40


class CaseTestView(Page):
    """``<case>/@@case-test``: the lines, whether they pass, and the same to download.

    ``trace`` is None, and ``untold`` says why, where no test can be made of the case.
    """

    title = _("Create a test from this request")
    trace: casework.Trace | None = None
    untold = ""

    def get(self):
        """The page, or with ``download`` the lines alone."""
        if not casework.may_trace(self.context):
            raise Unauthorized()
        try:
            self.trace = casework.trace(self.context)
        except StateConflict as error:
            self.untold = self.translated(sentences.of_conflict(error.reason, {}))
        if self.trace is not None and "download" in self.request.form:
            return self._file(self.trace)
        return self.index()

    def post(self):
        """The same: nothing is sent here."""
        return self.get()

    @property
    def rows(self) -> int:
        """How high the box of the lines is."""
        return min(self.trace.text.count("\n") + 1, MOST_ROWS)

    @property
    def failures(self) -> list[str]:
        """Where it goes another way than the case."""
        return casework.failures(self.trace, self.translated)

    @property
    def stopped(self) -> str:
        """Why it ends before the case does."""
        return casework.stopped(self.trace, self.translated)

    def _file(self, trace: casework.Trace) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "application/yaml; charset=utf-8")
        name = f"{trace.procedure.id}-{trace.test.id}.yaml"
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return trace.text

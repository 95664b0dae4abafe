"""The form of a procedure on a page: its questions, and reading the answers.

The parent of the pages that open and that edit a case; what happens with good
answers is theirs.
"""

from egov.policy import _
from egov.policy import casework
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.model import Procedure
from egov.policy.portal.forms.answers import answers
from egov.policy.portal.forms.answers import names_a_day
from egov.policy.portal.forms.answers import typed_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.pieces import PieceBox
from egov.policy.portal.forms.problems import DAY_SENTENCE
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Asker
from functools import cached_property
from typing import Any


class ProcedureFormPage(FormPage):
    """Subclasses say ``procedure`` and ``unit_id``, and set ``typed`` before rendering."""

    procedure: Procedure
    unit_id: str
    typed: dict[str, str] = {}

    @cached_property
    def asker(self) -> Asker:
        """Makes the questions in the language of the page."""
        yes, no = self.translated(_("Yes")), self.translated(_("No"))
        return Asker(self.procedure, self.unit_id, self.say, yes, no)

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form with what was typed and what was wrong."""
        return self.asker.sections(self.typed, self.errors)

    @property
    def labels(self) -> dict[str, tuple[str, str]]:
        """Label and box of each question and each piece."""
        pieces = {item.id: (item.label.text, item.name) for item in self.pieces}
        return super().labels | pieces

    @property
    def pieces(self) -> list[PieceBox]:
        """Boxes for the papers, where the page takes any."""
        return []

    def sentence(self, problem: FieldProblem):
        """Says of a date in good figures that there is none such."""
        if problem.code == "not_a_date" and names_a_day(problem.field, self.typed):
            return DAY_SENTENCE
        return super().sentence(problem)

    def read(self) -> dict[str, Any]:
        """The answers that were sent; what was typed is kept for showing it again."""
        self.typed = typed_in(self.procedure, self.request.form)
        return answers(self.procedure, self.typed)

    @property
    def unfinished(self) -> bool:
        """Whether the person saves without having answered all."""
        return "save" in self.request.form

    def require(self, given: dict[str, Any]) -> None:
        """Tell what is missing or wrong, before anything is written.

        :raises InvalidValues: one problem per field.
        """
        context = casework.form_context(self.unit_id)
        form.validate(self.procedure, given, context, complete=not self.unfinished)

"""The form of a procedure on a page: its questions, and reading the answers.

The parent of the pages that open and that edit a case; what happens with good
answers is theirs.
"""

from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core import form
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Field
from egov.policy.portal.forms import refreshing
from egov.policy.portal.forms.answers import names_a_day
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.asking import Asker
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.caseform import FormPart
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.pieces import piece_box
from egov.policy.portal.forms.pieces import PieceBox
from egov.policy.portal.forms.problems import DAY_SENTENCE
from egov.policy.portal.forms.proposing import Proposing
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.reading import answers
from egov.policy.portal.forms.reading import closed_up
from egov.policy.portal.forms.reading import typed_in
from functools import cached_property
from typing import Any


class ProcedureFormPage(FormPage):
    """Subclasses say ``form``, and set ``typed`` before rendering."""

    form: CaseForm
    focus = ""
    """Name of the box in which the person goes on."""
    offers = False
    """Whether answers of an earlier case have come in that the person has not seen yet."""

    @cached_property
    def part(self) -> FormPart:
        """What is asked on this page."""
        return self.form.part(text_in(self.request.form, "page"))

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The questions with what was typed and what was wrong."""
        asker = self.asker
        return tuple(asker.section(section, fields) for section, fields in self.part.sections)

    @property
    def asker(self) -> Asker:
        """Makes the questions in the language of the page."""
        context = self.form.context
        return Asker(
            page=self,
            unit=context.facts["unit"],
            browser=self.form.browser_side(self.part),
            typed=self.typed,
            errors=self.errors,
            values=self.values,
            currency=context.currency,
            supplied=context.supplied,
            read_only=self.form.read_only(self.part),
            focus=self.focus,
            proposed=self.proposing.told(self, self.typed),
            sources=self.proposing.sources,
        )

    @cached_property
    def proposing(self) -> Proposing:
        """What the form proposes on this page."""
        return Proposing(self.form, tuple(self._filled_in))

    @property
    def given(self) -> dict[str, Any]:
        """The answers that the boxes stand for."""
        return answers(self._filled_in, self.typed)

    @property
    def values(self) -> Mapping[str, Any]:
        """The answers so far, those in the boxes among them as far as they are good."""
        return self.form.with_given(self.given)

    @property
    def facts(self) -> str:
        """What the scripts of the page are told besides its boxes."""
        return self.form.told(self.part)

    @cached_property
    def labels(self) -> dict[str, tuple[str, str]]:
        """Label and box of each question and each piece."""
        pieces = {item.id: (item.label.text, item.name) for item in self.pieces}
        return super().labels | pieces

    @property
    def pieces(self) -> list[PieceBox]:
        """Boxes for the papers, where the page takes any."""
        return []

    def read(self) -> dict[str, Any]:
        """The answers that were sent; what was typed is kept for showing it again."""
        sent = typed_in(self._filled_in, self.request.form)
        self.typed = closed_up(self._filled_in, sent)
        if any(text and name.endswith("-find") for name, text in self.typed.items()):
            self.typed = refreshing.with_only_hits(self.typed, self.sections)
        given, offered = self.given, self.proposing.taken_over(self.typed)
        if not self.unfinished:
            self.offers, self.typed = offered != self.typed, offered
            return self.given
        # What they have not seen they have not left empty.
        unseen = answers(self._filled_in, offered)
        return {id: value for id, value in given.items() if value is not None or not unseen[id]}

    def sentence(self, problem: FieldProblem):
        """Says of a date in good figures that there is none such."""
        if problem.code == "not_a_date" and names_a_day(problem.field, self.typed):
            return DAY_SENTENCE
        return super().sentence(problem)

    @property
    def refreshes(self) -> bool:
        """Whether the person wants the same page again: a row more, what was looked for."""
        return "refresh" in self.request.form

    def refresh(self):
        """The same page with what was typed, changed as the button says; nothing is kept."""
        sent = typed_in(self._filled_in, self.request.form)
        wanted = text_in(self.request.form, "refresh")
        typed, self.focus = refreshing.refreshed(self._filled_in, sent, wanted)
        self.typed = self.proposing.taken_over(typed)
        return self.index()

    @property
    def unfinished(self) -> bool:
        """Whether the person saves without having answered all."""
        return "save" in self.request.form or "back" in self.request.form

    def require(self, given: Mapping[str, Any]) -> None:
        """Tell what is missing or wrong on this page, before anything is written.

        :raises InvalidValues: one problem per field.
        """
        asked = self.form
        try:
            form.validate(
                asked.procedure,
                given,
                replace(asked.context, supplied=asked.context.supplied | self._sent_files),
                stored=asked.values,
                editable=asked.editable,
                complete=not self.unfinished,
            )
        except InvalidValues as error:
            here = [item for item in error.problems if self._is_here(item, given)]
            if here:
                raise InvalidValues(here) from None

    def _is_here(self, problem: FieldProblem, given: Mapping[str, Any]) -> bool:
        id = problem.field.partition(".")[0]
        return id in self.part.ids or id in given

    @property
    def _sent_files(self) -> frozenset[str]:
        return frozenset(
            field.id
            for field in self._filled_in
            if getattr(self.request.form.get(piece_box(field.id)), "filename", "")
        )

    @property
    def _filled_in(self) -> list[Field]:
        return [field for field in self.part.fields if field.id in self.form.editable]

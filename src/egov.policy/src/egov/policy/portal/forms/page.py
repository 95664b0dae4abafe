"""A page with a form of a procedure: keeps what was typed, shows what was wrong.

Used to open a case, to edit it, and for the small forms of administrators,
whose questions are made by hand.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy import _
from egov.policy import sentences
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form import is_short
from egov.policy.portal.forms.problems import by_field
from egov.policy.portal.forms.problems import DAY_SENTENCE
from egov.policy.portal.forms.problems import Line
from egov.policy.portal.forms.problems import NO_SUCH_DAY
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


Labelled = tuple[str, tuple[str, str]]
"""Id of a question, its label, id of its box."""


class FormPage(Page):
    """A page that may have problems to tell."""

    form_template = ViewPageTemplateFile("../templates/form.pt")
    errors: dict[str, str] = {}
    typed: Mapping[str, str] = {}
    """What the boxes hold."""
    headed = False
    """Whether the heading of the page says the section, which then needs no other."""
    step: Any = None
    refreshes = False
    own_sentences: Mapping[tuple[str, str], Any] = {}
    """Words of this page for a problem: (field, code) to message."""

    @property
    def form_macros(self):
        """Macros that draw questions and the error summary."""
        return self.form_template.macros

    @property
    def document_title(self) -> str:
        """Says first that there is an error, for those who hear the page."""
        title = super().document_title
        return f"{self.translated(_('Error:'))} {title}" if self.errors else title

    @property
    def problems(self) -> list[Line]:
        """Lines of the error summary, in the order of the boxes."""
        order = self.box_order
        ids = sorted(self.errors, key=lambda id: order.index(id) if id in order else len(order))
        return [self.line(id, self.errors[id]) for id in ids]

    @property
    def box_order(self) -> list[str]:
        """Ids of the fields as they follow each other on the page."""
        return list(self.labels)

    def line(self, id: str, sentence: str) -> Line:
        """The line of one field: its label, then what is wrong."""
        label, href = self.labels.get(id, (id, "main"))
        return Line(f"#{href}", self.labelled(label, sentence))

    def labelled(self, label: str, sentence: str) -> str:
        """What is wrong, with the name of the box."""
        mapping = {"label": label, "sentence": sentence}
        return self.translated(_("${label}: ${sentence}", mapping=mapping))

    @property
    def labels(self) -> dict[str, tuple[str, str]]:
        """Label and id of the box of each field; those of the questions unless overridden."""
        asked = (question for section in self.sections for question in section.questions)
        return {id: found for question in asked for id, found in self.labels_of(question)}

    def labels_of(self, question: Question, before: str = "") -> Iterator[Labelled]:
        """Those of a question and of all inside it: ``Acheteur, Nom``, ``Offres, ligne 2, Nom``."""
        label = before + question.label.text
        yield question.id, (label, question.name)
        for part in question.parts:
            yield from self.labels_of(part, f"{label}, ")
        for row in question.rows:
            line = self.translated(_("row ${n}", mapping={"n": str(row.number)}))
            for cell in row.cells:
                yield from self.labels_of(cell, f"{label}, {line}, ")

    def question(self, id: str, kind: str, label, hint="", required=True, **more: Any) -> Question:
        """A question that is made by hand; label and hint are messages or texts."""
        return Question(
            id=id,
            kind=kind,
            label=Spoken(self.translated(label), None),
            hint=Spoken(self.translated(hint), None),
            required=required,
            typed=self.typed,
            error=self.errors.get(id, ""),
            **more,
        )

    def refuse(self, problems: Iterable[FieldProblem]):
        """Show the form again with what is wrong."""
        self.errors = by_field(problems, lambda item: self.translated(self.sentence(item)))
        self.request.response.setStatus(400)
        return self.index()

    def sentence(self, problem: FieldProblem):
        """Why a value is not good, in words of this page if it has some."""
        if problem.code == NO_SUCH_DAY:
            return DAY_SENTENCE
        own = self.own_sentences.get((problem.field, problem.code))
        return own or sentences.of_problem(replace(problem, parameters=self._said(problem)))

    def _said(self, problem: FieldProblem) -> dict[str, Any]:
        """The parameters of a problem, days and amounts as people write them."""
        return {name: self._written(value) for name, value in problem.parameters.items()}

    def _written(self, value: Any) -> Any:
        if isinstance(value, date):
            return self.format.short_day(value)
        long = isinstance(value, int | Decimal) and not is_short(value)
        return self.format.number(value) if long else value

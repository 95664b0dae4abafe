"""The questions that a transition asks when it is taken.

Used by the page of a case: several decisions may stand in one form, so the boxes of
each have a prefix of their own.  Whether an answer is good is judged by casework, with
the transition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import cases
from egov.policy import casework
from egov.policy.core.model import Field
from egov.policy.core.model import Transition
from egov.policy.portal.forms import refreshing
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.asking import Asker
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.caseform import FormPart
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.proposing import Proposing
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.forms.reading import answers
from egov.policy.portal.forms.reading import closed_up
from egov.policy.portal.forms.reading import typed_in
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class AskedForm:
    """What one transition of a case asks, on a page that may show several."""

    page: FormPage
    case: Any
    transition: Transition

    @property
    def prefix(self) -> str:
        """What the names of the boxes begin with."""
        return f"ask-{self.transition.id}-"

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields, in the order of the transition."""
        procedure = cases.procedure_of(self.case)
        return tuple(procedure.field(id) for id in self.transition.ask)

    @cached_property
    def typed(self) -> Mapping[str, str]:
        """What the boxes hold: what was sent, else the answers there are."""
        form = self.page.request.form
        sent = typed_in(self.fields, form, self.prefix)
        if not sent:
            return self._proposing.begun()
        if "refresh" in form:
            wanted = text_in(form, "refresh")
            typed, _focus = refreshing.refreshed(self.fields, sent, wanted, self.prefix)
            return self._proposing.taken_over(typed)
        return closed_up(self.fields, sent, self.prefix)

    @property
    def answers(self) -> dict[str, Any]:
        """The answers that were sent, for ``casework``."""
        return answers(self.fields, self.typed, self.prefix)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions; with what was wrong, if it is this transition that was taken."""
        form, part = self._form, FormPart(self.transition.id, ((None, self.fields),))
        taken = text_in(self.page.request.form, "transition") == self.transition.id
        asker = Asker(
            page=self.page,
            unit=self.case.unit,
            browser=form.browser_side(part),
            typed=self.typed,
            errors=self.page.errors if taken else {},
            values=form.with_given(self.answers),
            currency=form.context.currency,
            supplied=form.context.supplied,
            prefix=self.prefix,
            proposed=self._proposing.told(self.page, self.typed),
            sources=self._proposing.sources,
        )
        return asker.questions(self.fields)

    @cached_property
    def _proposing(self) -> Proposing:
        return Proposing(self._form, self.fields, self.prefix)

    @cached_property
    def _form(self) -> CaseForm:
        asked = frozenset(self.transition.ask)
        return CaseForm(
            cases.procedure_of(self.case),
            casework.form_context(self.case),
            cases.values(self.case),
            asked,
            casework.visible_fields(self.case) | asked,
            frozenset(self.case.left_empty),
        )

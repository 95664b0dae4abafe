"""Changing the answers of a case while its state lets somebody do so, page by page."""

from egov.policy import _
from egov.policy import casework
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.portal.case.papers import upload_boxes
from egov.policy.portal.case.uploads import add_uploads
from egov.policy.portal.case.uploads import all_or_nothing
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.caseform import form_of
from egov.policy.portal.forms.pieces import PieceBox
from egov.policy.portal.forms.steps import PAPERS
from egov.policy.portal.forms.steps import SteppedFormPage
from functools import cached_property


class EditCaseView(SteppedFormPage):
    """``<case>/@@edit-case?page=…``: the form, of one in pages the page of one section."""

    @property
    def title(self):
        """The section, or what is done here."""
        if self.page_id == PAPERS:
            return _("Papers")
        if not self.form.in_pages:
            return _("Change the answers")
        (section, _fields), *_others = self.part.sections
        return self.say(section.title).text

    @property
    def headed(self) -> bool:
        """Whether the heading says the section."""
        return self.form.in_pages

    @cached_property
    def form(self) -> CaseForm:
        """The form with the answers given so far."""
        return form_of(self.context)

    @property
    def takes_papers(self) -> bool:
        """Whether the person may add papers that the procedure asks for."""
        return bool(upload_boxes(self, self.context))

    @property
    def pieces(self) -> list[PieceBox]:
        """Boxes for papers on their own page."""
        return upload_boxes(self, self.context) if self.page_id == PAPERS else []

    def get(self):
        """The form with the answers given so far, and first ones where there are none."""
        self._require_turn()
        self.typed = self.proposing.begun()
        return self.index()

    def post(self):
        """Save the answers and go on."""
        self._require_turn()
        if self.refreshes:
            return self.refresh()
        given = self.read()
        if self.offers:
            return self.index()
        try:
            self.require(given)
            with all_or_nothing():
                add_uploads(self.context, self.form.procedure, self.request.form)
                casework.update_case(self.context, given)
        except InvalidValues as error:
            return self.refuse(error.problems)
        if not self.form.in_pages:
            self.tell(_("The answers are saved."), "success")
        return self.go_on(self.context)

    def _require_turn(self) -> None:
        if not casework.editable_fields(self.context):
            raise NotAllowed()

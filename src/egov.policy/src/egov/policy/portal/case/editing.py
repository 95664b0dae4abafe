"""Changing the answers of a case while its state lets somebody do so."""

from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.model import Procedure
from egov.policy.portal.forms.answers import typed_of
from egov.policy.portal.forms.casepage import ProcedureFormPage


class EditCaseView(ProcedureFormPage):
    """``<case>/@@edit-case``."""

    title = _("Change the answers")

    @property
    def procedure(self) -> Procedure:
        """The procedure in the version of the case."""
        return cases.procedure_of(self.context)

    @property
    def unit_id(self) -> str:
        """The unit of the case."""
        return self.context.unit

    def get(self):
        """The form with the answers given so far."""
        self._require_turn()
        self.typed = typed_of(self.procedure, cases.values(self.context))
        return self.index()

    def post(self):
        """Save the answers and read the case."""
        self._require_turn()
        given = self.read()
        try:
            self.require(given)
            casework.update_case(self.context, given)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The answers are saved."), "success")
        return self.redirect(self.context.absolute_url())

    def _require_turn(self) -> None:
        if not casework.may_edit(self.context):
            raise NotAllowed()

"""Opening a case at the counter: choose the procedure, fill the form, save a draft.

The draft is then read again with the person and filed from its own page.
"""

from egov.policy import _
from egov.policy import casework
from egov.policy import clock
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from egov.policy.portal.case.uploads import add_uploads
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.caseform import new_form
from egov.policy.portal.forms.pieces import piece_boxes
from egov.policy.portal.forms.pieces import PieceBox
from egov.policy.portal.forms.steps import SteppedFormPage
from egov.policy.portal.units import name_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from uuid import uuid4


class NewCaseView(SteppedFormPage):
    """``@@new-case?procedure=…&unit=…``."""

    choose = ViewPageTemplateFile("../templates/choose-procedure.pt")

    @property
    def title(self):
        """The procedure once it is chosen."""
        return self.say(self.procedure.title).text if self.chosen else _("New request")

    @cached_property
    def openable(self) -> list[tuple[Procedure, tuple[str, ...]]]:
        """Procedures and units in which this person may open a case."""
        return casework.openable()

    @cached_property
    def chosen(self) -> tuple[Procedure, str] | None:
        """The procedure and unit asked for, or the only ones there are."""
        pairs = [(procedure, unit) for procedure, units in self.openable for unit in units]
        asked = (self.request.form.get("procedure"), self.request.form.get("unit"))
        found = [pair for pair in pairs if (pair[0].id, pair[1]) == asked]
        if not found and asked == (None, None) and len(pairs) == 1:
            return pairs[0]
        return found[0] if found else None

    @cached_property
    def procedure(self) -> Procedure:
        """The chosen procedure, as it stands today in the chosen unit."""
        return procedures.standing_in(*self.chosen, clock.today())

    @cached_property
    def form(self) -> CaseForm:
        """The form before anything is answered."""
        return new_form(self.procedure, self.unit_id)

    @property
    def unit_id(self) -> str:
        """The chosen unit."""
        return self.chosen[1]

    @property
    def unit_title(self) -> str:
        """Name of the chosen unit."""
        return name_of(self.unit_id)

    @property
    def choices(self) -> list[dict]:
        """The units in which this person may open a case, each with its procedures by title."""
        by_unit: dict[str, list[dict]] = {}
        for procedure, units in self.openable:
            for unit in units:
                by_unit.setdefault(unit, []).append(self._link(procedure, unit))
        return [
            {"title": name_of(unit), "procedures": sorted(links, key=lambda link: link["sort"])}
            for unit, links in by_unit.items()
        ]

    @property
    def takes_papers(self) -> bool:
        """Whether the procedure asks for papers."""
        return bool(self._boxes)

    @property
    def pieces(self) -> list[PieceBox]:
        """Boxes for the papers; in a form in pages they have a page of their own."""
        return [] if self.form.in_pages else self._boxes

    @property
    def _boxes(self) -> list[PieceBox]:
        return piece_boxes(self, self.procedure, self.values, context=self.form.context)

    @cached_property
    def request_id(self) -> str:
        """Names this form: sent twice, it opens one case."""
        return text_in(self.request.form, "request_id") or str(uuid4())

    def get(self):
        """The choice, or the form with what the site knows already."""
        if not self.chosen:
            return self.choose()
        self.typed = self.proposing.begun()
        return self.index()

    def post(self):
        """Save a draft with its pieces; go on, or show it for reading again."""
        if not self.chosen:
            return self.choose()
        if self.refreshes:
            return self.refresh()
        given = self.read()
        if self.offers:
            return self.index()
        try:
            self.require(given)
            case = casework.open_case(self.procedure.id, self.unit_id, given, self.request_id)
            if add_uploads(case, self.procedure, self.request.form):
                casework.settle(case)
        except InvalidValues as error:
            return self.refuse(error.problems)
        return self.go_on(case)

    def _link(self, procedure: Procedure, unit_id: str) -> dict:
        query = urlencode({"procedure": procedure.id, "unit": unit_id})
        title = self.say(procedure.title)
        return {
            "title": title,
            "description": self.say(procedure.description),
            "sort": title.text.casefold(),
            "url": f"{self.portal_url}/@@new-case?{query}",
        }

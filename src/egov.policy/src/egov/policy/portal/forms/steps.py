"""Going through a form that is laid out in pages: one page per section, papers, the check.

The parent of the pages that open and edit a case.  The page to check the answers is
that of the draft itself; a form on one page has no steps but that one.
"""

from dataclasses import dataclass
from egov.policy import documents
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.caseform import form_of
from egov.policy.portal.forms.caseform import FormPart
from egov.policy.portal.forms.casepage import ProcedureFormPage
from functools import cached_property
from urllib.parse import urlencode


PAPERS = "PAPERS"
"""The step for papers; ids of sections have small letters."""

CHECK = ""
"""The last step."""


@dataclass(frozen=True)
class Step:
    """Where the person is: step 2 of 5."""

    number: int
    total: int


class SteppedFormPage(ProcedureFormPage):
    """Subclasses say ``takes_papers``: whether papers are asked for besides the answers."""

    takes_papers = False

    @cached_property
    def part(self) -> FormPart:
        """What is asked on this page; nothing on that for papers."""
        if self.page_id == PAPERS:
            return FormPart(PAPERS, ())
        return self.form.part(self.page_id)

    @property
    def page_id(self) -> str:
        """The step asked for."""
        id = self.request.form.get("page", "")
        return id if isinstance(id, str) else ""

    @property
    def step(self) -> Step | None:
        """Where the person is; None in a form on one page."""
        if not self.form.in_pages:
            return None
        ids = step_ids(self.form, self.takes_papers)
        return Step(ids.index(self.part.id) + 1, len(ids))

    @property
    def checking(self) -> bool:
        """Whether the person came from the check and goes back there."""
        return "check" in self.request.form

    def go_on(self, case):
        """After saving: the next page, the one before, or the check."""
        if "save" in self.request.form or self.checking or not self.form.in_pages:
            return self.redirect(case.absolute_url())
        ids = step_ids(form_of(case), documents.may_add(case) and self.takes_papers)
        here = ids.index(self.part.id) if self.part.id in ids else 0
        there = ids[max(here - 1, 0) if "back" in self.request.form else here + 1]
        return self.redirect(page_url(case, there))


def step_ids(form: CaseForm, papers: bool) -> list[str]:
    """Ids of the steps, the check last."""
    return [*(part.id for part in form.parts), *([PAPERS] if papers else []), CHECK]


def page_url(case, id: str, *, check: bool = False) -> str:
    """Address of a step; with ``check`` of one from which the person comes back to the check."""
    if id == CHECK:
        return case.absolute_url()
    query = urlencode({"page": id, **({"check": "1"} if check else {})})
    return f"{case.absolute_url()}/@@edit-case?{query}"

"""The page of a case: who and what, the decision first, then everything known of it."""

from decimal import Decimal
from egov.policy import _
from egov.policy import archiving
from egov.policy import cases
from egov.policy import casework
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from egov.policy.portal.case import data
from egov.policy.portal.case import history
from egov.policy.portal.case import papers
from egov.policy.portal.case.decisions import Decision
from egov.policy.portal.case.decisions import last_remark
from egov.policy.portal.case.decisions import offered
from egov.policy.portal.case.decisions import Remark
from egov.policy.portal.case.problems import CaseProblems
from egov.policy.portal.case.uploads import add_uploads
from egov.policy.portal.case.uploads import all_or_nothing
from egov.policy.portal.case.work import Work
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.asked import AskedForm
from egov.policy.portal.forms.caseform import form_of
from egov.policy.portal.forms.caseform import NO_PART
from egov.policy.portal.forms.problems import Line
from egov.policy.portal.register.addresses import ActLink
from egov.policy.portal.register.addresses import link_to
from egov.policy.portal.units import name_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class CaseView(CaseProblems):
    """``<case>``: a draft is shown for reading again, anything later for deciding."""

    index = ViewPageTemplateFile("../templates/case.pt")
    case_macros_template = ViewPageTemplateFile("../templates/case-parts.pt")
    work_macros_template = ViewPageTemplateFile("../templates/case-work.pt")
    cash_macros_template = ViewPageTemplateFile("../templates/cash-parts.pt")

    @property
    def parts(self):
        """Macros of the parts of the page."""
        return self.case_macros_template.macros

    @property
    def work_macros(self):
        """Macros of what is asked of whom."""
        return self.work_macros_template.macros

    @property
    def cash_macros(self):
        """Macros of what was paid."""
        return self.cash_macros_template.macros

    @cached_property
    def work(self) -> Work:
        """Who is asked what, what was answered, what else may be done."""
        return Work(self, self.context)

    @property
    def title(self) -> str:
        """Number and person, as the browser's tab names it."""
        return " ".join(filter(None, (self.context.reference, self.context.title)))

    @cached_property
    def procedure(self):
        """The procedure in the version of the case."""
        return cases.procedure_of(self.context)

    @cached_property
    def state(self):
        """Where the case is."""
        return cases.state_of(self.context)

    @property
    def draft(self) -> bool:
        """Whether the case has not been filed."""
        return self.state.kind is StateKind.DRAFT

    @property
    def closed(self) -> bool:
        """Whether the case is a record."""
        return self.state.kind is StateKind.FINAL

    @property
    def just_filed(self) -> bool:
        """Whether the person comes from filing it."""
        return "filed" in self.request.form and bool(self.context.reference)

    @cached_property
    def act(self) -> ActLink | None:
        """The act that the case has entered."""
        return link_to(self.portal_url, self.context.entered_act)

    @property
    def unit_title(self) -> str:
        """Name of the unit that handles the case."""
        return name_of(self.context.unit)

    @property
    def may_edit(self) -> bool:
        """Whether this person may change the answers now."""
        return casework.may_edit(self.context)

    @property
    def may_trace(self) -> bool:
        """Whether this person may make a test of the procedure from the case."""
        return casework.may_trace(self.context)

    @cached_property
    def decisions(self) -> list[Decision]:
        """What this person may decide."""
        return offered(self, self.context, self.preparing)

    @property
    def taken_by(self) -> str:
        """The colleague who has taken all that this person could decide."""
        names = {decision.taken_by for decision in self.decisions}
        return names.pop() if len(names) == 1 else ""

    @cached_property
    def preparing(self) -> bool:
        """Whether a document is on its way."""
        return any(item.preparing for item in self.issued)

    @property
    def reloads(self) -> bool:
        """Whether the page looks again by itself."""
        return self.preparing and self.request.method == "GET"

    @property
    def besides(self) -> bool:
        """Whether all that the person may decide is up to them without their being asked."""
        asked = any(decision.task for decision in self.decisions)
        return bool(self.decisions) and bool(self.work.asked) and not asked

    @property
    def decision_title(self):
        """What the person decides."""
        return self.work.title_for(self.held_task)

    @property
    def held_task(self) -> str:
        """The task that the person ends by a decision; empty if by none."""
        return next((item.task for item in self.decisions if item.task), "")

    @property
    def last_remark(self) -> Remark | None:
        """Who took the last decision and why."""
        return last_remark(self, self.context)

    @property
    def takes_files(self) -> bool:
        """Whether the form of the decision may bring files."""
        asked = (item for one in self.decisions for item in one.questions)
        return self.files_with_decision or any(item.kind == "file" for item in asked)

    @property
    def files_with_decision(self) -> bool:
        """Whether the boxes for files are in the form that files the draft."""
        return self.draft and bool(self.decisions) and bool(self.uploads)

    @property
    def with_reason(self) -> bool:
        """Whether any decision takes a reason."""
        return any(decision.takes_reason for decision in self.decisions)

    @property
    def sections(self):
        """The answers."""
        return data.answer_sections(self, self.context)

    @property
    def pieces(self):
        """Papers received."""
        return papers.piece_rows(self, self.context)

    @cached_property
    def issued(self):
        """Documents issued."""
        return papers.issued_rows(self, self.context)

    @cached_property
    def uploads(self):
        """Boxes for more papers."""
        return papers.upload_boxes(self, self.context)

    @property
    def gaps(self) -> list[Line]:
        """What a draft, or a case that was moved, still lacks, with where it can be given."""
        if self.draft:
            found = casework.gaps(self.context) if self.may_edit else []
        else:
            found = casework.lacking(self.context)
        return [self._gap(item) for item in found]

    def _gap(self, problem: FieldProblem) -> Line:
        """A line, which leads somewhere if this person can give what is lacking."""
        line = self.line(problem.field, self.translated(self.sentence(problem)))
        is_theirs = self.may_edit or line.href.startswith("#")
        return line if is_theirs else Line("", line.sentence)

    @property
    def steps(self):
        """The way of the case."""
        return history.steps(self, self.context)

    @cached_property
    def timeline(self):
        """Events, and which part of them."""
        return history.timeline(self, self.context)

    @property
    def disposal(self) -> str:
        """What becomes of the record, when and why; empty before it is closed."""
        computed = archiving.disposal(self.context)
        return archiving.reason_text(computed, self.language) if computed else ""

    def post(self):
        """Take the decision that was chosen; a draft first takes the files chosen with it."""
        form, filing = self.request.form, self.draft
        if "refresh" in form:
            return self.index()
        id = text_in(form, "transition")
        if not id:
            return self.refuse([FieldProblem.required("transition")])
        if self.work.has_taken(text_in(form, "visit"), id):
            return self._go_on(id)
        try:
            with all_or_nothing():
                self.work.require_fresh(text_in(form, "visit"))
                if filing or self._asks_files(id):
                    add_uploads(self.context, self.procedure, form)
                casework.perform(self.context, id, text_in(form, "comment"), self._asked(id))
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            if not error.is_not_yet:
                raise
            left = Decimal(error.details.get("left", 0))
            return self.refuse([FieldProblem("transition", error.reason, {"left": left})])
        return self._go_on(id)

    def _go_on(self, id: str):
        """To the case, with the receipt of a filing or with what was done."""
        if self.procedure.transition(id).sources == (self.procedure.initial.id,):
            return self.redirect(f"{self.context.absolute_url()}?filed=1")
        self._tell_decision(id)
        return self.redirect(self.context.absolute_url())

    def _asked(self, id: str) -> dict[str, Any]:
        """What was answered to the questions of a transition."""
        taken = [item for item in self.procedure.transitions if item.id == id and item.ask]
        return AskedForm(self, self.context, taken[0]).answers if taken else {}

    def _asks_files(self, id: str) -> bool:
        files = {field.id for field in self.procedure.fields if field.type is FieldType.FILE}
        taken = (item for item in self.procedure.transitions if item.id == id)
        return any(not files.isdisjoint(item.ask) for item in taken)

    def _tell_decision(self, id: str) -> None:
        taken = self.procedure.transition(id)
        # What follows by itself may have led further than the decision.
        state = cases.state_of(self.context)
        mapping = {"title": self.say(taken.title).text, "state": self.say(state.title).text}
        self.tell(_("Done: ${title}. The request is now “${state}”.", mapping=mapping), "success")

    @property
    def typed_comment(self) -> str:
        """The reason that was sent."""
        return text_in(self.request.form, "comment")

    @property
    def facts(self) -> str:
        """What the scripts of the page are told besides the boxes of decisions."""
        return form_of(self.context).told(NO_PART)

    @property
    def asks(self) -> bool:
        """Whether any decision asks for something."""
        return any(decision.questions for decision in self.decisions)

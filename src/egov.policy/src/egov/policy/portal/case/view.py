"""The page of a case: who and what, the decision first, then everything known of it."""

from egov.policy import _
from egov.policy import archiving
from egov.policy import cases
from egov.policy import casework
from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import StateKind
from egov.policy.portal.case import data
from egov.policy.portal.case import history
from egov.policy.portal.case import papers
from egov.policy.portal.case.decisions import Decision
from egov.policy.portal.case.decisions import last_remark
from egov.policy.portal.case.decisions import offered
from egov.policy.portal.case.decisions import Remark
from egov.policy.portal.case.gaps import gaps
from egov.policy.portal.case.tasks import own_task
from egov.policy.portal.case.uploads import add_uploads
from egov.policy.portal.case.uploads import all_or_nothing
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.asked import AskedForm
from egov.policy.portal.forms.caseform import form_of
from egov.policy.portal.forms.caseform import NO_PART
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.pieces import piece_box
from egov.policy.portal.forms.problems import Line
from egov.policy.portal.forms.problems import PIECE_SENTENCE
from egov.policy.portal.units import name_of
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class CaseView(FormPage):
    """``<case>``: a draft is shown for reading again, anything later for deciding."""

    index = ViewPageTemplateFile("../templates/case.pt")
    own_sentences = {
        ("transition", "required"): _("Choose a decision."),
        ("papers", "required"): _("Choose at least one file."),
    }
    case_macros_template = ViewPageTemplateFile("../templates/case-parts.pt")

    @property
    def parts(self):
        """Macros of the parts of the page."""
        return self.case_macros_template.macros

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

    @property
    def unit_title(self) -> str:
        """Name of the unit that handles the case."""
        return name_of(self.context.unit)

    @cached_property
    def task(self):
        """The task that is open, or None."""
        return next(iter(self.context.open_tasks), None)

    @property
    def holder(self) -> str:
        """Whose turn it is: who took the task, or the function that has to act."""
        if self.task is None:
            return ""
        if claimant := casework.claimant(self.context, self.task):
            return people.display_name(claimant)
        return self.say(self.procedure.actor(self.task.actor).title).text

    @cached_property
    def own_task(self):
        """The open task if it is up to this person, else None."""
        try:
            return own_task(self.context)
        except NotAllowed:
            return None

    @property
    def claimed_by_me(self) -> bool:
        """Whether this person has taken the task."""
        return self.own_task is not None and self.own_task.holder == self.user_id

    @property
    def may_claim(self) -> bool:
        """Whether this person could take the task."""
        free = self.own_task is not None and not casework.claimant(self.context, self.own_task)
        return free and not self.draft

    @property
    def may_edit(self) -> bool:
        """Whether this person may change the answers now."""
        return casework.may_edit(self.context)

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
    def last_remark(self) -> Remark | None:
        """Who took the last decision and why."""
        return last_remark(self, self.context)

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
        """What a draft still lacks, with where it can be given."""
        found = gaps(self.context) if self.draft and self.may_edit else []
        return [self.line(item.field, self.translated(self.sentence(item))) for item in found]

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
        try:
            with all_or_nothing():
                if filing:
                    add_uploads(self.context, self.procedure, form)
                comment, task = text_in(form, "comment"), text_in(form, "task")
                casework.perform(self.context, id, comment, self._asked(id), task=task)
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            if error.reason != "condition":
                raise
            return self.refuse([FieldProblem("transition", "condition")])
        if filing:
            return self.redirect(f"{self.context.absolute_url()}?filed=1")
        self._tell_decision(id)
        return self.redirect(self.context.absolute_url())

    def _asked(self, id: str) -> dict[str, Any]:
        """What was answered to the questions of a transition."""
        taken = [item for item in self.procedure.transitions if item.id == id and item.ask]
        return AskedForm(self, self.context, taken[0]).answers if taken else {}

    def _tell_decision(self, id: str) -> None:
        taken = self.procedure.transition(id)
        state = self.procedure.state(taken.target)
        mapping = {"title": self.say(taken.title).text, "state": self.say(state.title).text}
        self.tell(_("Done: ${title}. The request is now “${state}”.", mapping=mapping), "success")

    @property
    def box_order(self) -> list[str]:
        """Answers, then papers, in the order of the procedure."""
        return [*data.labels_of(self, self.procedure), *OWN_BOXES]

    def sentence(self, problem: FieldProblem):
        """Says of a piece that is missing that it is a file."""
        pieces = {piece.id for piece in self.procedure.pieces}
        if problem.code == "required" and problem.field in pieces:
            return PIECE_SENTENCE
        return super().sentence(problem)

    @property
    def asked_labels(self) -> dict[str, tuple[str, str]]:
        """Label and box of each question of the decision that was taken."""
        taken = text_in(self.request.form, "transition")
        asked = (item for one in self.decisions if one.id == taken for item in one.questions)
        return {id: found for question in asked for id, found in self.labels_of(question)}

    @property
    def facts(self) -> str:
        """What the scripts of the page are told besides the boxes of decisions."""
        return form_of(self.context).told(NO_PART)

    @property
    def asks(self) -> bool:
        """Whether any decision asks for something."""
        return any(decision.questions for decision in self.decisions)

    def line(self, id: str, sentence: str) -> Line:
        """Lines about answers lead to the form where they can be changed."""
        if id in OWN_BOXES:
            label, href = OWN_BOXES[id]
            return Line(href, self.labelled(self.translated(label), sentence))
        if id in self.asked_labels:
            asked, name = self.asked_labels[id]
            return Line(f"#{name}", self.labelled(asked, sentence))
        label = data.labels_of(self, self.procedure).get(id.partition(".")[0], id)
        here = any(box.id == id for box in self.uploads)
        href = f"#{piece_box(id)}" if here else data.answer_url(self.context, id)
        return Line(href, self.labelled(label, sentence))


OWN_BOXES = {
    "transition": (_("Decision"), "#decision-1"),
    "comment": (_("Reason"), "#comment"),
    "reason": (_("Reason"), "#reason"),
    "papers": (_("Papers"), "#papers"),
}
"""Boxes of the page itself: label and address."""

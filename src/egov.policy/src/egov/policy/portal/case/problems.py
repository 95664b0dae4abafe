"""What was wrong with a form of the page of a case: the sentence, and where to mend it.

The parent of the page, on which several forms stand: decisions, one for each task of
one's own, papers.
"""

from collections.abc import Sequence
from egov.policy import _
from egov.policy.core.errors import FieldProblem
from egov.policy.core.form import all_pieces
from egov.policy.core.model import Procedure
from egov.policy.portal.case import data
from egov.policy.portal.case.decisions import Decision
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.pieces import piece_box
from egov.policy.portal.forms.pieces import PieceBox
from egov.policy.portal.forms.problems import Line
from egov.policy.portal.forms.problems import PIECE_SENTENCE


class CaseProblems(FormPage):
    """Subclasses say ``procedure``, ``decisions`` and ``uploads``, the boxes for papers."""

    own_sentences = {
        ("transition", "required"): _("Choose a decision."),
        ("papers", "required"): _("Choose at least one file."),
    }
    procedure: Procedure
    decisions: Sequence[Decision]
    uploads: Sequence[PieceBox]

    @property
    def box_order(self) -> list[str]:
        """Answers, then papers, in the order of the procedure."""
        return [*data.labels_of(self, self.procedure), *OWN_BOXES]

    def sentence(self, problem: FieldProblem):
        """Says of a piece that is missing that it is a file."""
        pieces = {piece.id for piece in all_pieces(self.procedure)}
        if problem.code == "required" and problem.field in pieces:
            return PIECE_SENTENCE
        return super().sentence(problem)

    @property
    def asked_labels(self) -> dict[str, tuple[str, str]]:
        """Label and box of each question of the decision that was taken."""
        taken = text_in(self.request.form, "transition")
        asked = (item for one in self.decisions if one.id == taken for item in one.questions)
        return {id: found for question in asked for id, found in self.labels_of(question)}

    def line(self, id: str, sentence: str) -> Line:
        """Lines about answers lead to the form where they can be changed."""
        own = id.partition("-")[0]
        if own in OWN_BOXES:
            label, href = OWN_BOXES[own]
            return Line(box_of_task(id) or href, self.labelled(self.translated(label), sentence))
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
    "outcome": (_("Answer"), ""),
    "reason": (_("Reason"), "#reason"),
    "papers": (_("Papers"), "#papers"),
}
"""Boxes of the page itself: label and address."""


def box_of_task(id: str) -> str:
    """Address of a box in the form of one task: ``comment-<task>``; empty for others."""
    own, _hyphen, task = id.partition("-")
    if not task:
        return ""
    return f"#{id}-1" if own == "outcome" else f"#{id}"

"""The page on which a task is passed on, passed over or asked again, or a deadline extended."""

from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy import journal
from egov.policy.core.engine import WorkItem
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.terms import Permitted
from egov.policy.portal.case.colleagues import colleagues
from egov.policy.portal.case.deadlines import amount
from egov.policy.portal.case.interventions import EXTEND
from egov.policy.portal.case.interventions import extensible
from egov.policy.portal.case.interventions import permitted
from egov.policy.portal.case.interventions import TITLES
from egov.policy.portal.case.naming import asked_name
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.language import Spoken
from functools import cached_property
from zExceptions import NotFound


WHOM = (Permitted.ADD, Permitted.DELEGATE, Permitted.REASSIGN)
"""What asks for a person."""

DOES = {
    Permitted.ADD: casework.add,
    Permitted.DELEGATE: casework.delegate,
    Permitted.REASSIGN: casework.reassign,
    Permitted.REDO: casework.redo,
    Permitted.SKIP: casework.skip,
}

EXPLAINED = {
    Permitted.ADD: _("Both are asked then; what was asked already stays."),
    Permitted.DELEGATE: _("The colleague acts in your place; the history says so."),
    Permitted.REASSIGN: _("Whoever is asked now is no longer asked."),
    Permitted.REDO: _("The answer that was given no longer counts."),
    Permitted.SKIP: _("The request goes on without this answer."),
    EXTEND: _("The last day moves; the history says so."),
}

DONE = {
    Permitted.ADD: _("Somebody else is asked as well."),
    Permitted.DELEGATE: _("The task is delegated."),
    Permitted.REASSIGN: _("The task is given to somebody else."),
    Permitted.REDO: _("It is asked again."),
    Permitted.SKIP: _("It is passed over."),
    EXTEND: _("The deadline is extended."),
}


class InterventionView(FormPage):
    """``<case>/@@intervention?do=…&on=…``: ``on`` is the id of a task or of a deadline."""

    own_sentences = {
        ("to", "required"): _("Choose somebody."),
        ("to", "unknown"): _("Choose somebody of the list."),
    }

    @cached_property
    def what(self) -> str:
        """What is to be done."""
        what = text_in(self.request.form, "do")
        if what not in TITLES:
            raise NotFound("do")
        return what

    @property
    def on(self) -> str:
        """The task or the deadline."""
        return text_in(self.request.form, "on")

    @property
    def title(self):
        """What is done here."""
        return TITLES[self.what]

    @cached_property
    def procedure(self):
        """The procedure in the version of the case."""
        return cases.procedure_of(self.context)

    @cached_property
    def item(self) -> WorkItem:
        """The task."""
        found = next((item for item in self.context.tasks if item.id == self.on), None)
        if found is None:
            raise NotFound("task")
        return found

    @cached_property
    def deadline(self):
        """The deadline."""
        found = next((it for it in self.procedure.all_deadlines if it.id == self.on), None)
        if found is None:
            raise NotFound("deadline")
        return found

    @property
    def subject(self) -> str:
        """On what."""
        if self.what == EXTEND:
            return self.say(self.deadline.title).text
        return self.say(task_of(self.procedure, self.item).title).text

    @property
    def who(self) -> str:
        """Who is asked."""
        return "" if self.what == EXTEND else asked_name(self, self.procedure, self.item)

    @property
    def explained(self):
        """What comes of it."""
        return EXPLAINED[self.what]

    @property
    def seen(self) -> str:
        """How far the journal was when the page was made."""
        return text_in(self.request.form, "seen") or str(journal.head(self.context).size)

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold."""
        return {box(id): text_in(self.request.form, box(id)) for id in ("to", "amount", "comment")}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The questions."""
        return (Asked("intervention", Spoken("", None), tuple(self._questions())),)

    def get(self):
        """The questions, for whom it is up to."""
        self._require_theirs()
        return self.index()

    def post(self):
        """Do it and go back to the case."""
        try:
            self._require_unchanged()
            self._do(self.typed[box("to")], self.typed[box("comment")])
        except InvalidValues as error:
            self._require_theirs()
            return self.refuse(error.problems)
        self.tell(DONE[self.what], "success")
        return self.redirect(self.context.absolute_url())

    def _do(self, to: str, comment: str) -> None:
        if self.what == EXTEND:
            casework.extend(self.context, self.deadline.id, self._amount(), comment)
        elif self.what in WHOM:
            if not to:
                self._require_theirs()
                raise InvalidValues([FieldProblem.required("to")])
            DOES[self.what](self.context, self.item.id, to, comment)
        else:
            DOES[self.what](self.context, self.item.id, comment)

    def _amount(self) -> int:
        text = self.typed[box("amount")].strip()
        if not text:
            raise InvalidValues([FieldProblem.required("amount")])
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            raise InvalidValues([FieldProblem("amount", "not_a_number")])
        return int(text)

    def _require_theirs(self) -> None:
        situation = casework.load(self.context)
        if self.what == EXTEND:
            mine = extensible(self.context, self.procedure, situation, self.user_id)
            allowed = self.deadline in mine
        else:
            mine = permitted(self.context, self.procedure, situation, self.item, self.user_id)
            allowed = self.what in mine
        if not allowed:
            raise NotAllowed()

    def _require_unchanged(self) -> None:
        """Somebody else, or a second click, may have done something with it since.

        :raises StateConflict: with who did it and when.
        """
        seen = text_in(self.request.form, "seen")
        if not (seen.isascii() and seen.isdigit() and len(seen) < 10):
            return
        for entry in journal.entries(self.context, int(seen)):
            if self.on in (entry.data.get("task"), entry.data.get("deadline")):
                raise StateConflict("ended", by=entry.actor, at=entry.at)

    def _questions(self):
        if self.what in WHOM:
            before = "user:" if self.what == Permitted.ADD else ""
            groups = colleagues(self, self.context, self.item, before)
            yield self.question("to", "select", _("Who"), groups=groups)
        if self.what == EXTEND:
            yield self.question(
                "amount", "text", _("By how much"), self._limit, width="width-4", look=NUMBER
            )
        reason = self.what in (Permitted.SKIP, Permitted.REDO)
        yield self.question("comment", "long_text", _("Reason"), required=reason, look=REASON)

    @property
    def _limit(self) -> str:
        clock = next((item for item in self.context.deadlines if item.id == self.on), None)
        most = self.deadline.extension
        left = most.amount - (clock.extended if clock else 0)
        words = {"most": amount(self, most.unit, left)}
        return self.translated(_("At most ${most}.", mapping=words))


NUMBER = Look(mode="numeric")
REASON = Look(lines=3)

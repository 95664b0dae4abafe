"""``@@procedure-draft?id=…``: the text of a draft is written, or handed in as a file.

Without an id it is that of a new procedure.  A text that cannot be saved stands in its
box again, also when somebody else has saved another one meanwhile.
"""

from egov.policy import _
from egov.policy import procedures
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.reader import MAX_BYTES
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property


FILE, TEXT = "file", "definition"

AREA = Look(lines=24)
ACCEPTED = Look(accept=".yaml,.yml,.json,text/plain")


class DraftView(ProcedurePage):
    """Writes a draft."""

    own_sentences = {
        (TEXT, "required"): _("Choose a file, or write the definition."),
        (FILE, "not_text"): _("The file is no text in UTF-8."),
    }

    @property
    def title(self):
        """What is done here."""
        return _("Draft of a new version") if self.id else _("New procedure")

    @cached_property
    def typed(self) -> dict[str, str]:
        """The text in the box: what was sent, else the draft, else the newest version."""
        sent = text_in(self.request.form, box(TEXT)).replace("\r\n", "\n")
        return {box(TEXT): sent if self.request.method == "POST" else self._known}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The two ways of giving a text."""
        file = _("It takes the place of the text below.")
        questions = (
            self._question(FILE, "file", _("YAML file"), file, ACCEPTED, required=False),
            self._question(TEXT, "long_text", _("Text of the definition"), "", AREA),
        )
        return (Asked("draft", Spoken(self.translated(self.title), None), questions),)

    def post(self):
        """Save it, look for faults, and go on to what was found."""
        try:
            id = self._save()
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            return self.tell_of(error)
        if procedures.check(id, self.user_id)["passed"]:
            procedures.rehearse(id, self.user_id)
        self.id = id
        self.tell(_("The draft is saved."), "success")
        return self.redirect(f"{self.address()}#draft")

    def _save(self) -> str:
        self._take_file()
        text = self.typed[box(TEXT)]
        if not text:
            raise InvalidValues([FieldProblem.required(TEXT)])
        if not self.id:
            return procedures.begin(text, self.user_id)
        procedures.save(self.item.getId(), text, self.user_id, self.stamp)
        return self.id

    def _take_file(self) -> None:
        """Put what the file says into the box."""
        upload = self.request.form.get(box(FILE))
        if getattr(upload, "filename", ""):
            try:
                text = upload.read(MAX_BYTES + 1).decode("utf-8-sig")
            except UnicodeDecodeError:
                raise InvalidValues([FieldProblem(FILE, "not_text")]) from None
            self.typed[box(TEXT)] = text.replace("\r\n", "\n")

    @property
    def _known(self) -> str:
        if not self.id:
            return ""
        return self.draft.text if self.draft else procedures.text_to_edit(self.id)

    def _question(self, id: str, kind: str, label, hint, look: Look, required=True) -> Question:
        return Question(
            id=id,
            kind=kind,
            label=Spoken(self.translated(label), None),
            hint=Spoken(self.translated(hint) if hint else "", None),
            required=required,
            typed=self.typed,
            error=self.errors.get(id, ""),
            look=look,
        )

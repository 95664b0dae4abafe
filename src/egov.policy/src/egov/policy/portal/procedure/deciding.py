"""Pages on which a procedure is published, retired, restored, or its draft thrown away.

Each shows what will come of it and asks for a reason.
"""

from collections.abc import Iterator
from egov.policy import _
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core import texts
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.evolution import Change
from egov.policy.portal.findings import FindingRow
from egov.policy.portal.findings import rows_of
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from zExceptions import NotFound


REASON = "reason"


class DecisionPage(ProcedurePage):
    """A decision about a procedure, with its reason."""

    view = ""
    explained = ""
    button = ""
    version = 0
    asks_reason = True
    findings: list[FindingRow] = []
    heirs = 0
    changes: tuple[Change, ...] = ()

    @cached_property
    def typed(self) -> dict[str, str]:
        """The reason."""
        return {box(REASON): text_in(self.request.form, box(REASON))}

    @property
    def reason(self) -> str:
        """Why."""
        return self.typed[box(REASON)]

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The one question."""
        question = Question(
            id=REASON,
            kind="long_text",
            label=Spoken(self.translated(_("Reason")), None),
            hint=Spoken(self.translated(_("It is kept with the version.")), None),
            required=True,
            typed=self.typed,
            error=self.errors.get(REASON, ""),
            look=Look(lines=3),
        )
        questions = (question,) if self.asks_reason else ()
        return (Asked("decision", Spoken("", None), questions),)

    def get(self):
        """What will come of it, if it can be decided now."""
        self.require_possible()
        return self.index()

    def post(self):
        """Decide and go back to the procedure."""
        try:
            told = self.decide()
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            self.require_possible()
            return self.tell_of(error)
        except DefinitionError as error:
            self.findings = rows_of((item.plain() for item in error.findings), self)
            self.request.response.setStatus(422)
            return self.index()
        self.tell(told, "success")
        return self.redirect(self.address() if self.exists else f"{self.portal_url}/@@procedures")

    @property
    def exists(self) -> bool:
        """Whether there is anything left to go back to."""
        return self.id in {item.getId() for item in procedures.items()}

    def require_possible(self) -> None:
        """Refuse a page on which nothing can be decided.

        :raises StateConflict: saying why.
        """
        raise NotImplementedError

    def decide(self):
        """Do it; what is told then."""
        raise NotImplementedError


class PublishView(DecisionPage):
    """``@@publish-procedure``: the draft becomes the version in force."""

    view = "publish-procedure"
    title = _("Publish the draft")
    explained = _(
        "New requests follow it from now on; those that run stay on their version."
        " A published version never changes."
    )
    button = _("Publish")

    def require_possible(self) -> None:
        """There is a draft."""
        if self.draft is None:
            raise StateConflict("draft_gone")

    @property
    def changes(self) -> tuple[Change, ...]:
        """What differs from the newest version."""
        if not self.item.newest or self.draft is None:
            return ()
        try:
            return procedures.compare(self.id, self.item.newest, procedures.DRAFT)
        except DefinitionError:
            return ()

    @property
    def heirs(self) -> int:
        """How many procedures extend it."""
        return len(procedures.heirs_of(self.id))

    def decide(self):
        """Publish it."""
        number = procedures.publish_draft(self.id, self.stamp, self.user_id, self.reason)
        return _("Version ${n} is published.", mapping={"n": str(number)})


class RetireView(DecisionPage):
    """``@@retire-procedure``: no new cases."""

    view = "retire-procedure"
    title = _("Take the procedure out of use")
    explained = _("No new requests are opened; those that run go on. It can be brought back.")
    button = _("Take out of use")

    def require_possible(self) -> None:
        """It is in use."""
        if not self.item.current:
            raise StateConflict("not_in_force")

    def decide(self):
        """Retire it."""
        procedures.retire(self.id, self.user_id, self.reason)
        return _("The procedure is out of use.")


class RestoreView(DecisionPage):
    """``@@restore-procedure?version=…``: an earlier version comes back as a new one."""

    view = "restore-procedure"
    button = _("Publish this version again")

    @property
    def explained(self) -> str:
        """What comes of it, and from which templates its papers are made."""
        again = _(
            "It is published again under the next number, and new requests follow it from now on."
        )
        return " ".join(map(self.translated, (again, *self._papers())))

    def _papers(self) -> Iterator[str]:
        names = documents.unkept(self.id, self.version)
        if names:
            yield _(
                "Not kept when it was published: ${names}. Its papers are made from what is "
                "there now.",
                mapping={"names": ", ".join(names)},
            )
        elif procedures.get(self.id, self.version).documents:
            yield _("Its papers are made from the templates with which it was published.")

    @cached_property
    def version(self) -> int:
        """Which one."""
        text = text_in(self.request.form, "version")
        number = texts.whole(text) or 0
        if number not in self.item.versions:
            raise NotFound("version")
        return number

    @property
    def title(self):
        """What is done here."""
        return _("Bring version ${n} back", mapping={"n": str(self.version)})

    def require_possible(self) -> None:
        """Another one is in force, or none."""
        if self.version == self.item.current:
            raise StateConflict("in_force")

    @property
    def changes(self) -> tuple[Change, ...]:
        """What differs from the newest version."""
        return procedures.compare(self.id, self.item.newest, self.version)

    def decide(self):
        """Bring it back."""
        number = procedures.restore(self.id, self.version, self.user_id, self.reason)
        return _("Version ${n} is published.", mapping={"n": str(number)})


class DiscardView(DecisionPage):
    """``@@discard-draft``: the draft is thrown away."""

    view = "discard-draft"
    title = _("Throw the draft away")
    explained = _("The text is gone then. Versions that were published stay.")
    button = _("Throw away")
    asks_reason = False

    def require_possible(self) -> None:
        """There is a draft."""
        if self.draft is None:
            raise StateConflict("draft_gone")

    def decide(self):
        """Throw it away."""
        try:
            procedures.discard(self.id, self.stamp)
        except UnknownProcedure:
            raise StateConflict("draft_gone") from None
        return _("The draft is thrown away.")

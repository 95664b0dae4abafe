"""What the pages about one procedure share: which one it is, its name, its versions."""

from datetime import datetime
from egov.policy import _
from egov.policy import procedures
from egov.policy import sentences
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Procedure
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.language import Spoken
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import NotFound


class PartsPage(FormPage):
    """A page that shows findings and changes."""

    parts_template = ViewPageTemplateFile("../templates/procedure-parts.pt")

    @property
    def parts(self):
        """Macros that the pages share."""
        return self.parts_template.macros


class ProcedurePage(PartsPage):
    """A page about one procedure, ``?id=…``."""

    conflict = ""

    @cached_property
    def id(self) -> str:
        """Which one."""
        return text_in(self.request.form, "id")

    @cached_property
    def item(self):
        """Its place in the site."""
        try:
            return procedures.item_named(self.id)
        except UnknownProcedure:
            raise NotFound("procedure") from None

    @cached_property
    def name(self) -> Spoken:
        """How it is called; by its id as long as it was never published."""
        if not self.item.newest:
            return Spoken(self.id, None)
        return self.say(procedures.get(self.id, self.item.newest).title)

    @property
    def draft(self) -> procedures.Draft | None:
        """What is being worked on, if something is."""
        return procedures.draft(self.id) if self.item.draft is not None else None

    @property
    def stamp(self) -> str:
        """Of the draft that was seen, empty if there was none; after a conflict, of the other."""
        if self.request.method == "POST" and not self.conflict:
            return text_in(self.request.form, "stamp")
        return self.draft.stamp if self.id and self.draft else ""

    def tell_of(self, conflict: StateConflict):
        """Say who was faster on the page itself, so that nothing that was typed is lost."""
        moment = conflict.details.get("at", "")
        mapping = {
            "name": self.person(conflict.details.get("by", "")),
            "moment": self.moment(moment) if moment else "",
        }
        self.conflict = self.translated(sentences.of_conflict(conflict.reason, mapping))
        self.request.response.setStatus(409)
        return self.index()

    def address(self, view: str = "procedure", **query: object) -> str:
        """Address of a page about this procedure."""
        return f"{self.portal_url}/@@{view}?{urlencode({'id': self.id, **query})}"

    def moment(self, text: str) -> str:
        """A moment that was kept, as people read it."""
        return self.format.moment(datetime.fromisoformat(text))

    def previous(self, number: int) -> int:
        """The version that came before another, 0 if none did."""
        older = self.item.versions.keys(max=number, excludemax=True)
        return older[-1] if older else 0

    def called(self, which: procedures.Which) -> str:
        """A version, or the draft, in words."""
        if which == procedures.DRAFT:
            return self.translated(_("draft"))
        return self.translated(_("Version ${n}", mapping={"n": str(which)}))


class WhichPage(ProcedurePage):
    """A page about one version of it, or about its draft: ``&version=…``."""

    @property
    def choices(self) -> list[procedures.Which]:
        """What can be looked at: the draft, then the versions, the newest first."""
        drafts = [procedures.DRAFT] if self.draft else []
        return [*drafts, *reversed(self.item.versions.keys())]

    @cached_property
    def which(self) -> procedures.Which:
        """What is looked at."""
        text = text_in(self.request.form, "version")
        found = [choice for choice in self.choices if text in ("", str(choice))]
        if not found:
            raise NotFound("version")
        return found[0]

    @cached_property
    def procedure(self) -> Procedure | None:
        """What it says; None if the draft cannot be read."""
        try:
            return procedures.read(self.id, self.which)
        except DefinitionError:
            return None

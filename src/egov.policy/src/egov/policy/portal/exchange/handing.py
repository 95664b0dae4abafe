"""``@@exchange``: what is handed over, and a bundle that is handed in.

``@@bundle?procedures=…`` is the file.
"""

from egov.policy import _
from egov.policy import exchange
from egov.policy import procedures
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.exchange import MAX_BYTES
from egov.policy.core.exchange import open_bundle
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import lines_in
from egov.policy.portal.forms.options import options_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from functools import cached_property
from urllib.parse import urlencode
from zExceptions import NotFound


FILE, PROCEDURES = "bundle", "procedures"


class ExchangeView(FormPage):
    """Both ways; ``POST`` hands a bundle in and goes on to what it would mean."""

    title = _("Exchange of procedures")
    own_sentences = {(FILE, "required"): _("Choose the file of a bundle.")}

    @cached_property
    def handed_over(self) -> tuple[Question, ...]:
        """Which procedures, in the order of their titles."""
        named = [(item.getId(), self._name(item)) for item in procedures.items() if item.newest]
        named.sort(key=lambda pair: pair[1].text.casefold())
        groups = options_in(PROCEDURES, named)
        question = self.question(
            PROCEDURES, "checks", _("Procedures"), base=PROCEDURES, groups=groups
        )
        return (question,) if named else ()

    @property
    def handed_in(self) -> tuple[Question, ...]:
        """The file."""
        look = Look(accept=".zip,application/zip")
        return (self.question(FILE, "file", _("File of a bundle"), look=look),)

    @property
    def sections(self) -> tuple[Asked, ...]:
        """What is asked on the way in."""
        return (Asked("in", Spoken("", None), self.handed_in),)

    def post(self):
        """Let it wait, if it is one, until it is decided on."""
        upload = self.request.form.get(box(FILE))
        try:
            if not getattr(upload, "filename", ""):
                raise InvalidValues([FieldProblem.required(FILE)])
            data = upload.read(MAX_BYTES + 1)
            open_bundle(data)
        except InvalidValues as error:
            return self.refuse(error.problems)
        id = exchange.receive(data, self.user_id)
        return self.redirect(f"{self.portal_url}/@@received-bundle?{urlencode({'id': id})}")

    def _name(self, item) -> Spoken:
        return self.say(procedures.get(item.getId(), item.newest).title)


class BundleView(FormPage):
    """``@@bundle?procedures=attestation-vie&procedures=plainte:2``: the file."""

    title = _("Exchange of procedures")

    def get(self):
        """The bytes; without a choice, back to where it is made."""
        which = exchange.named_in(lines_in(self.request.form, PROCEDURES).replace("\n", ","))
        if not which:
            self.tell(_("Choose at least one procedure."), "error")
            return self.redirect(f"{self.portal_url}/@@exchange")
        try:
            data = exchange.export(which)
        except UnknownProcedure:
            raise NotFound("procedure") from None
        response = self.request.response
        response.setHeader("Content-Type", "application/zip")
        name = exchange.filename_of(which)
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return data

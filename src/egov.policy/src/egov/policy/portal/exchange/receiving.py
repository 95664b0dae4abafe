"""``@@received-bundle?id=…``: what a bundle would mean for this site; ``POST`` takes it in."""

from collections.abc import Iterator
from egov.policy import _
from egov.policy import exchange
from egov.policy import permissions
from egov.policy import sentences
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.exchange import Bundle
from egov.policy.core.exchange import open_bundle
from egov.policy.portal.exchange.arrivals import ArrivalRow
from egov.policy.portal.exchange.arrivals import row_of
from egov.policy.portal.exchange.arrivals import signer_in_words
from egov.policy.portal.exchange.arrivals import template_row_of
from egov.policy.portal.exchange.arrivals import TemplateRow
from egov.policy.portal.exchange.arrivals import title_of
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import lines_in
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.options import options_in
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import PartsPage
from functools import cached_property
from zExceptions import NotFound


AS, PROCEDURES, REASON = "as", "procedures", "reason"

WAYS = {
    exchange.As.PUBLISHED: _("Publish them: new requests follow them from now on"),
    exchange.As.DRAFTS: _("Make drafts of them, to be looked at and published later"),
}

FAULTY = _("Some of those that you chose have errors: they are told here. Nothing was taken in.")


class ReceivedView(PartsPage):
    """What waits to be decided on."""

    title = _("A bundle of procedures")
    stopped = ""
    own_sentences = {
        (PROCEDURES, "required"): _("Choose at least one procedure."),
        (AS, "required"): _("Say what is to become of them."),
    }

    @cached_property
    def id(self) -> str:
        """Under which it waits."""
        return text_in(self.request.form, "id")

    @cached_property
    def bundle(self) -> Bundle:
        """What was handed in by this person."""
        data = exchange.received(self.id, self.user_id)
        if data is None:
            raise NotFound("bundle")
        return open_bundle(data)

    @cached_property
    def plan(self) -> exchange.Plan:
        """What it would mean.

        :raises InvalidValues: if the texts of the bundle contradict one another.
        """
        return exchange.plan(self.bundle, self.allowed(permissions.PUBLISH_TEMPLATE))

    @property
    def signer(self) -> str:
        """Who vouches for it."""
        return signer_in_words(self.plan.signer, self)

    @property
    def names(self) -> str:
        """What it holds, by id and version: all that is told of what is not looked into."""
        return ", ".join(f"{item.id} {item.version}" for item in self.bundle.procedures)

    @cached_property
    def rows(self) -> list[ArrivalRow]:
        """The procedures, in the order of the bundle."""
        return [row_of(item, self) for item in self.plan.procedures]

    @property
    def templates(self) -> list[TemplateRow]:
        """The templates of their papers."""
        return [template_row_of(item, self) for item in self.plan.templates]

    @cached_property
    def typed(self) -> dict[str, str]:
        """What was chosen; at first all that can be published."""
        if self.request.method == "POST":
            form = self.request.form
            texts = {box(name): text_in(form, box(name)) for name in (AS, REASON)}
            return {**texts, box(PROCEDURES): lines_in(form, box(PROCEDURES))}
        chosen = [item.packed.id for item in self.plan.procedures if item.can_be_published]
        return {box(PROCEDURES): "\n".join(chosen)}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """What is asked; nothing if nothing of it can be taken in."""
        if not self._offered:
            return ()
        title = Spoken(self.translated(_("Take them in")), None)
        return (Asked("take", title, tuple(self._questions())),)

    def post(self):
        """Take in what was chosen, and go on to the procedures."""
        try:
            taken = self._take()
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            return self._stop(409, sentences.of_conflict(error.reason, {}))
        except DefinitionError:
            return self._stop(422, FAULTY)
        self.tell(_("Procedures taken in: ${n}", mapping={"n": str(len(taken.procedures))}))
        if taken.kept:
            names = {"names": ", ".join(taken.kept)}
            self.tell(_("Edited here, and left as they are: ${names}", mapping=names), "warning")
        return self.redirect(f"{self.portal_url}/@@procedures")

    def _take(self) -> exchange.Taken:
        only, wanted = self.typed[box(PROCEDURES)].split(), self.typed[box(AS)]
        missing = [name for name, said in ((PROCEDURES, only), (AS, wanted)) if not said]
        if missing:
            raise InvalidValues([FieldProblem.required(name) for name in missing])
        if wanted not in list(exchange.As):
            raise InvalidValues([FieldProblem(AS, "not_an_option")])
        way, reason = exchange.As(wanted), self.typed[box(REASON)]
        return exchange.take(self.plan, way, only, self.user_id, reason)

    def _stop(self, status: int, sentence):
        """Say why nothing was taken in, with all that was chosen."""
        self.stopped = self.translated(sentence)
        self.request.response.setStatus(status)
        return self.index()

    @property
    def _offered(self) -> list[tuple[str, Spoken]]:
        return [
            (item.packed.id, title_of(item, self))
            for item in self.plan.procedures
            if item.can_be_published or item.can_be_drafted
        ]

    def _questions(self) -> Iterator[Question]:
        label, groups = _("Procedures"), options_in(box(PROCEDURES), self._offered)
        yield self.question(PROCEDURES, "checks", label, groups=groups)
        ways = [(str(way), Spoken(self.translated(said), None)) for way, said in WAYS.items()]
        label, groups = _("What is to become of them"), options_in(box(AS), ways)
        yield self.question(AS, "radios", label, groups=groups)
        hint = _("It is kept with each version; drafts need none.")
        yield self.question(REASON, "long_text", _("Reason"), hint, look=Look(lines=3))

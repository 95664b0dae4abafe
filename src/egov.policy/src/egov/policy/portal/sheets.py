"""What can be asked for here, for everybody: a list, and a sheet for each procedure to print.

Made of the version in force, so it never tells anything else than what is done.  What the
office does for itself is not in the list.
"""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Fee
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.portal.case.deadlines import amount
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import price
from egov.policy.portal.picture import PicturePage
from egov.policy.portal.units import kind_named
from egov.policy.portal.units import name_of
from egov.policy.portal.units import named
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


CHANNELS = {
    "counter": _("at the counter"),
    "web": _("on this site"),
    "mail": _("by letter"),
    "mobile": _("by telephone"),
}
"""How one asks."""


@dataclass(frozen=True)
class PieceRow:
    """One paper to bring.  ``always`` is whether everybody brings it."""

    title: Spoken
    help: Spoken
    always: bool
    valid_for: str
    in_records: bool


@dataclass(frozen=True)
class FeeRow:
    """What is to be paid: ``prices`` are amounts of today, with the units that have set them.

    ``by_answers``: the answers say how much of it, or whether at all.
    """

    title: Spoken
    by_answers: bool
    prices: tuple[str, ...]
    exempt: Spoken


@dataclass(frozen=True)
class StepRow:
    """One step on the way: who is at work, and what comes next."""

    title: Spoken
    next: Spoken
    who: tuple[Spoken, ...]


@implementer(IPublishTraverse)
class ServicesView(PicturePage):
    """``@@services`` is the list, ``services/<procedure>`` the sheet."""

    sheet_template = ViewPageTemplateFile("templates/sheet.pt")
    asked = ""

    def publishTraverse(self, request, name):
        """Take the id of the procedure from the address."""
        if self.asked:
            raise NotFound(name)
        self.asked = name
        return self

    def get(self):
        """The sheet that was asked for, or the list."""
        return self.sheet_template() if self.asked else self.index()

    @property
    def title(self):
        """What the tab says."""
        return self.said.text if self.asked else _("What you can ask for")

    @property
    def choices(self) -> list[dict[str, Any]]:
        """What can be asked for, by its title."""
        found = [
            {
                "title": self.say(item.title),
                "description": self.say(item.description),
                "url": f"{self.portal_url}/services/{item.id}",
            }
            for item in procedures.offered()
        ]
        return sorted(found, key=lambda row: row["title"].text)

    @cached_property
    def procedure(self) -> Procedure:
        """The procedure of the sheet."""
        try:
            return procedures.offered_in(self.asked, self.unit)
        except (UnknownProcedure, InvalidValues):
            raise NotFound(self.asked) from None

    @property
    def unit(self) -> str:
        """The unit for which it is told; empty for what holds where nothing was set."""
        return text_in(self.request.form, "unit")

    @property
    def units(self) -> list[tuple[str, str]]:
        """Units to choose among, where what is told hangs on it: id, name."""
        priced = any(fee.tariff for fee in self.procedure.fees)
        if not (self.procedure.options or priced):
            return []
        return [(unit.id, named(unit)) for unit in procedures.units_for(self.procedure)]

    @property
    def said(self) -> Spoken:
        """Its title."""
        return self.say(self.procedure.title)

    @property
    def channels(self) -> str:
        """How one asks for it."""
        return ", ".join(self.translated(CHANNELS[item]) for item in self.procedure.channels)

    @property
    def places(self) -> str:
        """The office that was chosen, or the kinds of office that one asks."""
        kinds = ", ".join(map(kind_named, self.procedure.unit_kinds))
        return name_of(self.unit) if self.unit else kinds.capitalize()

    @property
    def delay(self) -> str:
        """How long the law gives the office; empty if it does not say."""
        period = self.procedure.legal_delay
        return amount(self, period.unit, period.amount) if period else ""

    @property
    def pieces(self) -> list[PieceRow]:
        """What to bring, first what everybody brings."""
        rows = [self._piece(piece) for piece in self.procedure.pieces]
        return sorted(rows, key=lambda row: not row.always)

    @property
    def fees(self) -> list[FeeRow]:
        """What it costs."""
        return [self._fee(fee) for fee in self.procedure.fees]

    @property
    def papers(self) -> list[Spoken]:
        """What one gets."""
        return [self.say(document.title) for document in self.procedure.documents]

    @property
    def steps(self) -> list[StepRow]:
        """The steps of the office, without the draft and the ends."""
        return [
            StepRow(
                self.say(state.title),
                self.say(state.next),
                tuple(self.say(actor.title) for actor in actors),
            )
            for state, actors in procedures.steps(self.procedure)
        ]

    def _piece(self, piece: Piece) -> PieceRow:
        valid = piece.valid_for
        return PieceRow(
            title=self.say(piece.title),
            help=self.say(piece.help),
            always=piece.required and not piece.visible_when,
            valid_for=amount(self, valid.unit, valid.amount) if valid else "",
            in_records=piece.in_records,
        )

    def _fee(self, fee: Fee) -> FeeRow:
        known = procedures.prices(self.procedure, fee, self.unit)
        return FeeRow(
            title=self.say(fee.title),
            by_answers=bool((fee.amount and not known) or fee.quantity or fee.when),
            prices=tuple(self._price(item) for item in known),
            exempt=self.say(fee.exempt_because),
        )

    def _price(self, item: procedures.Price) -> str:
        said = price(self, item.amount)
        if not item.unit:
            return said
        words = {"label": name_of(item.unit), "sentence": said}
        return self.translated(_("${label}: ${sentence}", mapping=words))

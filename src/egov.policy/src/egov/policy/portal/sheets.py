"""What can be asked for here, for everybody: a list, and a sheet for each procedure to print.

Made of the version in force, so it never tells anything else than what is done.  What the
office does for itself is not in the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import _
from egov.policy import clock
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.fees import Tariff
from egov.policy.core.model import Fee
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from egov.policy.core.terms import StateKind
from egov.policy.portal.case.deadlines import amount
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import price
from egov.policy.portal.picture import PicturePage
from egov.policy.portal.units import name_of
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
    """What is to be paid: ``prices`` are units with their amounts of today.

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
            found = procedures.get(self.asked)
        except UnknownProcedure:
            raise NotFound(self.asked) from None
        if found.internal:
            raise NotFound(self.asked)
        return found

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
        """The kinds of office that one asks."""
        return ", ".join(self.procedure.unit_kinds).capitalize()

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
        running = (StateKind.OPEN, StateKind.SUSPENDED)
        return [self._step(state) for state in self.procedure.states if state.kind in running]

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
        known = tariffs.prices(fee.tariff, clock.today()) if fee.tariff else []
        return FeeRow(
            title=self.say(fee.title),
            by_answers=bool(fee.amount or fee.quantity or fee.when),
            prices=tuple(self._price(item) for item in known),
            exempt=self.say(fee.exempt_because),
        )

    def _price(self, tariff: Tariff) -> str:
        words = {"label": name_of(tariff.unit), "sentence": price(self, tariff.amount)}
        return self.translated(_("${label}: ${sentence}", mapping=words))

    def _step(self, state: State) -> StepRow:
        return StepRow(self.say(state.title), self.say(state.next), tuple(self._people(state)))

    def _people(self, state: State) -> Iterator[Spoken]:
        for id in dict.fromkeys(task.actor for task in state.tasks):
            yield self.say(self.procedure.actor(id).title)

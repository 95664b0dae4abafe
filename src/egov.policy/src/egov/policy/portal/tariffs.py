"""What units take for their acts: the list of tariffs, and a form that enters one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from egov.policy import _
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.dated import DatedForm
from egov.policy.portal.forms.dated import options_of
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.language import Spoken
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import SIZE
from egov.policy.portal.paging import start_of
from egov.policy.portal.units import name_of
from egov.policy.portal.units import named
from functools import cached_property


@dataclass(frozen=True)
class TariffRow:
    """One entry of the list."""

    title: Spoken
    unit: str
    since: str
    amount: str
    ends: bool
    holds: bool
    entered: str


class TariffsView(DatedForm):
    """``@@tariffs``."""

    title = _("Tariffs")
    names, dates = ("tariff", "unit", "amount"), ("since",)
    own_sentences = {("amount", "required"): _("This unit has no tariff of its own to end.")}

    @cached_property
    def found(self) -> Sequence[tariffs.TariffEntry]:
        """All that was entered, by tariff, unit and day."""
        return tariffs.entries()

    @cached_property
    def titles(self) -> dict[str, Spoken]:
        """What each tariff that a procedure asks for is called there; the first word counts."""
        found: dict[str, Spoken] = {}
        for procedure in procedures.published():
            for fee in procedure.fees:
                if fee.tariff:
                    found.setdefault(fee.tariff, self.say(fee.title))
        return found

    @property
    def missing(self) -> list[Spoken]:
        """The tariffs that procedures ask for and no unit has entered."""
        today = clock.today()
        return [title for id, title in self.titles.items() if not tariffs.prices(id, today)]

    @property
    def rows(self) -> list[TariffRow]:
        """The entries of the page."""
        start = start_of(self.request.form)
        return [self._row(item) for item in self.found[start : start + SIZE]]

    @property
    def paging(self) -> Paging:
        """Which part of the list is shown."""
        url, start = f"{self.portal_url}/@@tariffs", start_of(self.request.form)
        return Paging(url, {}, start, len(self.found))

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form."""
        units = [
            (item.id, Spoken(named(item), None))
            for item in people.units()
            if tariffs.may_enter(item.id)
        ]
        questions = (
            self.question(
                "tariff", "select", _("Tariff"), TARIFF, groups=options_of(self.titles.items())
            ),
            self.question("unit", "select", _("Unit"), UNIT, groups=options_of(units)),
            self.question("since", "date", _("First day")),
            self.question("amount", "text", _("Amount"), AMOUNT, False, width="width-10"),
        )
        return (Asked("enter", Spoken(self.translated(_("Enter a tariff")), None), questions),)

    def post(self):
        """Enter a tariff."""
        tariff, unit, amount = (self.typed[box(name)] for name in self.names)
        try:
            since = self.required_day("since")
            if tariff not in self.titles:
                raise InvalidValues([FieldProblem.unknown("tariff", tariff)])
            tariffs.enter(tariff, unit, since, amount)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The tariff is entered."), "success")
        return self.redirect(f"{self.portal_url}/@@tariffs")

    def _row(self, item: tariffs.TariffEntry) -> TariffRow:
        holding = tariffs.in_force(item.tariff, (item.unit,), clock.today())
        mapping = {
            "name": self.person(item.author),
            "day": self.format.short_day(item.entered_on),
        }
        return TariffRow(
            title=self.titles.get(item.tariff, Spoken(item.tariff, None)),
            unit=name_of(item.unit),
            since=self.format.short_day(item.since),
            amount=self._amount(item.amount),
            ends=item.amount is None,
            holds=holding is not None and (holding.since, holding.amount) == _said(item),
            entered=self.translated(_(BY_HAND if item.author else BY_PACK, mapping=mapping)),
        )

    def _amount(self, amount: Decimal | None) -> str:
        return "" if amount is None else self.format.number(amount)


BY_HAND = _("entered by ${name} on ${day}")
BY_PACK = _("brought by a pack on ${day}")
TARIFF = _("What the procedures ask for.")
UNIT = _("It holds for this unit, and for those below it that have none of their own.")
AMOUNT = _("Leave it empty to end the tariff: then that of the unit above holds again.")


def _said(item: tariffs.TariffEntry) -> tuple:
    return item.since, item.amount

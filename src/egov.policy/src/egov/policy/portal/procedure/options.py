"""``@@procedure-options?id=…&unit=…``: what a unit sets for itself, from a day on."""

from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.model import Procedure
from egov.policy.core.model import UnitOption
from egov.policy.core.options import can_be
from egov.policy.portal.forms.answers import date_boxes
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.dated import DatedForm
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.optionboxes import boxes_of
from egov.policy.portal.procedure.optionboxes import question_of
from egov.policy.portal.procedure.optionboxes import typed_of
from egov.policy.portal.procedure.optionboxes import value_of
from egov.policy.portal.procedure.optionboxes import words_of
from egov.policy.portal.procedure.page import ProcedurePage
from egov.policy.portal.units import name_of
from egov.policy.portal.units import named
from functools import cached_property
from typing import Any
from zExceptions import NotFound


FROM = "from"


@dataclass(frozen=True)
class SettingRow:
    """Something that the unit has set once: from which day, what, to what, by whom."""

    since: str
    option: Spoken
    value: str
    by: str


class OptionsView(DatedForm, ProcedurePage):
    """Sets the options of a unit."""

    title = _("Options of units")
    dates = (FROM,)

    @cached_property
    def procedure(self) -> Procedure:
        """The version in force."""
        try:
            return procedures.get(self.id)
        except UnknownProcedure:
            raise NotFound("procedure") from None

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        """The units for which this person may set something: id, name."""
        return [(unit.id, named(unit)) for unit in people.units() if procedures.may_set(unit.id)]

    @cached_property
    def unit(self) -> str:
        """The chosen one; the first, unless another is named."""
        asked = text_in(self.request.form, "unit")
        known = [id for id, _name in self.units]
        if (asked and asked not in known) or not known:
            raise NotFound("unit")
        return asked or known[0]

    @property
    def unit_name(self) -> str:
        """How it is called."""
        return name_of(self.unit)

    @cached_property
    def typed(self) -> dict[str, str]:
        """What was typed; before that, what the unit itself has set, and today."""
        if self.request.method == "POST":
            names = [name for option in self.procedure.options for name in boxes_of(option)]
            return {name: text_in(self.request.form, name) for name in (*names, *date_boxes(FROM))}
        today = clock.today()
        found = dict(zip(date_boxes(FROM), (today.day, today.month, today.year), strict=True))
        typed = {name: str(number) for name, number in found.items()}
        for option in self.procedure.options:
            typed |= typed_of(option, self._own(option, today))
        return typed

    @property
    def sections(self) -> tuple[Asked, ...]:
        """A question for each option, and from which day on."""
        label, hint = _("From"), _("Requests that are opened before keep what they have.")
        questions = (
            *(question_of(self, item, self._hint(item)) for item in self.procedure.options),
            self.question(FROM, "date", label, hint),
        )
        return (Asked("options", Spoken(self.unit_name, None), questions),)

    @property
    def history(self) -> list[SettingRow]:
        """All that the unit has ever set, the latest first."""
        options = {option.id: option for option in self.procedure.options}
        return [
            self._row(options[item.option], item)
            for item in reversed(self._settings)
            if item.option in options
        ]

    def post(self):
        """Set what is otherwise than it was."""
        try:
            since = self.required_day(FROM)
            procedures.set_options(self.id, self.unit, self._changed(since), since)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The options are set."), "success")
        return self.redirect(self.address("procedure-options", unit=self.unit))

    def _changed(self, since: date) -> dict[str, Any]:
        """What is typed otherwise than the unit has set it."""
        found = {}
        for option in self.procedure.options:
            own = typed_of(option, self._own(option, since))
            if value_of(option, self.typed) != value_of(option, own):
                found[option.id] = value_of(option, self.typed)
        return found

    def _own(self, option: UnitOption, day: date) -> Any:
        """What the unit itself has set, as it holds on a day; None for nothing."""
        found = procedures.last_setting(self._settings, option.id, day)
        return found.value if found and can_be(option, found.value) else None

    @cached_property
    def _settings(self) -> tuple[procedures.Setting, ...]:
        return procedures.settings_of(self.id, self.unit)

    @cached_property
    def _above(self) -> dict[str, procedures.Held]:
        """What holds where the unit sets nothing: what those above it have set, or the default."""
        above = people.ancestors(self.unit)
        place = above[0] if above else ""
        found = procedures.in_force(self.procedure, place, clock.today())
        return {item.option.id: item for item in found}

    def _hint(self, option: UnitOption) -> str:
        """The help of the option, and what holds if nothing is typed."""
        held = self._above[option.id]
        mapping = {"value": words_of(self, option, held.value), "unit": name_of(held.unit)}
        message = _("If nothing is set here: ${value} (${unit})", mapping=mapping)
        default = _("If nothing is set here: ${value}", mapping=mapping)
        holds = self.translated(message if held.setting else default)
        said = (self.say(option.help).text, self._lost(option), holds)
        return " ".join(filter(None, said))

    def _lost(self, option: UnitOption) -> str:
        """That what the unit has set does not hold; empty unless this version forbids it."""
        found = procedures.last_setting(self._settings, option.id, clock.today())
        if found is None or found.value is None or can_be(option, found.value):
            return ""
        mapping = {"value": words_of(self, option, found.value)}
        message = _(
            "${value} was set here and is no longer allowed: it does not hold.", mapping=mapping
        )
        return self.translated(message)

    def _row(self, option: UnitOption, item: procedures.Setting) -> SettingRow:
        nothing = self.translated(_("nothing any more"))
        return SettingRow(
            since=self.format.day(date.fromisoformat(item.since)),
            option=self.say(option.title),
            value=nothing if item.value is None else words_of(self, option, item.value),
            by=self.person(item.author),
        )

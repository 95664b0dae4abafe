"""Who holds which function, where and until when; giving and ending functions."""

from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import clock
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
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
from urllib.parse import urlencode
from zExceptions import NotFound


TEXTS = ("user", "function", "unit", "substitute_for")
DATES = ("start", "end")


@dataclass(frozen=True)
class AssignmentRow:
    """One assignment of the list."""

    person: str
    person_url: str
    user: str
    function: Spoken
    unit: str
    start: str
    end: str
    substitutes: str
    active: bool
    end_url: str


class PeopleView(DatedForm):
    """``@@people?text=…``: the list, and a form that gives a function."""

    title = _("People and functions")
    names, dates = TEXTS, DATES
    own_sentences = {
        ("user", "unknown"): _("No account has this name."),
        ("user", "duplicate"): _("This person holds this function here already."),
    }

    @property
    def text(self) -> str:
        """The words looked for."""
        return text_in(self.request.form, "text")

    @cached_property
    def found(self) -> tuple[people.Assignment, ...]:
        """The assignments that answer to these words, latest first."""
        return people.assignments(text=self.text)

    @property
    def rows(self) -> list[AssignmentRow]:
        """The assignments of the page."""
        start, functions = start_of(self.request.form), people.functions()
        return [self._row(item, functions) for item in self.found[start : start + SIZE]]

    @property
    def paging(self) -> Paging:
        """Which part of the list is shown."""
        url, start = f"{self.portal_url}/@@people", start_of(self.request.form)
        return Paging(url, {"text": self.text} if self.text else {}, start, len(self.found))

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form."""
        functions = [(item.id, self.say(item.title)) for item in people.functions().values()]
        units = [(item.id, Spoken(named(item), None)) for item in people.units()]
        questions = (
            self.question("user", "text", _("User name"), USER, width=WIDE),
            self.question("function", "select", _("Function"), groups=options_of(functions)),
            self.question("unit", "select", _("Unit"), groups=options_of(units)),
            self.question("start", "date", _("First day")),
            self.question("end", "date", _("Last day"), required=False),
            self.question(
                "substitute_for", "text", _("Substitutes for"), SUBSTITUTE, False, width=WIDE
            ),
        )
        return (Asked("assign", Spoken(self.translated(_("Give a function")), None), questions),)

    def post(self):
        """Give a function."""
        user, function, unit, lender = (self.typed[box(name)] for name in TEXTS)
        try:
            start, end = self.required_day("start"), self.day("end")
            people.appoint(user, function, unit, start, end, lender)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The function is given."), "success")
        return self.redirect(f"{self.portal_url}/@@people")

    def _row(self, item: people.Assignment, functions) -> AssignmentRow:
        function = functions.get(item.function)
        lender, today = item.substitute_for, clock.today()
        return AssignmentRow(
            person=people.display_name(item.user),
            person_url=f"{self.portal_url}/@@contact-details?{urlencode({'user': item.user})}",
            user=item.user,
            function=self.say(function.title) if function else Spoken(item.function, None),
            unit=name_of(item.unit),
            start=self.format.short_day(item.start),
            end=self.format.short_day(item.end),
            substitutes=people.display_name(lender) if lender else "",
            active=item.active(today),
            end_url=f"{self.portal_url}/@@end-assignment?id={item.id}"
            if _runs(item, today)
            else "",
        )


class EndAssignmentView(DatedForm):
    """``@@end-assignment?id=…``: say the last day of an assignment."""

    title = _("End a function")
    dates = ("on",)

    @cached_property
    def assignment(self) -> people.Assignment:
        """The assignment of the address."""
        found = people.find_assignment(text_in(self.request.form, "id"))
        if found is None:
            raise NotFound("assignment")
        return found

    @property
    def words(self) -> str:
        """Who holds what where."""
        item = self.assignment
        function = people.functions().get(item.function)
        parts = (
            people.display_name(item.user),
            self.say(function.title).text if function else item.function,
            name_of(item.unit),
        )
        return ", ".join(parts)

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The one question."""
        question = self.question("on", "date", _("Last day"), LAST_DAY)
        return (Asked("end", Spoken(self.words, None), (question,)),)

    def post(self):
        """End it."""
        try:
            people.dismiss(self.assignment.id, self.required_day("on"))
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The last day is recorded."), "success")
        return self.redirect(f"{self.portal_url}/@@people")


WIDE = "width-20"

USER = _("As the person types it to sign in.")
SUBSTITUTE = _("User name of the holder, if the function is lent for some days.")
LAST_DAY = _("The person still holds the function on that day.")


def _runs(item: people.Assignment, today: date) -> bool:
    return item.end is None or item.end >= today

"""The small forms of administrators: dates in three boxes, a list to choose from."""

from collections.abc import Iterable
from datetime import date
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import date_boxes
from egov.policy.portal.forms.answers import date_text
from egov.policy.portal.forms.answers import names_a_day
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.problems import NO_SUCH_DAY
from egov.policy.portal.forms.questions import Group
from egov.policy.portal.forms.questions import Option
from egov.policy.portal.language import Spoken
from functools import cached_property


class DatedForm(FormPage):
    """A form with dates that are made by hand, not by a procedure."""

    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold."""
        boxes = [box(name) for name in self.names]
        boxes += [name for id in self.dates for name in date_boxes(id)]
        return {name: text_in(self.request.form, name) for name in boxes}

    def day(self, id: str) -> date | None:
        """The date in three boxes.

        :raises InvalidValues: if it is none.
        """
        text = date_text(id, self.typed)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            code = NO_SUCH_DAY if names_a_day(id, self.typed) else "not_a_date"
            raise InvalidValues([FieldProblem(id, code)]) from None

    def required_day(self, id: str) -> date:
        """A date that must be given."""
        found = self.day(id)
        if found is None:
            raise InvalidValues([FieldProblem.required(id)])
        return found


def options_of(items: Iterable[tuple[str, Spoken]]) -> tuple[Group, ...]:
    """Values with their labels, as one group of options."""
    return (Group("", tuple(Option(id, label, "") for id, label in items)),)

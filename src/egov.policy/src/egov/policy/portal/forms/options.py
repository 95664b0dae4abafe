"""Closed lists as the options of a question: radios, check boxes, a select, a search.

Used where questions are made.  Lists of places, people and cases come from ``lists``.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from egov.policy import _
from egov.policy.core.form import offered
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms import shown
from egov.policy.portal.forms.lists import Entry
from egov.policy.portal.forms.questions import Group
from egov.policy.portal.forms.questions import Option
from egov.policy.portal.forms.writing import NO
from egov.policy.portal.forms.writing import YES
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from itertools import groupby
from operator import attrgetter
from typing import Any


MOST_RADIOS = 6
"""A longer list of options becomes a select."""


def option_groups(
    page: Page, field: Field, name: str, values: Mapping[str, Any], chosen: Sequence[str]
) -> tuple[Group, ...]:
    """The options of a field, and those that were chosen but are offered no more."""
    pairs = list(_pairs(page, field, values))
    known = [value for value, _label in pairs]
    pairs += [(value, shown.choice(page, field, value)) for value in chosen if value not in known]
    return options_in(name, pairs)


def options_in(name: str, pairs: Iterable[tuple[str, Spoken]]) -> tuple[Group, ...]:
    """Values with their labels, for the boxes of that name."""
    made = (
        # The first option has the id that the error summary links to.
        Option(value, label, name if number == 0 else f"{name}-{value}")
        for number, (value, label) in enumerate(pairs)
    )
    return (Group("", tuple(made)),)


def kind(field: Field, groups: Sequence[Group]) -> str:
    """The macro that draws a list of options."""
    if field.type is FieldType.CHOICES:
        return "checks"
    if field.options_from:
        return "select"
    return "select" if len(groups[0].options) > MOST_RADIOS else "radios"


def entry_groups(found: Iterable[Entry]) -> tuple[Group, ...]:
    """Entries of a list under their headings."""
    return tuple(
        Group(title, tuple(Option(item.value, Spoken(item.title, None), "") for item in items))
        for title, items in groupby(found, attrgetter("around"))
    )


def _pairs(page: Page, field: Field, values: Mapping[str, Any]) -> Iterator[tuple[str, Spoken]]:
    if field.type is FieldType.BOOLEAN:
        yield YES, Spoken(page.translated(_("Yes")), None)
        yield NO, Spoken(page.translated(_("No")), None)
    for option in offered(field, values):
        yield option.id, page.say(option.title)

"""Settings of the whole site that the commune keeps: its working days.

Records of the registry; :mod:`.clock` reads them.  Settings of one vertical are
in that vertical.
"""

from datetime import date
from egov.policy import _
from holidays import list_supported_countries
from zope import schema
from zope.interface import Interface


COUNTRIES = sorted(list_supported_countries(include_aliases=False))


class ICalendarSettings(Interface):
    """Days on which the office works.  Registry: egov.policy.

    Days are text, as 2026-11-23: the forms and the REST of the registry save no dates.
    """

    country = schema.Choice(
        title=_("Country"),
        description=_("Its public holidays are no working days."),
        values=COUNTRIES,
        required=False,
    )

    closing_days = schema.List(
        title=_("Closing days"),
        description=_("Days besides holidays and weekends on which the office is closed."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )

    opening_days = schema.List(
        title=_("Opening days"),
        description=_("Holidays and days of a weekend on which the office works; they come first."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )


def refuse_what_is_no_day(settings, event) -> None:
    """Refuse a text that is no day: else no deadline could be counted any more."""
    if event.record.fieldName != "country":
        for day in event.newValue or ():
            date.fromisoformat(day)

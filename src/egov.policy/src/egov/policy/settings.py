"""Settings of the whole site that the commune keeps: its working days; the moment of a drill.

Records of the registry; :mod:`.clock` reads them.  Settings of one vertical are
in that vertical.
"""

from datetime import date
from datetime import datetime
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

    unit_closing_days = schema.List(
        title=_("Closing days of units"),
        description=_("A unit and a day each, as “bwiza 2026-11-23”; units below close as well."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )

    drill_now = schema.TextLine(
        title=_("Moment of a drill"),
        description=_("As 2026-11-23T08:00+02:00; only a server with EGOV_DRILL=1 obeys."),
        required=False,
    )


def refuse_what_is_no_day(settings, event) -> None:
    """Refuse a text that is no day: else no deadline could be counted any more."""
    read, value = _READ.get(event.record.fieldName), event.newValue or ()
    if read is not None:
        for text in [value] if isinstance(value, str) else value:
            read(text)


def _unit_day(text: str) -> None:
    _unit, day = text.split()
    date.fromisoformat(day)


def _moment(text: str) -> None:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(f"Invalid isoformat moment, without a time zone: {text}")


_READ = {
    "closing_days": date.fromisoformat,
    "opening_days": date.fromisoformat,
    "unit_closing_days": _unit_day,
    "drill_now": _moment,
}
"""What reads a text of a setting, and raises ValueError if it is something else."""

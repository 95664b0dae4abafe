"""The reason of a disposal as a sentence, in the language of the reader."""

from babel import Locale
from babel.dates import format_date
from datetime import date
from egov.policy import _
from egov.policy.archiving.disposal import CaseDisposal
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.terms import StartEvent
from zope.i18n import translate


DUE = {
    FinalAction.KEEP: _("To be kept for ever, due for transfer on ${due}: ${reason}."),
    FinalAction.DESTROY: _("May be proposed for destruction from ${due} on: ${reason}."),
    FinalAction.SORT: _("To be sorted on ${due}: ${reason}."),
}
UNKNOWN = _("The date is not known yet: ${reason}.")

BECAUSE = {
    StartEvent.OPENING: _("class ${code} “${label}”, ${period} after opening (${day})"),
    StartEvent.OPENING: _("class ${code} “${label}”, ${period} after opening (${day})"),
    StartEvent.CLOSING: _("class ${code} “${label}”, ${period} after closing (${day})"),
    StartEvent.FILING: _("class ${code} “${label}”, ${period} after filing (${day})"),
}
NOTED = _("class ${code} “${label}”, ${period} after the event that was noted (${day})")
"""Where a transition said from when the period counts."""

PERIOD = {
    RetentionMode.EXACT: (_("1 year"), _("${years} years")),
    RetentionMode.YEAR_END: (_("1 calendar year"), _("${years} calendar years")),
}
"""Ways of counting: one year, several years."""


def reason_text(disposal: CaseDisposal, language: str) -> str:
    """Why a record is due when it is: action, day, class, period and event."""
    one, several = PERIOD[disposal.mode]
    period = one if disposal.years == 1 else several
    parts = {
        "code": disposal.code,
        "label": disposal.label,
        "period": _said(period, language, {"years": disposal.years}),
        "day": _day(disposal.event_date, language),
    }
    because = BECAUSE[disposal.event] if disposal.noted is None else NOTED
    reason = _said(because, language, parts)
    frame = DUE[disposal.action] if disposal.due else UNKNOWN
    return _said(frame, language, {"due": _day(disposal.due, language), "reason": reason})


def _said(message, language: str, mapping: dict) -> str:
    return translate(_(message, mapping=mapping), target_language=language)


def _day(day: date | None, language: str) -> str:
    if day is None:
        return "…"
    return format_date(day, "long", Locale.parse(language))

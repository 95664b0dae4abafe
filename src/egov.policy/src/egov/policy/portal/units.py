"""What units are called where two of them may be taken for one another.

Used by lists and pages: a zone and a commune may share a name, so the kind
stands before it.
"""

from egov.policy import _
from egov.policy import people
from zope.globalrequest import getRequest
from zope.i18n import translate


KINDS = {
    "province": _("Province"),
    "commune": _("Commune"),
    "zone": _("Zone"),
    "quarter": _("Quarter"),
}
"""Kinds of unit that serve a level of the territory: what they are called."""


def kind_named(kind: str) -> str:
    """What a kind of unit is called, in the language of the page; one of the office by its id."""
    known = KINDS.get(kind)
    return kind.capitalize() if known is None else translate(known, context=getRequest())


def named(unit: people.UnitInfo) -> str:
    """``Zone Bwiza``."""
    return f"{kind_named(unit.kind)} {unit.title}".strip()


def name_of(id: str) -> str:
    """The same for an id; the id itself if the unit is gone."""
    unit = people.find_unit(id)
    return named(unit) if unit else id

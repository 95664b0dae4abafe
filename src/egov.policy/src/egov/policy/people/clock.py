"""Which day it is for the office.  Tests put a settable clock in its place.

The day begins at midnight of the site (``plone.portal_timezone``), not of the
server or of the person's own settings: a mandate ends for everybody at once.
"""

from datetime import date
from datetime import datetime
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility
from zoneinfo import ZoneInfo


def today() -> date:
    """The current day in the time zone of the site."""
    registry = queryUtility(IRegistry)
    zone = registry.get("plone.portal_timezone") if registry is not None else None
    return datetime.now(ZoneInfo(zone or "UTC")).date()

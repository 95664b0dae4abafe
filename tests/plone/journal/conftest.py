"""Things that have a journal, without the rules of a real case."""

from OFS.Folder import Folder
from OFS.SimpleItem import SimpleItem
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.interface import implementer

import pytest


@implementer(IAttributeAnnotatable)
class Thing(SimpleItem):
    """What the journal asks of a case: a uid and annotations."""

    def __init__(self, id_):
        self.id = id_

    def UID(self):
        return f"uid-of-{self.id}"


def _put(place, item):
    place._setObject(item.id, item, suppress_events=True)
    return place[item.id]


@pytest.fixture
def site(portal):
    """A site with the cases ``/cases/bwiza/2026/a`` and ``b``."""
    place = site = _put(portal.aq_parent, Folder("journalled"))
    for name in ("cases", "bwiza", "2026"):
        place = _put(place, Folder(name))
    for name in ("a", "b"):
        _put(place, Thing(name))
    return site


@pytest.fixture
def case(site):
    """The first of them."""
    return site["cases"]["bwiza"]["2026"]["a"]

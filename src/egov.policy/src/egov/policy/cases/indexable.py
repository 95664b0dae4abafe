"""What the catalogue may ask of a case: the names below, nothing else.

Of some seventy stock indexes and columns most mean nothing for a case, yet the
stock wrapper would look for each on the case and on every folder above it, and
the catalogue would keep the answers (docs/adr/0007-a-case-answers-few-names.md).
"""

from egov.policy.cases.interfaces import ICase
from plone.indexer.wrapper import IndexableObjectWrapper
from Products.ZCatalog.interfaces import IZCatalog
from zope.component import adapter


OURS = frozenset(
    {
        "case_class",
        "case_phase",
        "case_reference",
        "case_row",
        "case_unit",
        "closed_on",
        "disposal_due",
        "inbox_sort",
        "next_moment",
        "opened_sort",
        "procedure",
        "record_text",
        "waiting_for",
    }
)
"""Answered by the indexers of this vertical."""

STOCK = frozenset(
    {
        "Title",
        "UID",
        "allowedRolesAndUsers",
        "getPhysicalPath",
        "portal_type",
        "review_state",
    }
)
"""Rights, address and name: what stock Plone needs to resolve, check and show a row."""


@adapter(ICase, IZCatalog)
class IndexableCase(IndexableObjectWrapper):
    """The stock wrapper, for the names that a case answers to."""

    def __getattr__(self, name: str):
        if name not in OURS and name not in STOCK:
            raise AttributeError(name)
        return super().__getattr__(name)

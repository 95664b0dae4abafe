"""Closed cases, as archivists look for them."""

from egov.policy.search import dates
from egov.policy.search import facets
from egov.policy.search.paging import page_of
from egov.policy.search.paging import RELEVANCE
from egov.policy.search.paging import row_ids
from egov.policy.search.paging import sort_index
from egov.policy.search.queries import Page
from egov.policy.search.queries import RecordQuery
from egov.policy.search.text import text_query
from egov.policy.search.units import units_of
from plone import api
from typing import Any


SORTS = {
    "closed": "closed_on",
    "disposal": "disposal_due",
    "reference": "case_reference",
    RELEVANCE: RELEVANCE,
}
"""Orders of a list of records: name -> index."""


def find_records(query: RecordQuery) -> Page:
    """A page of the records that the current person may see, with the facets asked for.

    A text is answered best first, anything else last closed first.

    :raises InvalidValues: an unknown order or facet, or a text in which there is no word.
    """
    usual = RELEVANCE if query.text.strip() else "-closed"
    order = sort_index(query.sort or usual, SORTS)
    catalog = api.portal.get_tool("portal_catalog")
    rids = row_ids(catalog.searchResults(_asked(query), show_inactive=True))
    counts = facets.count(catalog, rids, query.facets)
    return Page(page_of(catalog, rids, order, query.start, query.size), len(rids), counts)


def _asked(query: RecordQuery) -> dict[str, Any]:
    due = query.disposal_due_before
    asked = {
        "case_phase": "final",
        "case_class": query.class_code,
        "case_reference": query.reference.strip(),
        "case_unit": units_of(query.unit),
        "closed_on": dates.days(query.closed_from, query.closed_to),
        "disposal_due": dates.before(due) if due else None,
        "record_text": text_query(query.text) if query.text.strip() else "",
    }
    return {name: value for name, value in asked.items() if value}

"""Lists of cases that the current person may see."""

from egov.policy.search import dates
from egov.policy.search.paging import page_of
from egov.policy.search.paging import RELEVANCE
from egov.policy.search.paging import row_ids
from egov.policy.search.paging import sort_index
from egov.policy.search.paging import stock_page
from egov.policy.search.queries import CaseQuery
from egov.policy.search.queries import Page
from egov.policy.search.text import text_query
from egov.policy.search.units import units_of
from plone import api
from typing import Any


PHASES = ("draft", "open", "final")
"""A row with one of these is a case: nothing else in the catalogue has a phase."""

UNIQUE = "opened_sort"
"""The index that has every case, each with a value of its own."""

SORTS = {
    "due": "inbox_sort",
    "opened": UNIQUE,
    "reference": "case_reference",
    RELEVANCE: RELEVANCE,
}
"""Orders of a list of cases: name -> index."""


def find_cases(query: CaseQuery) -> Page:
    """A page of the cases that the current person may see.

    :raises InvalidValues: an unknown order, or a text in which there is no word.
    """
    order = sort_index(query.sort or "-opened", SORTS)
    catalog = api.portal.get_tool("portal_catalog")
    if order.removeprefix("-") == UNIQUE:
        return Page(*stock_page(catalog, _asked(query), order, query.start, query.size))
    rids = row_ids(catalog.searchResults(_asked(query), show_inactive=True))
    return Page(page_of(catalog, rids, order, query.start, query.size), len(rids))


def _asked(query: CaseQuery) -> dict[str, Any]:
    asked = {
        "case_phase": query.phase or PHASES,
        "procedure": query.procedure,
        "case_unit": units_of(query.unit),
        "review_state": query.state,
        "opened_sort": dates.moments(query.opened_from, query.opened_to),
        "record_text": text_query(query.text) if query.text.strip() else "",
    }
    return {name: value for name, value in asked.items() if value}

"""Cases in which somebody is named alike, whoever may see them.

Used to find duplicates, which is no matter of rights: what is found is shown to nobody
but by the rules of who may see a case.  It proposes; ``core.duplicates`` decides.
"""

from egov.policy.search import french
from plone import api


BEGINNING = 3
"""Letters of each word that must be the same: what follows may be written otherwise."""


def named_alike(procedure: str, name: str, most: int) -> list:
    """Filed cases of a procedure with words that begin as those of the name, the latest first."""
    beginnings = sorted({word[:BEGINNING] for word in french.words(name) if len(word) >= BEGINNING})
    if not beginnings:
        return []
    rows = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        procedure=procedure,
        case_phase={"not": "draft"},
        record_text=" ".join(f"{word}*" for word in beginnings),
        sort_on="opened_sort",
        sort_order="descending",
        sort_limit=most,
    )
    return [row._unrestrictedGetObject() for row in rows[:most]]

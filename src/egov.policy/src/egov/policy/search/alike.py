"""Cases in which somebody is named alike, whoever may see them.

Used to find duplicates, which is no matter of rights: what is found is shown to nobody
but by the rules of who may see a case.  It proposes; ``core.duplicates`` decides.
"""

from egov.policy.search import french
from plone import api


LEXICON = "egov_french"
"""Id of the lexicon in the catalogue."""


def named_alike(procedure: str, name: str, most: int) -> list:
    """Filed cases of a procedure with words almost as those of the name, the latest first."""
    catalog = api.portal.get_tool("portal_catalog")
    lexicon = catalog[LEXICON]
    asked = [_any_of({word, *lexicon.alike(word)}) for word in sorted(set(french.words(name)))]
    if not asked:
        return []
    rows = catalog.unrestrictedSearchResults(
        procedure=procedure,
        case_phase={"not": "draft"},
        record_text=" AND ".join(asked),
        sort_on="opened_sort",
        sort_order="descending",
        sort_limit=most,
    )
    return [row._unrestrictedGetObject() for row in rows[:most]]


def _any_of(words: set[str]) -> str:
    # Quoted, AND, OR and NOT are words like others.
    return "({})".format(" OR ".join(f'"{word}"' for word in sorted(words)))

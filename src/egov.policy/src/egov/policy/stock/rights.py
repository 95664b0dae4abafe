"""What a person may find is asked anew each time, never remembered between requests.

imio.helpers, which documentgenerator brings, replaces the catalogue's question
"whose groups are these?" by an answer kept in memory per user.  Our functions
are dated: they begin and end without telling any cache.
"""

from Products.CMFPlone.CatalogTool import CatalogTool


def ask_rights_anew(event) -> None:
    """Put the catalogue's own method back when the server opens its database."""
    own = getattr(CatalogTool, "_old__listAllowedRolesAndUsers", None)
    if own is not None:
        CatalogTool._listAllowedRolesAndUsers = own

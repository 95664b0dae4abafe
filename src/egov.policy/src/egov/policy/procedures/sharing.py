"""Blocks and lists that came to this site with procedures of others.

Plain texts by ``blocks/<id>``, an annotation of the folder of procedures.  What is kept is
never replaced; files of the product and of the office come before it.
"""

from collections.abc import Mapping
from egov.policy.core.reader import Library
from egov.policy.core.reader import library_of
from persistent.mapping import PersistentMapping
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.procedures.shared"


def kept() -> Mapping[str, str]:
    """All of them."""
    folder = api.portal.get().get("procedures")
    return {} if folder is None else IAnnotations(folder).get(KEY, {})


def keep(shared: Mapping[str, str]) -> None:
    """Keep those that are not there yet."""
    known = kept()
    new = {name: text for name, text in shared.items() if name not in known}
    if new:
        annotations = IAnnotations(api.portal.get()["procedures"])
        annotations.setdefault(KEY, PersistentMapping()).update(new)


def library() -> Library:
    """They as a library."""
    texts = kept()
    blocks, lists = (
        {f"{name}.yaml": text for name, text in texts.items() if name.startswith(kind)}
        for kind in ("blocks/", "lists/")
    )
    return library_of(blocks, lists)

"""Import step ``egov.policy.functions``: the functions of an office.

Reads ``functions.yaml`` of a pack into the store.  A later run replaces the
functions that it names and keeps the others: assignments point at them.
"""

from collections.abc import Collection
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Text
from egov.policy.people import packfile
from egov.policy.people.model import Function
from egov.policy.people.store import people
from egov.policy.people.store import writable_people
from typing import Any

import re


FILENAME = "functions.yaml"

# A dot would make group ids ambiguous.
ID = re.compile(r"[a-z][a-z0-9-]*")


def import_functions(context) -> None:
    """Create or update the functions that the pack names."""
    data = packfile.read(context, FILENAME)
    if data is None:
        return
    roles = context.getSite().validRoles()
    named = {id: _function(id, entry, roles) for id, entry in data.items()}
    wanted = {**people().functions, **named}
    if wanted != people().functions:
        writable_people().functions = wanted


def _function(id: str, entry: Any, known_roles: Collection[str]) -> Function:
    where = f"{FILENAME}: {id}"
    if not ID.fullmatch(str(id)):
        raise ValueError(f"{where}: an id is made of a-z, 0-9 and hyphens.")
    packfile.check_keys(entry, where, required=["title"], optional=["roles", "head_of"])
    title = packfile.check_keys(
        entry["title"], f"{where}: title", required=LANGUAGES[:1], optional=LANGUAGES[1:]
    )
    roles = tuple(entry.get("roles") or ())
    for role in roles:
        if role not in known_roles:
            raise ValueError(f"{where}: the site has no role “{role}”.")
    return Function(id, Text(title), roles, tuple(entry.get("head_of") or ()))

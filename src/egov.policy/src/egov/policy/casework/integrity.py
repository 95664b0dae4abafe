"""Whether the answers of a case are those that its journal vouches for.

Used by the verification of a site.  Whether the journal itself is whole is the
journal's own question, and comes first.
"""

from egov.policy import journal
from egov.policy.cases import values


VOUCHING = {"opened", "imported", "fields_changed"}
"""Actions that record digests of answers."""


def altered_fields(case) -> list[str]:
    """Ids of the fields whose value is not what the journal recorded last."""
    vouched: dict[str, str] = {}
    for entry in journal.entries(case):
        if entry.action in VOUCHING:
            vouched |= entry.data.get("digests", {})
    present, empty = values(case), journal.digest(case, None)
    return [
        id
        for id in sorted({*vouched, *present})
        if journal.digest(case, present.get(id)) != vouched.get(id, empty)
    ]

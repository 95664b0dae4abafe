"""Answers that a filed case had before: replaced, emptied, or hidden by another answer.

The journal proves what they were by digests; here they can still be read.  A draft is its
author's own and keeps none.  They leave with the case when it is destroyed.
"""

from collections.abc import Mapping
from egov.policy import cases
from egov.policy import clock
from egov.policy import journal
from egov.policy.casework import standing
from egov.policy.casework.standing import Standing
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.casework.superseded"


def keep(case, answers: dict[str, Any]) -> None:
    """Keep answers that no longer stand, with who changed them and when."""
    if case.filed_on is None or not answers:
        return
    until, by = clock.now().isoformat(timespec="seconds"), standing.user_id()
    added = (
        {"field": id, "value": value, "until": until, "by": by} for id, value in answers.items()
    )
    annotations = IAnnotations(case)
    annotations[KEY] = (*annotations.get(KEY, ()), *added)


def recalled(case, digests: Mapping[str, str]) -> dict[str, Any]:
    """The answers for which digests of the journal stand, None for one that was emptied.

    What a draft held before it was changed is known no more, and is left out.
    """
    known = [*cases.values(case).items()]
    known += [(item["field"], item["value"]) for item in IAnnotations(case).get(KEY, ())]
    known += [(id, None) for id in digests]
    return {id: value for id, value in known if digests.get(id) == journal.digest(case, value)}


def superseded(mine: Standing) -> list[dict[str, Any]]:
    """Earlier answers that the person may see, oldest first."""
    kept = IAnnotations(mine.case).get(KEY, ())
    return [item for item in kept if item["field"] in mine.seen]

"""Answers that a filed case had before: replaced, emptied, or hidden by another answer.

The journal proves what they were by digests; here they can still be read.  A draft is its
author's own and keeps none.  They leave with the case when it is destroyed.
"""

from egov.policy import clock
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


def superseded(mine: Standing) -> list[dict[str, Any]]:
    """Earlier answers that the person may see, oldest first."""
    kept = IAnnotations(mine.case).get(KEY, ())
    return [item for item in kept if item["field"] in mine.seen]

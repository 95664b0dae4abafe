"""What has been asked already: the same request sent again gets the same case.

Kept for two months, one small tree a month, keyed by person and request id:
the retries of a bad line come within hours.  Beside the path of the case stands
a digest of what was asked, so that something else under the same id is told
instead of lost.
"""

from AccessControl import getSecurityManager
from BTrees.OOBTree import OOBTree
from datetime import timedelta
from egov.policy import clock
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from hashlib import sha256
from plone import api
from Products.CMFCore.permissions import View
from typing import Any
from zope.annotation.interfaces import IAnnotations

import json


KEY = "egov.policy.casework.requests"
HEADER = "Idempotency-Key"
MAX_LENGTH = 200


def digest(*asked: Any) -> str:
    """What stands for a request: the same for the same values sent again."""
    return sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def find(user: str, request_id: str, asked: str):
    """The case that this person's request made; None if it made none, or it was deleted.

    :raises InvalidValues: if something else was asked under the same id.
    :raises NotAllowed: if the person may not see the case any more.
    """
    if not request_id:
        return None
    if len(request_id) > MAX_LENGTH:
        raise InvalidValues([FieldProblem.too_long(HEADER, MAX_LENGTH)])
    path, known = _kept(user, request_id)
    case = api.portal.get().unrestrictedTraverse(path, None) if path else None
    if case is None:
        return None
    if not getSecurityManager().checkPermission(View, case):
        raise NotAllowed()
    if known != asked:
        raise InvalidValues([FieldProblem(HEADER, "other_request")])
    return case


def remember(user: str, request_id: str, asked: str, case) -> None:
    """Keep the answer to a request that made a case."""
    if not request_id:
        return
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    months, recent = annotations[KEY], _recent()
    if recent[0] not in months:
        months[recent[0]] = OOBTree()
        for month in [month for month in months if month not in recent]:
            del months[month]
    months[recent[0]][(user, request_id)] = ("/".join(case.getPhysicalPath()), asked)


def _kept(user: str, request_id: str) -> tuple[str, str]:
    months = IAnnotations(api.portal.get()).get(KEY, {})
    for month in _recent():
        if kept := months.get(month, {}).get((user, request_id)):
            return kept
    return "", ""


def _recent() -> tuple[str, str]:
    today = clock.today()
    previous = today.replace(day=1) - timedelta(days=1)
    return today.strftime("%Y-%m"), previous.strftime("%Y-%m")

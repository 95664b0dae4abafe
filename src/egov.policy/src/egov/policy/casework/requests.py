"""What has been asked already: the same request sent again gets the same case.

Kept for two months, one small tree a month, keyed by person and request id:
the retries of a bad line come within hours.
"""

from BTrees.OOBTree import OOBTree
from datetime import timedelta
from egov.policy import clock
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "egov.policy.casework.requests"
MAX_LENGTH = 200


def find(user: str, request_id: str):
    """The case that this person's request made, or None."""
    if not request_id:
        return None
    if len(request_id) > MAX_LENGTH:
        raise InvalidValues([FieldProblem.too_long("Idempotency-Key", MAX_LENGTH)])
    months = IAnnotations(api.portal.get()).get(KEY, {})
    for month in _recent():
        path = months.get(month, {}).get((user, request_id))
        if path:
            return api.portal.get().unrestrictedTraverse(path)
    return None


def remember(user: str, request_id: str, case) -> None:
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
    months[recent[0]][(user, request_id)] = "/".join(case.getPhysicalPath())


def _recent() -> tuple[str, str]:
    today = clock.today()
    previous = today.replace(day=1) - timedelta(days=1)
    return today.strftime("%Y-%m"), previous.strftime("%Y-%m")

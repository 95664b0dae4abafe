"""How much the stock services of REST give at once: what one screen holds.

Our own services have their bounds in :mod:`egov.policy.rest`.
"""

from AccessControl import getSecurityManager
from egov.policy.interfaces import IBrowserLayer
from egov.policy.rest import EgovService
from egov.policy.rest import MAX_BATCH
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from Products.CMFCore.permissions import ManagePortal
from typing import Any
from zExceptions import BadRequest
from zExceptions import Forbidden


def refuse(event) -> None:
    """Refuse what would load or send too much; subscriber of the publisher."""
    request = event.request
    service = request.get("PUBLISHED")
    if not IBrowserLayer.providedBy(request) or not _is_stock(service):
        return
    asked = {**_body(request), **request.form}
    if _number(asked.get("b_size")) > MAX_BATCH:
        raise BadRequest(f"b_size: at most {MAX_BATCH}.")
    if "fullobjects" in asked and not _is_manager(service):
        raise Forbidden("fullobjects: not given here, ask for each object.")


def _is_stock(service: Any) -> bool:
    return isinstance(service, Service) and not isinstance(service, EgovService)


def _body(request) -> dict[str, Any]:
    if request.method == "GET" or "json" not in request.getHeader("Content-Type", ""):
        return {}
    try:
        body = json_body(request)
    except (DeserializationError, RecursionError):
        return {}  # the service says what is wrong with it
    return body if isinstance(body, dict) else {}


def _number(value: Any) -> int:
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        raise BadRequest("b_size: a whole number is expected.") from None


def _is_manager(service: Service) -> bool:
    return bool(getSecurityManager().checkPermission(ManagePortal, service.context))

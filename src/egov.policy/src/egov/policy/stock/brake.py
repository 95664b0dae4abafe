"""The brake on guessing passwords: after some failures an answer has to be waited for.

It hears every request that brings a name and a password, by the form or by the
Authorization header, whatever page it asks for.  While one must wait, the right
password is refused like a wrong one.
"""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from egov.policy import _
from egov.policy.interfaces import IKnowsCaller
from egov.policy.stock import failures
from egov.policy.stock.failures import Counted
from ipaddress import ip_address
from typing import Any
from zExceptions import HTTPException
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate


KEY = "egov.policy.stock.attempt"
FREE_OF_ACCOUNT = 5
FREE_OF_ADDRESS = 20
"""A whole office may share one address."""


class TooManyRequests(HTTPException):
    """Wait.  Zope finds the status by this very name."""

    status = 429
    errmsg = "Too Many Requests"

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.for_people = message
        self.setHeader("Retry-After", str(seconds))


@dataclass(frozen=True)
class Attempt:
    """A name and a password that a request brings to a site."""

    site: Any
    name: str
    password: str
    account: Counted
    counted: tuple[Counted, ...]


def hold(site, event) -> None:
    """Refuse an attempt that comes too early; subscriber of traversal.

    :raises TooManyRequests: saying how long to wait.
    """
    attempt = _attempt(site, event.request)
    if attempt is None:
        return
    seconds = failures.seconds_to_wait(site, attempt.counted)
    if seconds:
        raise TooManyRequests(_wait(event.request, seconds), seconds)
    IAnnotations(event.request)[KEY] = attempt


def judge(event) -> None:
    """Count the attempt once the publisher knows who it is."""
    attempt = IAnnotations(event.request).pop(KEY, None)
    if attempt is None or _is_known_otherwise(event.request):
        return
    if getSecurityManager().getUser().getUserName().lower() == attempt.name.lower():
        failures.forget(attempt.site, attempt.account)
    else:
        failures.remember(attempt.site, attempt.counted)


def judge_refused(event) -> None:
    """Count the attempt if the publisher refused the page before it knew anybody."""
    attempt = None if event.retry else IAnnotations(event.request).pop(KEY, None)
    if attempt is not None and not _is_right(attempt, event.request):
        failures.remember(attempt.site, attempt.counted)


def _is_known_otherwise(request) -> bool:
    page = request.get("PUBLISHED")
    return IKnowsCaller.providedBy(page) and page.knows_caller()


def _attempt(site, request) -> Attempt | None:
    name, password = _credentials(request)
    if not name:
        return None
    account = Counted(f"account {name.lower()[:100]}", FREE_OF_ACCOUNT)
    counted = (account, *_of_address(request.getClientAddr()))
    return Attempt(site, name, password, account, counted)


def _credentials(request) -> tuple[str, str]:
    name, password = request.form.get("__ac_name"), request.form.get("__ac_password")
    if isinstance(name, str) and isinstance(password, str):
        return name, password
    return request._authUserPW() or ("", "")


def _of_address(address: str) -> tuple[Counted, ...]:
    # A proxy that does not say for whom it asks would slow everybody.
    if not address or ip_address(address).is_loopback:
        return ()
    return (Counted(f"address {address}", FREE_OF_ADDRESS),)


def _is_right(attempt: Attempt, request) -> bool:
    folders = (attempt.site.acl_users, attempt.site.getPhysicalRoot().acl_users)
    return any(folder.authenticate(attempt.name, attempt.password, request) for folder in folders)


def _wait(request, seconds: int) -> str:
    message = _(
        "Too many wrong passwords. Try again in ${seconds} seconds.",
        mapping={"seconds": str(seconds)},
    )
    return translate(message, context=request)

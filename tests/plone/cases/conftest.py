"""Roles as Plone's user folder sees them."""

from Acquisition import aq_get
from egov.policy import clock
from zope.annotation.interfaces import IAnnotations

import datetime
import pytest


ROLES = {"Case Worker", "Case Editor", "Record Reader", "Owner"}
"""Roles that somebody may hold on a case, and one that nobody should."""


@pytest.fixture
def roles_on(portal):
    """``roles_on(case, "agent.bwiza")``: what the account is on the case, as a new request."""

    def roles_on(case, user: str) -> set[str]:
        # Roles are kept on the request once they are known.
        IAnnotations(aq_get(case, "REQUEST")).clear()
        return set(portal.acl_users.getUserById(user).getRolesInContext(case)) & ROLES

    return roles_on


@pytest.fixture
def on_day(monkeypatch):
    """``on_day("2027-03-31")``: from here on it is that day."""

    def set_clock(text: str) -> None:
        monkeypatch.setattr(clock, "today", lambda: datetime.date.fromisoformat(text))

    return set_clock

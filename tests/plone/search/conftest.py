"""Rows of the catalogue without cases: what the search sees, and nothing else."""

from datetime import datetime
from datetime import UTC
from egov.policy import clock
from OFS.SimpleItem import SimpleItem
from plone import api

import pytest


READER = "reader"


class Row(SimpleItem):
    """What the catalogue is told of a case."""

    def __init__(self, id: str, **told) -> None:
        self.id = id
        self.__dict__.update(told)
        self.case_row = {"reference": self.case_reference, "path": f"/plone/cases/{id}"}

    procedure = "attestation-residence"
    review_state = "closed"
    case_phase = "final"
    case_reference = ""
    case_unit = "bwiza"
    case_class = ("3", "3.2", "3.2.2")
    created = datetime(2026, 1, 5, 9, tzinfo=UTC)
    closed_on = datetime(2026, 1, 9, 9, tzinfo=UTC)
    disposal_due = None
    record_text = ""
    inbox_sort = ""
    waiting_for = ()


@pytest.fixture
def add_row():
    """``add_row(portal, "R1", readers=["reader"], closed_on=…)``: a row of the catalogue."""

    def add(portal, reference: str, readers=(READER,), **told) -> None:
        row = Row(reference.lower() or "draft", case_reference=reference, **told)
        # As the indexers of a case do.
        row.opened_sort = f"{row.created.isoformat()} {row.id}"
        row.closed_on = clock.day_of(row.closed_on)
        row.allowedRolesAndUsers = ("Manager", *(f"user:{id}" for id in readers))
        path = "/".join((*portal.getPhysicalPath(), row.id))
        api.portal.get_tool("portal_catalog").catalog_object(row.__of__(portal), path)

    return add


@pytest.fixture
def reader():
    """``with reader(portal): …``: search as somebody who may read some rows."""

    def acting(portal):
        if api.user.get(READER) is None:
            api.user.create("reader@example.org", READER, "correct horse battery")
        return api.env.adopt_user(READER)

    return acting


@pytest.fixture
def in_bujumbura(portal):
    """The site has the time of Bujumbura, two hours ahead of UTC."""
    api.portal.set_registry_record("plone.portal_timezone", "Africa/Bujumbura")

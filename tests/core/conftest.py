"""The surroundings of a form for the tests of the core: a Saturday at a commune of Burundi."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.form import FormContext

import pytest


@pytest.fixture(scope="session")
def form_context():
    """Every code and id exists that begins as its kind does."""
    return FormContext(
        today=date(2026, 11, 21),
        now=datetime(2026, 11, 21, 8, tzinfo=UTC),
        country="BI",
        currency="BIF",
        is_location=lambda code, field, day: code.startswith("BI-"),
        is_case=lambda uid, field: uid.startswith("case-"),
        is_agent=lambda user, field: user.startswith("clerk"),
        is_unit=lambda id, field: id.startswith("commune-"),
        user="clerk1",
    )

"""Forms for the tests of the core, filled on a Saturday at a commune of Burundi."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy.core.errors import InvalidValues
from egov.policy.core.form import FormContext
from egov.policy.core.form import validate
from egov.policy.core.model import Field
from egov.policy.core.model import Filing
from egov.policy.core.model import Numbering
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from pathlib import Path

import pytest
import sys


sys.path.insert(0, str(Path(__file__).parent))
"""The modules beside the tests are imported by their names."""


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


@pytest.fixture(scope="session")
def asking():
    """``asking(field, …, conditions=…)``: a procedure with these fields in one section."""

    def asking(*fields, **more):
        words = Text(fr="Essai")
        known = {
            "id": "trial",
            "version": 1,
            "title": words,
            "description": words,
            "legal_basis": words,
            "channels": (),
            "unit_kinds": (),
            "filing": Filing("1"),
            "numbering": Numbering("trial", "{number}"),
            "actors": (),
            "subject": (),
            "sections": (Section("all", words, fields),),
            "states": (),
            "transitions": (),
        }
        return Procedure(**{**known, **more})

    return asking


@pytest.fixture(scope="session")
def field():
    """``field("age", "integer", minimum=0)``: one question."""

    def field(id, type, **more):
        return Field(id, FieldType(type), Text(fr=id.capitalize()), **more)

    return field


@pytest.fixture(scope="session")
def clean(asking, form_context):
    """``clean(field, value)``: the stored answer to a single question, or its problems."""

    def clean(asked, value, complete=False, stored=None, context=form_context):
        try:
            values = validate(
                asking(asked),
                {asked.id: value},
                context,
                complete=complete,
                stored={} if stored is None else {asked.id: stored},
            )
        except InvalidValues as error:
            return [(item.field, item.code) for item in error.problems]
        return values.get(asked.id)

    return clean

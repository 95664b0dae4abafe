"""A form with every type of field, as the schema of stock Plone."""

from dataclasses import replace
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Section
from egov.policy.core.model import Text
from egov.policy.core.reader import read
from egov.policy.core.terms import FieldType
from egov.policy.procedures import library
from egov.policy.procedures.fti import compile_fti
from egov.policy.procedures.fti import compile_schema
from egov.policy.procedures.fti import FIELDS
from egov.policy.procedures.fti import NOBODY
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.schema.jsonfield import JSONField
from plone.supermodel import loadString
from zope import schema

import pytest
import transaction


TITLE = Text(fr="Essai")
OPTIONS = (Option("a", Text(fr="A")), Option("b", Text(fr="B")))
COLUMNS = (Field("name", FieldType.TEXT, TITLE),)
SPECIAL = {
    FieldType.INTEGER: {"minimum": 1, "maximum": 9},
    FieldType.MONEY: {"minimum": 0},
    FieldType.TEXT: {"max_length": 80, "required": True},
    FieldType.EMAIL: {"required": True, "visible_when": "x_boolean"},
    FieldType.CHOICE: {"options": OPTIONS},
    FieldType.CHOICES: {"options": OPTIONS},
    FieldType.TABLE: {"columns": COLUMNS},
    FieldType.COMPUTED: {"formula": "x_integer * 2"},
    FieldType.LONG_TEXT: {"see": ("clerk",)},
    FieldType.TIME: {"hidden_in": ("draft",)},
}
NONE = {FieldType.FILE, FieldType.HEADING, FieldType.NOTE}

EXPECTED = {
    schema.TextLine: "text partial_date time location phone email reference agent unit",
    schema.Text: "long_text rich_text",
    schema.Int: "integer",
    schema.Decimal: "decimal money computed",
    schema.Date: "date",
    schema.Bool: "boolean",
    schema.Choice: "choice",
    schema.List: "choices",
    JSONField: "person organisation identity table signature consent",
}


@pytest.fixture
def everything(definition):
    """The attestation with a field of every type instead of its own."""
    fields = tuple(
        Field(f"x_{kind}", kind, TITLE, **SPECIAL.get(kind, {"help": TITLE})) for kind in FieldType
    )
    return replace(
        read(definition(), library=library.shared()),
        sections=(Section("all", TITLE, fields),),
        subject=(),
    )


@pytest.fixture
def compiled(portal, everything):
    """Its schema, read back from what the type keeps."""
    return loadString(compile_schema(everything)).schema


def test_every_type_that_stores_a_value_has_a_field(compiled):
    assert set(FIELDS) == set(FieldType) - NONE
    kinds = {kind: names.split() for kind, names in EXPECTED.items()}
    found = {name: type(compiled[name]) for name in compiled}
    assert found == {f"x_{name}": kind for kind, names in kinds.items() for name in names}


def test_bounds_and_options_are_kept(compiled):
    assert (compiled["x_integer"].min, compiled["x_integer"].max) == (1, 9)
    assert compiled["x_money"].min == 0
    assert compiled["x_text"].max_length == 80
    assert [term.value for term in compiled["x_choices"].value_type.vocabulary] == ["a", "b"]


def test_what_is_asked_only_sometimes_is_not_required_by_stock_tools(compiled):
    assert compiled["x_text"].required
    assert not compiled["x_email"].required


def test_what_is_computed_is_read_only(compiled):
    assert compiled["x_computed"].readonly


def test_what_is_kept_from_somebody_is_read_by_nobody(compiled):
    kept = compiled.queryTaggedValue(READ_PERMISSIONS_KEY)
    assert kept == {"x_long_text": NOBODY, "x_time": NOBODY}


def test_no_role_has_the_permission_that_nobody_has(portal):
    roles = portal.rolesOfPermission("egov.policy: See restricted field")
    assert roles
    assert [item["name"] for item in roles if item["selected"]] == []


def test_stock_restapi_describes_every_type(functional_portal, http, everything):
    types = api.portal.get_tool("portal_types")
    types._setObject("everything-v1", compile_fti(everything, "everything-v1"))
    transaction.commit()
    shown = http("agent.bwiza").get("@types/everything-v1").json()["properties"]
    assert {f"x_{kind}" for kind in FIELDS} - shown.keys() <= {"x_computed"}
    described = {name: shown[name]["type"] for name in ("x_person", "x_table", "x_choices")}
    assert described == {"x_person": "dict", "x_table": "dict", "x_choices": "array"}

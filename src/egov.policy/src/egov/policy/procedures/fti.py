"""Procedure → Dexterity type: the schema that stock Plone and ``@types`` show.

The schema is a view of the form for stock tools; what a value must satisfy is
judged by :mod:`egov.policy.core.form`, on every way in.
"""

from collections.abc import Callable
from decimal import Decimal
from egov.policy.core import conditions
from egov.policy.core.conditions import ValueType
from egov.policy.core.form import is_restricted
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.terms import FieldType
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.fti import DexterityFTI
from plone.schema.jsonfield import JSONField
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from plone.supermodel.model import finalizeSchemas
from plone.supermodel.model import Model
from plone.supermodel.model import Schema
from plone.supermodel.model import SchemaClass
from plone.supermodel.serializer import serialize
from typing import Any
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

import json


CASE_CLASS = "egov.policy.cases.content.Case"

NOBODY = "egov.policy.SeeRestrictedField"
"""Permission that no role has: stock tools never show a field that is kept from somebody."""

RESULTS = {
    ValueType.NUMBER: schema.Decimal,
    ValueType.DATE: schema.Date,
    ValueType.BOOLEAN: schema.Bool,
}
"""Schema fields of what formulas give, if it is no text."""


def compile_fti(procedure: Procedure, id: str) -> DexterityFTI:
    """The type of a procedure's cases, ready to be put into portal_types."""
    return DexterityFTI(
        id,
        title=procedure.title.best("fr")[0],
        description=procedure.description.best("fr")[0],
        klass=CASE_CLASS,
        factory=id,
        add_permission="egov.policy.AddCase",
        global_allow=False,
        # Nothing is added by stock screens: papers come in through documents.
        filter_content_types=True,
        allowed_content_types=(),
        model_source=compile_schema(procedure),
        model_file="",
        schema="",
        behaviors=(),
        default_view="case",
        view_methods=("case",),
    )


def compile_schema(procedure: Procedure) -> str:
    """The fields of a procedure as plone.supermodel XML."""
    stored = [field for field in procedure.fields if field.type in FIELDS]
    attributes = {field.id: _field(procedure, field) for field in stored}
    for order, made in enumerate(attributes.values()):
        made.order = order
    made = SchemaClass("Case", (Schema,), attrs=attributes)
    made.setTaggedValue(FIELDSETS_KEY, [_fieldset(section) for section in procedure.sections])
    restricted = {field.id: NOBODY for field in stored if is_restricted(field)}
    if restricted:
        made.setTaggedValue(READ_PERMISSIONS_KEY, restricted)
    finalizeSchemas(made)
    return serialize(Model({"": made}))


def _fieldset(section: Section) -> Fieldset:
    names = [field.id for field in section.fields if field.type in FIELDS]
    return Fieldset(section.id, label=section.title.best("fr")[0], fields=names)


def _field(procedure: Procedure, field: Field) -> schema.Field:
    common = {
        "__name__": field.id,
        "title": field.title.best("fr")[0],
        "description": field.help.best("fr")[0],
        # What is asked only sometimes, or only later, cannot be required by stock tools.
        "required": field.required and not field.visible_when,
    }
    if field.type is FieldType.COMPUTED:
        result = conditions.formula_for(procedure, field.formula).type
        return RESULTS.get(result, schema.TextLine)(readonly=True, **common | {"required": False})
    return FIELDS[field.type](field, common)


def _plain(kind: type[schema.Field]) -> Callable[[Field, dict[str, Any]], schema.Field]:
    return lambda field, common: kind(**common)


def _integer(field: Field, common: dict[str, Any]) -> schema.Field:
    return schema.Int(min=field.minimum, max=field.maximum, **common)


def _decimal(field: Field, common: dict[str, Any]) -> schema.Field:
    bounds = {"min": field.minimum, "max": field.maximum}
    known = {name: Decimal(bound) for name, bound in bounds.items() if bound is not None}
    return schema.Decimal(**known, **common)


def _text(kind: type[schema.Field]) -> Callable[[Field, dict[str, Any]], schema.Field]:
    return lambda field, common: kind(max_length=field.max_length, **common)


def _choice(field: Field, common: dict[str, Any]) -> schema.Field:
    if field.options_from:
        return schema.TextLine(**common)
    return schema.Choice(vocabulary=_vocabulary(field), **common)


def _choices(field: Field, common: dict[str, Any]) -> schema.Field:
    chosen = schema.TextLine()
    if not field.options_from:
        chosen = schema.Choice(vocabulary=_vocabulary(field))
    return schema.List(value_type=chosen, **common)


def _data(type: str) -> Callable[[Field, dict[str, Any]], schema.Field]:
    return lambda field, common: JSONField(schema=json.dumps({"type": type}), **common)


def _vocabulary(field: Field) -> SimpleVocabulary:
    return SimpleVocabulary(
        [SimpleTerm(option.id, option.id, option.title.best("fr")[0]) for option in field.options]
    )


FIELDS: dict[FieldType, Callable[[Field, dict[str, Any]], schema.Field]] = {
    FieldType.TEXT: _text(schema.TextLine),
    FieldType.LONG_TEXT: _text(schema.Text),
    FieldType.RICH_TEXT: _text(schema.Text),
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.MONEY: _decimal,
    FieldType.DATE: _plain(schema.Date),
    FieldType.PARTIAL_DATE: _plain(schema.TextLine),
    FieldType.TIME: _plain(schema.TextLine),
    FieldType.BOOLEAN: _plain(schema.Bool),
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.PERSON: _data("object"),
    FieldType.ORGANISATION: _data("object"),
    FieldType.IDENTITY: _data("object"),
    FieldType.LOCATION: _plain(schema.TextLine),
    FieldType.PHONE: _plain(schema.TextLine),
    FieldType.EMAIL: _plain(schema.TextLine),
    FieldType.TABLE: _data("array"),
    FieldType.SIGNATURE: _data("object"),
    FieldType.COMPUTED: _plain(schema.TextLine),
    FieldType.REFERENCE: _plain(schema.TextLine),
    FieldType.CONSENT: _data("object"),
    FieldType.AGENT: _plain(schema.TextLine),
    FieldType.UNIT: _plain(schema.TextLine),
}
"""The schema field of each type that stores a value; files, headings and notes store none."""

"""Procedure → Dexterity type: the schema that stock Plone and ``@types`` show.

The schema is a view of the form for stock tools; what a value must satisfy is
judged by :mod:`egov.policy.core.form`, on every way in.
"""

from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from plone.dexterity.fti import DexterityFTI
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from plone.supermodel.model import finalizeSchemas
from plone.supermodel.model import Model
from plone.supermodel.model import Schema
from plone.supermodel.model import SchemaClass
from plone.supermodel.serializer import serialize
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


CASE_CLASS = "egov.policy.cases.content.Case"

PLAIN = {
    FieldType.TEXT: schema.TextLine,
    FieldType.LONG_TEXT: schema.Text,
    FieldType.INTEGER: schema.Int,
    FieldType.DATE: schema.Date,
    FieldType.BOOLEAN: schema.Bool,
    FieldType.LOCATION: schema.TextLine,
    FieldType.PHONE: schema.TextLine,
}
"""Field types that need no vocabulary."""


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
    attributes = {field.id: _field(field) for field in procedure.fields}
    for order, made in enumerate(attributes.values()):
        made.order = order
    made = SchemaClass("Case", (Schema,), attrs=attributes)
    made.setTaggedValue(FIELDSETS_KEY, [_fieldset(section) for section in procedure.sections])
    finalizeSchemas(made)
    return serialize(Model({"": made}))


def _fieldset(section) -> Fieldset:
    names = [field.id for field in section.fields]
    return Fieldset(section.id, label=section.title.best("fr")[0], fields=names)


def _field(field: Field) -> schema.Field:
    common = {
        "__name__": field.id,
        "title": field.title.best("fr")[0],
        "description": field.help.best("fr")[0],
        "required": field.required,
    }
    if field.type is FieldType.CHOICE:
        return schema.Choice(vocabulary=_vocabulary(field), **common)
    if field.type is FieldType.INTEGER:
        return schema.Int(min=field.minimum, max=field.maximum, **common)
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT):
        return PLAIN[field.type](max_length=field.max_length, **common)
    return PLAIN[field.type](**common)


def _vocabulary(field: Field) -> SimpleVocabulary:
    return SimpleVocabulary(
        [SimpleTerm(option.id, option.id, option.title.best("fr")[0]) for option in field.options]
    )

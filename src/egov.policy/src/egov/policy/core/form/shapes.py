"""How the answers of each type look in JSON."""

from collections.abc import Mapping
from egov.policy.core.terms import FieldType
from typing import Any


TEXT = {"type": "string"}
AMOUNT = {"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"}
OBJECT = {"type": "object"}

SHAPES: Mapping[FieldType, Mapping[str, Any]] = {
    FieldType.TEXT: TEXT,
    FieldType.LONG_TEXT: TEXT,
    FieldType.RICH_TEXT: {**TEXT, "contentMediaType": "text/html"},
    FieldType.INTEGER: {"type": "integer"},
    FieldType.DECIMAL: AMOUNT,
    FieldType.MONEY: AMOUNT,
    FieldType.DATE: {**TEXT, "format": "date"},
    FieldType.PARTIAL_DATE: {**TEXT, "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    FieldType.TIME: {**TEXT, "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    FieldType.BOOLEAN: {"type": "boolean"},
    FieldType.CHOICE: TEXT,
    FieldType.CHOICES: {"type": "array", "uniqueItems": True},
    FieldType.PERSON: OBJECT,
    FieldType.ORGANISATION: OBJECT,
    FieldType.IDENTITY: OBJECT,
    FieldType.LOCATION: TEXT,
    FieldType.PHONE: {**TEXT, "pattern": r"^\+[0-9]{3,15}$"},
    FieldType.EMAIL: {**TEXT, "format": "email", "maxLength": 254},
    FieldType.TABLE: {"type": "array"},
    FieldType.SIGNATURE: {
        **OBJECT,
        "properties": {
            "name": TEXT,
            "by": {**TEXT, "readOnly": True},
            "at": {**TEXT, "format": "date-time", "readOnly": True},
        },
        "required": ["name"],
    },
    FieldType.COMPUTED: {"type": ["string", "boolean"], "readOnly": True},
    FieldType.REFERENCE: TEXT,
    FieldType.CONSENT: {
        **OBJECT,
        "properties": {
            "given": {"type": "boolean"},
            "on": {**TEXT, "format": "date", "readOnly": True},
        },
        "required": ["given"],
    },
    FieldType.AGENT: TEXT,
    FieldType.UNIT: TEXT,
}
"""JSON Schema of each type that has a value in JSON; files, headings and notes have none."""

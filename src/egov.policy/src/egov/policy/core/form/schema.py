"""A form as JSON Schema (2020-12), for whoever fills it over REST or draws it.

What the format has no word for stands under keys that begin with ``x-``; they are told in
docs/reference/field-types.md.  Conditions go out as JsonLogic.
"""

from egov.policy.core.composites import is_composite
from egov.policy.core.composites import parts_of
from egov.policy.core.form.rules import Rules
from egov.policy.core.form.shapes import SHAPES
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.terms import FieldType
from typing import Any


DIALECT = "https://json-schema.org/draft/2020-12/schema"

BOUNDED = (FieldType.DECIMAL, FieldType.MONEY)
"""Types whose bounds JSON Schema cannot say, because they travel as text."""

AS_WRITTEN = (
    "latest",
    "level",
    "within",
    "as_of",
    "currency",
    "places",
    "options_from",
    "procedures",
    "accept",
    "prefill",
    "see",
    "hidden_in",
    "locked_in",
)
"""Keys of a field that go out under ``x-`` as the definition has them."""

CONDITIONS = ("visible_when", "required_when", "valid_when")


def form_schema(procedure: Procedure, language: str) -> dict[str, Any]:
    """The form as JSON Schema, with titles in a language."""
    return {
        "$schema": DIALECT,
        "title": procedure.title.best(language)[0],
        **_Writer(Rules(procedure), language).record(tuple(procedure.fields)),
        "required": [field.id for section in procedure.sections for field in _always(section)],
        "x-layout": str(procedure.layout),
        "x-sections": _sections(procedure, language),
    }


def _always(section: Section) -> list[Field]:
    """Fields without which nothing can be sent in."""
    if section.later or section.visible_when:
        return []
    return [
        field
        for field in section.fields
        if field.required and not field.visible_when and field.type in SHAPES
    ]


def _sections(procedure: Procedure, language: str) -> list[dict[str, Any]]:
    rules = Rules(procedure)
    return [
        {
            "id": section.id,
            "title": section.title.best(language)[0],
            "description": section.help.best(language)[0],
            "fields": [field.id for field in section.fields],
            "later": section.later,
            **_logic(rules, section, ("visible_when",)),
        }
        for section in procedure.sections
    ]


def _logic(rules: Rules, item: Any, keys: tuple[str, ...], table: str = "") -> dict[str, Any]:
    return {_key(key): rules.logic(getattr(item, key), table) for key in keys if getattr(item, key)}


def _key(name: str) -> str:
    return f"x-{name.replace('_', '-')}"


class _Writer:
    """Writes fields, and what is inside them, in one language."""

    def __init__(self, rules: Rules, language: str) -> None:
        self._rules, self._language = rules, language

    def record(self, fields: tuple[Field, ...], table: str = "") -> dict[str, Any]:
        """An object with these fields and no other."""
        return {
            "type": "object",
            "properties": {
                field.id: self._property(field, order, table) for order, field in enumerate(fields)
            },
            "required": [field.id for field in fields if field.required and not field.visible_when],
            "additionalProperties": False,
        }

    def _property(self, field: Field, order: int, table: str) -> dict[str, Any]:
        shown = {
            "title": self._words(field.title),
            # Nothing is sent to a field that has no value.
            **SHAPES.get(field.type, {"readOnly": True}),
            "x-type": str(field.type),
            "x-order": order,
            **self._bounds(field),
            **self._inside(field),
            **self._of_total(field),
            **_logic(self._rules, field, CONDITIONS, table),
        }
        if field.help:
            shown["description"] = self._words(field.help)
        if field.personal:
            shown["x-personal"] = self._words(field.personal)
        if field.valid_message:
            shown["x-valid-message"] = self._words(field.valid_message)
        if field.default is not None:
            shown["default"] = field.default
        if field.formula:
            shown["x-formula"] = self._rules.formula_logic(field.formula, table)
        if field.see_in:
            shown["x-see-in"] = {item.id: list(item.states) for item in field.see_in}
        if field.change:
            shown["x-change"] = {item.id: list(item.actors) for item in field.change}
        return shown

    def _bounds(self, field: Field) -> dict[str, Any]:
        prefix = "x-" if field.type in BOUNDED else ""
        bounds = {
            "maxLength": field.max_length,
            f"{prefix}minimum": field.minimum,
            f"{prefix}maximum": field.maximum,
            "minItems": field.least_rows,
            "maxItems": field.most_rows,
        }
        found = {name: value for name, value in bounds.items() if value is not None}
        written = {_key(name): getattr(field, name) for name in AS_WRITTEN}
        return found | {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in written.items()
            if value not in (None, "", ())
        }

    def _of_total(self, field: Field) -> dict[str, Any]:
        """That other cases make it up, and how far."""
        if not field.total:
            return {}
        most = {"x-ceiling": self._rules.formula_logic(field.ceiling)} if field.ceiling else {}
        return {"readOnly": True, "x-total": True, **most}

    def _inside(self, field: Field) -> dict[str, Any]:
        if is_composite(field):
            return self.record(parts_of(field))
        if field.type is FieldType.TABLE:
            return {"items": self.record(field.columns, field.id)}
        if field.type is FieldType.CHOICES:
            return {"items": {"type": "string", **self._options(field)}}
        return self._options(field)

    def _options(self, field: Field) -> dict[str, Any]:
        """Those that are offered; and those that a case may still have from an earlier version."""
        offered, former = map(self._titled, (field.options, field.former))
        return {
            **({"oneOf": offered} if offered else {}),
            **({"x-former": former} if former else {}),
        }

    def _titled(self, options: tuple[Option, ...]) -> list[dict[str, str]]:
        return [{"const": option.id, "title": self._words(option.title)} for option in options]

    def _words(self, text: Any) -> str:
        return str(text.best(self._language)[0])

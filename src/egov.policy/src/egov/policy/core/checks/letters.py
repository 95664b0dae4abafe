"""Checks of the templates of papers: they are there, and ask for what a paper can say."""

from collections.abc import Iterator
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.options import IN_TEMPLATES
from egov.policy.core.checks.outline import Outline
from egov.policy.core.composites import is_composite
from egov.policy.core.composites import parts_of
from egov.policy.core.conditions import ValueType
from egov.policy.core.model import Field
from egov.policy.core.template import ACT
from egov.policy.core.template import ACT_ROWS
from egov.policy.core.template import CITED_ACT
from egov.policy.core.template import GIVEN
from egov.policy.core.template import OWN_ACT
from egov.policy.core.template import SIGNED
from egov.policy.core.template import WORDS
from egov.policy.core.terms import FieldType


UNIT = "unit"
"""Under this word a template finds the unit of the case, and by their kinds those above it."""


def templates_are_there(outline: Outline, report: Report) -> None:
    """Every paper has a template."""
    templates = outline.context.templates
    for document in outline.procedure.documents:
        if templates is not None and document.template not in templates:
            words = {"name": document.template, "hint": hint(document.template, templates)}
            report.add("E175", f"documents.{document.id}.template", **words)


def templates_ask_for_what_there_is(outline: Outline, report: Report) -> None:
    """A template names answers that the form has, and what the office gives."""
    templates = outline.context.templates or {}
    known = {*_answers(outline), *_of_the_office(outline)}
    for document in outline.procedure.documents:
        for name in sorted(templates.get(document.template, ())):
            if name not in known and not _is_unknown_unit(outline, name):
                words = {"name": name, "template": document.template, "hint": hint(name, known)}
                report.add("E186", f"documents.{document.id}.template", **words)


RULES = (templates_are_there, templates_ask_for_what_there_is)


def _answers(outline: Outline) -> Iterator[str]:
    """What the form and the options of the unit say."""
    for section in outline.procedure.sections:
        for field in section.fields:
            yield from _printed(f"{section.id}.{field.id}", field)
            if _is_date(outline, field):
                yield f"{WORDS}.{field.id}"
    yield from (f"{IN_TEMPLATES}.{option.id}" for option in outline.procedure.options)


def _printed(name: str, field: Field) -> Iterator[str]:
    """What can be printed of an answer: of a thing its parts, of a table its columns."""
    if is_composite(field):
        yield f"{name}.name"
        for part in parts_of(field):
            yield from _printed(f"{name}.{part.id}", part)
        return
    yield name
    for column in field.columns:
        yield from _printed(f"{name}.{column.id}", column)


def _is_date(outline: Outline, field: Field) -> bool:
    if field.type is FieldType.COMPUTED:
        formula = outline.formula(field.formula)
        return formula is not None and formula.type is ValueType.DATE
    return field.type is FieldType.DATE


def _of_the_office(outline: Outline) -> Iterator[str]:
    for word, names in GIVEN.items():
        yield from (f"{word}.{name}" for name in names)
    for word in _acts(outline):
        yield from (f"{word}.{name}" for name in (*ACT, *ACT_ROWS))
        rows = ((row, name) for row, names in ACT_ROWS.items() for name in names)
        yield from (f"{word}.{row}.{name}" for row, name in rows)
    for asked in outline.tasks:
        yield from (f"signed.{asked.task.id}.{name}" for name in SIGNED)
    yield f"{UNIT}.name"
    yield from (f"{UNIT}.{kind}" for kind in _kinds(outline))


def _acts(outline: Outline) -> Iterator[str]:
    """The words under which there is an act."""
    finds = any(caused.effect.name == "find_act" for caused in outline.effects)
    if finds or outline.procedure.act:
        yield OWN_ACT
    if finds:
        yield CITED_ACT


def _kinds(outline: Outline) -> frozenset[str]:
    """Kinds that each unit with such cases is, or has above it."""
    kinds = outline.procedure.unit_kinds
    lines = [line for kind in kinds for line in outline.context.lines(kind)]
    return frozenset.intersection(*lines) if lines else frozenset()


def _is_unknown_unit(outline: Outline, name: str) -> bool:
    """Whether that is of a unit, and no unit of the office tells what is above it."""
    word, _, rest = name.partition(".")
    return word == UNIT and "." not in rest and not _kinds(outline)

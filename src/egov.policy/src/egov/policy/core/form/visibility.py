"""Which fields of a form are asked for, given the other answers.

It is about conditions alone; who may see a field is :mod:`.access`.
"""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.facts import fact
from egov.policy.core.form.facts import facts_of
from egov.policy.core.form.rules import Rules
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from typing import Any


def shown(procedure: Procedure, values: Mapping[str, Any], context: FormContext) -> frozenset[str]:
    """Ids of the fields that are asked for: a hidden one answers nothing to later ones."""
    return shown_given(procedure, values, context.known, context.supplied)


def shown_given(
    procedure: Procedure,
    values: Mapping[str, Any],
    known: Mapping[str, Any],
    supplied: Collection[str],
) -> frozenset[str]:
    """The same, given what conditions may ask besides the answers and the pieces that are there."""
    rules, facts, found = Rules(procedure), dict(known), set()
    for section in procedure.sections:
        if not is_met(section, rules, facts):
            continue
        for field in section.fields:
            if is_met(field, rules, facts):
                found.add(field.id)
                facts[field.id] = fact(field, values.get(field.id), supplied)
    return frozenset(found)


def is_met(item: Field | Section, rules: Rules, facts: Mapping[str, Any]) -> bool:
    """Whether the condition of a field or a section holds, if it has one."""
    return not item.visible_when or rules.holds(item.visible_when, facts)


def all_facts(
    procedure: Procedure, values: Mapping[str, Any], context: FormContext | None
) -> dict[str, Any]:
    """All answers and, with a context, what it knows."""
    if context is None:
        return facts_of(procedure.fields, values)
    return {**context.known, **facts_of(procedure.fields, values, context.supplied)}

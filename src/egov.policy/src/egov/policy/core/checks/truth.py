"""What can be said of conditions without any case: whether they can hold, alone or together.

Sound over clever: whatever is not sure counts as possible, and as not certain.  ``given``
are names of what is never missing, as :func:`filed` gives them.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core import form
from egov.policy.core.checks.outline import Answers
from egov.policy.core.checks.outline import Outline
from egov.policy.core.conditions import Condition
from egov.policy.core.conditions import FACTS
from egov.policy.core.conditions import satisfiability
from egov.policy.core.conditions import ValueType
from egov.policy.core.form import is_restricted
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from typing import Any

import json


def never(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether these can never hold all at once."""
    return not together(outline, *texts, given=given)


def together(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether these may all hold at once; an empty one always does."""
    read = _read(outline, [text for text in texts if text])
    return agree(outline, [condition.logic for condition in read], given)


def agree(outline: Outline, logics: Iterable[Any], given: tuple[str, ...] = ()) -> bool:
    """Whether conditions that were read may all hold at once."""
    found = (_answers(outline, (part,), given) for part in _apart(logics))
    return all(answers is None or (True,) in answers for answers in found)


def always(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether one of these holds whatever the answers are; an empty one does."""
    if not all(texts):
        return True
    read = _read(outline, texts)
    groups = [(part,) for part in _apart([read[0].logic])] if len(read) == 1 else [read]
    found = (_answers(outline, group, given) for group in groups)
    return bool(read) and all(answers is not None and all(map(any, answers)) for answers in found)


def may_all_fail(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether it may be that none of these holds; no, if that cannot be told."""
    read = _read(outline, texts)
    found = _answers(outline, read, given) if read else None
    return found is not None and not all(map(any, found))


def filed(outline: Outline) -> tuple[str, ...]:
    """What every case has that is filed: the answers that all have to give."""
    sections = outline.procedure.sections
    asked = [item for item in sections if not item.later and not item.visible_when]
    return tuple(
        field.id
        for section in asked
        for field in section.fields
        if (field.required or field.least_rows)
        and not (field.visible_when or field.locked_in or is_restricted(field))
    )


def parts_of(logic: Any) -> Iterator[Any]:
    """What all has to hold for a condition to hold."""
    if isinstance(logic, dict) and "and" in logic:
        for part in logic["and"]:
            yield from parts_of(part)
    else:
        yield logic


def names_in(logic: Any) -> Iterator[str]:
    """The names of which a condition, or a list of them, speaks."""
    if isinstance(logic, dict):
        for operator, sides in logic.items():
            yield from [sides] if operator == "var" else names_in(sides)
    elif isinstance(logic, list | tuple):
        for side in logic:
            yield from names_in(side)


def _read(outline: Outline, texts: Iterable[str]) -> tuple[Condition, ...]:
    """The conditions of these texts; none if one of them cannot be read."""
    found = [outline.condition(text) for text in texts]
    return tuple(item for item in found if item) if all(found) else ()


def _apart(logics: Iterable[Any]) -> list[Condition]:
    """What has to hold for all of these: groups of parts that share no fact with each other.

    Each can be tried alone, which is quick where trying all at once would not be.
    """
    groups: list[tuple[set[str], list[Any]]] = []
    for logic in logics:
        for part in parts_of(logic):
            names, parts = set(names_in(part)), [part]
            for group in [group for group in groups if group[0] & names]:
                groups.remove(group)
                names |= group[0]
                parts = [*group[1], *parts]
            groups.append((names, parts))
    return [_condition({"and": parts}, names) for names, parts in groups]


def _answers(
    outline: Outline, read: tuple[Condition, ...], given: tuple[str, ...]
) -> Answers | None:
    """What some conditions can answer; None if that is not sure.  Tried once for each."""
    key = (json.dumps([condition.logic for condition in read]), given)
    if key not in outline.tried:
        outline.tried[key] = _tried(outline, read, given)
    return outline.tried[key]


def _tried(outline: Outline, read: tuple[Condition, ...], given: tuple[str, ...]) -> Answers | None:
    names = {name for condition in read for name in condition.names}
    there = [
        _condition({"!==": [{"var": name}, None]}, [name])
        for name in sorted(names)
        if name in (*FACTS, *given) or name.startswith("option:")
    ]
    found = satisfiability.possible([*there, *read], _taken(outline, names, given))
    if found is None:
        return None
    return frozenset(row[len(there) :] for row in found if all(row[: len(there)]))


def _condition(logic: Any, names: Iterable[str]) -> Condition:
    return Condition("", logic, tuple(sorted(names)), ValueType.BOOLEAN, ())


def _taken(
    outline: Outline, names: Collection[str], given: Collection[str]
) -> satisfiability.Taken:
    """What the answers and outcomes of these names can be."""
    fields = {name: field for name in names if (field := outline.fields.get(name))}
    # An effect need not keep to the bounds of a form.
    bound = {id: item for id, item in fields.items() if id not in outline.set_by_effects}
    ways = [str(way) for way in Outcome]
    outcomes = {name: ways for name in names if name.startswith("outcome:")}
    rows = {
        id: (item.least_rows or 1, item.most_rows)
        for id, item in fields.items()
        if item.type is FieldType.TABLE and id in given
    }
    found = form.taken(fields)
    return satisfiability.Taken(
        {**found.choices, **outcomes}, form.taken(bound).numbers, {**found.rows, **rows}
    )

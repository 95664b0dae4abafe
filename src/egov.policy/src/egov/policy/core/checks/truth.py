"""What can be said of conditions without any case: whether they can hold, alone or together.

Sound over clever: whatever is not sure counts as possible, and as not certain.  ``given``
are names of what is never missing, as :func:`filed` gives them.
"""

from collections.abc import Collection
from collections.abc import Mapping
from egov.policy.core.checks.outline import Outline
from egov.policy.core.conditions import Condition
from egov.policy.core.conditions import FACTS
from egov.policy.core.conditions import satisfiability
from egov.policy.core.conditions import ValueType
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from functools import lru_cache


def never(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether these can never hold all at once."""
    return not together(outline, *texts, given=given)


def together(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether these may all hold at once; an empty one always does."""
    found = _answers(outline, tuple(text for text in texts if text), given)
    return found is None or any(map(all, found))


def always(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether one of these holds whatever the answers are; an empty one does."""
    if not all(texts):
        return True
    found = _answers(outline, texts, given)
    return found is not None and all(map(any, found))


def may_all_fail(outline: Outline, *texts: str, given: tuple[str, ...] = ()) -> bool:
    """Whether it may be that none of these holds; no, if that cannot be told."""
    found = _answers(outline, texts, given)
    return found is not None and not all(map(any, found))


def filed(outline: Outline) -> tuple[str, ...]:
    """What every case has that is filed: the answers that all have to give."""
    sections = outline.procedure.sections
    asked = [item for item in sections if not item.later and not item.visible_when]
    return tuple(
        field.id
        for section in asked
        for field in section.fields
        if field.required and not (field.visible_when or field.hidden_in or field.see)
    )


@lru_cache(maxsize=1024)
def _answers(
    outline: Outline, texts: tuple[str, ...], given: tuple[str, ...]
) -> frozenset[tuple[bool, ...]] | None:
    """Which answers they can give at the same time; None if that is not sure."""
    read = [condition for text in texts if (condition := outline.condition(text))]
    if len(read) < len(texts):
        return None
    names = {name for condition in read for name in condition.names}
    there = [_is_there(name) for name in sorted(names.intersection((*FACTS, *given)))]
    found = satisfiability.possible([*there, *read], _choices(outline, names))
    if found is None:
        return None
    return frozenset(row[len(there) :] for row in found if all(row[: len(there)]))


def _is_there(name: str) -> Condition:
    return Condition(name, {"!==": [{"var": name}, None]}, (name,), ValueType.BOOLEAN, ())


def _choices(outline: Outline, names: Collection[str]) -> Mapping[str, Collection[str]]:
    """All that the choices and outcomes among these names can be."""
    found: dict[str, Collection[str]] = {}
    for name in names:
        field = outline.fields.get(name)
        if field and field.type is FieldType.CHOICE and field.options:
            found[name] = [option.id for option in field.options]
        elif name.startswith("outcome:"):
            found[name] = [str(outcome) for outcome in Outcome]
    return found

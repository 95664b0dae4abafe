"""Every condition and formula of a definition, where it stands, read once."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.core import conditions
from egov.policy.core.checks.outline import Caused
from egov.policy.core.checks.outline import Outline
from egov.policy.core.conditions import Formula
from egov.policy.core.conditions.subjects import types_of_fields
from egov.policy.core.effects import ParameterType
from egov.policy.core.errors import ConditionError
from egov.policy.core.model import Task
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Outcome
from functools import lru_cache
from functools import partial


CONDITIONS_OF_FIELDS = ("visible_when", "required_when", "valid_when")
ENDINGS = (*(f".{key}" for key in CONDITIONS_OF_FIELDS), ".when", ".exempt_when")


@dataclass(frozen=True)
class Use:
    """A condition or a formula where it stands; ``found`` is None when it cannot be read."""

    path: str
    text: str
    found: Formula | None = None
    error: ConditionError | None = None

    @property
    def is_formula(self) -> bool:
        """Whether it gives a value, not a yes or no."""
        return not self.path.endswith(ENDINGS) and not self.path.startswith("conditions.")


@lru_cache(maxsize=4)
def uses(outline: Outline) -> tuple[Use, ...]:
    """All of them, in the order of the definition."""
    return (*_conditions(outline), *_formulas(outline), *_in_tables(outline))


def told_by(task: Task) -> set[str]:
    """Names of the facts that tell how a task ended."""
    return {f"outcome:{task.id}", *(f"votes:{task.id}:{outcome}" for outcome in Outcome)}


def _conditions(outline: Outline) -> Iterator[Use]:
    read = partial(conditions.for_procedure, outline.procedure)
    for path, text in (*_texts_of_form(outline), *_texts_of_flow(outline)):
        if text:
            yield _use(path, text, read)


def _texts_of_form(outline: Outline) -> Iterator[tuple[str, str]]:
    procedure = outline.procedure
    yield from ((f"conditions.{named.id}", named.when) for named in procedure.conditions)
    for at, section in enumerate(procedure.sections):
        yield f"sections.{at}.visible_when", section.visible_when
    for place in outline.places:
        for key in CONDITIONS_OF_FIELDS:
            yield f"{place.path}.{key}", getattr(place.field, key)
    for number, piece in enumerate(procedure.pieces):
        yield f"pieces.{number}.visible_when", piece.visible_when
        yield f"pieces.{number}.required_when", piece.required_when


def _texts_of_flow(outline: Outline) -> Iterator[tuple[str, str]]:
    for fee in outline.procedure.fees:
        yield f"fees.{fee.id}.when", fee.when
        yield f"fees.{fee.id}.exempt_when", fee.exempt_when
    for message in outline.procedure.messages:
        yield f"messages.{message.id}.when", message.when
    for asked in outline.tasks:
        yield f"{asked.path}.when", asked.task.when
    for item in outline.procedure.transitions:
        yield f"transitions.{item.id}.when", item.when
        if item.automatic:
            yield f"transitions.{item.id}.automatic.when", item.automatic.when


def _formulas(outline: Outline) -> Iterator[Use]:
    read = partial(conditions.formula_for, outline.procedure)
    for place in outline.places:
        if place.field.type is FieldType.COMPUTED and place.field.formula:
            yield _use(f"{place.path}.formula", place.field.formula, read)
        if place.field.ceiling:
            yield _use(f"{place.path}.ceiling", place.field.ceiling, read)
    named = [*_formulas_of_fees(outline)]
    named += [item for caused in outline.effects for item in _formulas_of(outline, caused)]
    for path, value in named:
        if isinstance(value, str) and value:
            yield _use(path, value, read)


def _formulas_of_fees(outline: Outline) -> Iterator[tuple[str, object]]:
    for fee in outline.procedure.fees:
        yield f"fees.{fee.id}.amount", fee.amount
        yield f"fees.{fee.id}.quantity", fee.quantity


def _formulas_of(outline: Outline, caused: Caused) -> Iterator[tuple[str, object]]:
    """Path and text of the formulas among the parameters of an effect."""
    effect = caused.effect
    known = outline.context.effects.get(effect.name)
    for item in known.parameters if known else ():
        path = f"{caused.path}.{effect.name}.{item.name}"
        value = effect.parameters.get(item.name)
        if item.type is ParameterType.FORMULA:
            yield path, value
        elif item.type is ParameterType.FORMULAS and isinstance(value, dict):
            yield from ((f"{path}.{name}", text) for name, text in value.items())


def _in_tables(outline: Outline) -> Iterator[Use]:
    """Conditions and formulas of columns, which may also name the other columns."""
    named = {item.id: item.when for item in outline.procedure.conditions}
    for place in outline.places:
        if not place.field.columns:
            continue
        types = conditions.types_of(outline.procedure)
        words = {**types, **types_of_fields(place.field.columns)}
        for number, column in enumerate(place.field.columns):
            for key in (*CONDITIONS_OF_FIELDS, "formula"):
                read = conditions.formula if key == "formula" else conditions.parse
                if text := getattr(column, key):
                    path = f"{place.path}.columns.{number}.{key}"
                    yield _use(path, text, partial(read, types=words, named=named))


def _use(path: str, text: str, read: Callable[[str], Formula]) -> Use:
    try:
        return Use(path, text, read(text))
    except ConditionError as error:
        return Use(path, text, error=error)

"""A procedure as it stands with the options that a unit has set."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import replace
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import ChosenText
from egov.policy.core.model import ChosenWord
from egov.policy.core.model import option_of
from egov.policy.core.model import Period
from egov.policy.core.model import Procedure
from egov.policy.core.model import UnitOption
from egov.policy.core.options.values import cleaned
from egov.policy.core.options.values import period_of
from egov.policy.core.terms import OptionKind
from typing import Any


Options = Mapping[str, UnitOption]


def applied(procedure: Procedure, given: Mapping[str, Any]) -> Procedure:
    """The procedure as it stands where these options were set.

    What it does not declare, or cannot have, is left out: the default stands then.
    """
    options = tuple(_with(option, given) for option in procedure.options)
    pairs = zip(procedure.options, options, strict=True)
    changed = {new.id: new for old, new in pairs if new.current != old.current}
    standing = _standing(procedure, changed) if changed else procedure
    return replace(standing, options=options) if options != procedure.options else procedure


def opened(procedure: Procedure) -> Procedure:
    """The procedure in which every option may have any value."""
    options = tuple(replace(option, is_open=True) for option in procedure.options)
    return replace(procedure, options=options) if options else procedure


def chosen(option: UnitOption) -> ChosenWord | ChosenText | Period:
    """What an option says where a definition wants a function, a text or a period."""
    if option.kind is OptionKind.PERIOD:
        return replace(period_of(option.current), option=option.id)
    if option.kind is OptionKind.TEXT:
        return ChosenText(option.current, option.id)
    return ChosenWord(option.current, option.id)


def chosen_in(part: object) -> Iterator[str]:
    """Ids of the options that say functions, texts and periods of a part."""
    if found := option_of(part):
        yield found
    else:
        for inner in _inside(part).values():
            yield from chosen_in(inner)


def _with(option: UnitOption, given: Mapping[str, Any]) -> UnitOption:
    try:
        return replace(option, value=cleaned(option, given[option.id]))
    except (KeyError, InvalidValues):
        return option


def _standing(part: Any, options: Options) -> Any:
    """A part with what these options say; the same object where they say nothing."""
    if option := option_of(part):
        return chosen(options[option]) if option in options else part
    old = _inside(part)
    new = {name: _standing(inner, options) for name, inner in old.items()}
    changed = {name: inner for name, inner in new.items() if inner is not old[name]}
    if not changed:
        return part
    return tuple(new.values()) if isinstance(part, tuple) else replace(part, **changed)


def _inside(part: Any) -> dict[Any, Any]:
    """What a part is made of, by name or by number; nothing of what is no part."""
    if isinstance(part, tuple):
        return dict(enumerate(part))
    if is_dataclass(part) and not isinstance(part, UnitOption | Period):
        return {item.name: getattr(part, item.name) for item in fields(part)}
    return {}

"""Checks against earlier versions: an id is never used again for something else.

Cases stay for years and name what they hold by its id; so do papers and registers.
What is known of earlier versions is small and comes with the context; none is read.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.evolution import fixed
from egov.policy.core.evolution import fixed_keys
from egov.policy.core.evolution import is_kin
from egov.policy.core.evolution import is_same
from egov.policy.core.evolution import LASTING
from egov.policy.core.evolution import Part
from egov.policy.core.evolution import parts_of
from typing import Any


CHANGED: Mapping[str, str] = {
    "columns": "E301",
    "documents": "E303",
    "fields": "E301",
    "options": "E306",
    "states": "E302",
}
"""Codes for what may never change, by kind of part."""


def ids_keep_what_they_are(outline: Outline, report: Report) -> None:
    """No type or currency of a field, kind of a state or option, register of a paper is another."""
    for part, known in _known(outline):
        now, then = fixed(part), known["fixed"]
        if part.kind in CHANGED and now not in then:
            key = _other(fixed_keys(part), then[-1].split(), now.split())
            words = {"name": part.id, "then": then[-1], "now": now}
            report.add(CHANGED[part.kind], f"{part.place}.{key}", **words)


def ids_keep_their_meaning(outline: Outline, report: Report) -> None:
    """What was gone comes back as what it was; what stayed is at most called otherwise."""
    newest = outline.context.past.newest if outline.context.past else 0
    for part, known in _known(outline):
        titles = known["titles"]
        if not part.title or is_same(part.title, titles):
            continue
        words = {"name": part.id, "then": _shown(titles[-1]), "now": _shown(part.title)}
        path = f"{part.place}.title"
        if known["last"] < newest:
            report.add("E304", path, **words)
        elif not is_kin(part.title, titles):
            report.add("W301", path, **words)


def versions_follow_each_other(outline: Outline, report: Report) -> None:
    """A new version has a number above all that are published."""
    past, number = outline.context.past, outline.procedure.version
    if past and number <= past.newest:
        report.add("E305", "version", number=number, newest=past.newest)


def the_register_stays(outline: Outline, report: Report) -> None:
    """What a procedure feeds is the register that it has fed."""
    act, past = outline.procedure.act, outline.context.past
    if act and past and past.registers and act.register not in past.registers:
        then = max(past.registers, key=past.registers.__getitem__)
        report.add("E307", "act.register", then=then, now=act.register)


RULES = (
    ids_keep_what_they_are,
    ids_keep_their_meaning,
    versions_follow_each_other,
    the_register_stays,
)


def _known(outline: Outline) -> Iterator[tuple[Part, Mapping[str, Any]]]:
    """Parts that earlier versions had too."""
    past = outline.context.past
    if past:
        for path, part in parts_of(outline.procedure).items():
            known = past.memory.get(".".join(path))
            if known and part.kind in LASTING:
                yield part, known


def _other(keys: Sequence[str], then: Sequence[str], now: Sequence[str]) -> str:
    """The first key that says something else; the last one where that is left out."""
    differing = (key for key, *words in zip(keys, then, now, strict=False) if len({*words}) > 1)
    return next(differing, keys[-1])


def _shown(title: Mapping[str, str]) -> str:
    return next(iter(title.values()), "")

"""Checks of the texts: French always, the other languages if they can be; no two alike."""

from collections.abc import Iterable
from collections.abc import Iterator
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.outline import Outline
from egov.policy.core.model import Text
from functools import lru_cache

import dataclasses


def texts_are_there(outline: Outline, report: Report) -> None:
    """Every text that is given at all is given in French; a warning for English."""
    for path, text in _all_of(outline):
        if text and not text.get("fr", "").strip():
            report.add("E130", path)
        elif text and not text.get("en", "").strip():
            report.add("W201", path)


def kirundi_is_whole(outline: Outline, report: Report) -> None:
    """Once some texts are in Kirundi, how many are not; one warning for all of them.

    What is said to those who left a number or an address counts by itself: they read it alone,
    in the language that they asked for.
    """
    shown = (text for path, text in _all_of(outline) if not path.startswith("messages."))
    outside = (item for item in outline.procedure.messages if item.contact)
    said = (text for item in outside for text in (item.sms, item.email_subject, item.email))
    for path, all_texts in (("title", shown), ("messages", said)):
        texts = [text for text in all_texts if text]
        missing = sum(not text.get("rn", "").strip() for text in texts)
        if 0 < missing < len(texts):
            report.add("W223", path, missing=missing, count=len(texts))


def titles_differ(outline: Outline, report: Report) -> None:
    """What people see beside each other does not read alike."""
    for path, things in _beside_each_other(outline):
        seen: dict[str, str] = {}
        for step, id, title in things:
            text = " ".join(title.get("fr", "").split()).casefold()
            if text and text in seen:
                report.add("W220", f"{path}.{step}.title", name=id, other=seen[text])
            seen.setdefault(text, id)


RULES = (texts_are_there, kirundi_is_whole, titles_differ)

BY_NUMBER = ("sections", "fields", "pieces", "columns", "steps")
"""Parts that a definition lists; the others it names by id."""

Thing = tuple[object, str, Text]
"""A part: the step of its path, its id, its title."""


def _beside_each_other(outline: Outline) -> Iterator[tuple[str, Iterable[Thing]]]:
    procedure = outline.procedure
    yield "states", [(item.id, item.id, item.title) for item in procedure.states]
    yield "documents", [(item.id, item.id, item.title) for item in procedure.documents]
    yield "sections", _by_number(procedure.sections)
    yield "pieces", _by_number(procedure.pieces)
    for at, section in enumerate(procedure.sections):
        yield f"sections.{at}.fields", _by_number(section.fields)
    for place in outline.places:
        options = [(item.id, item.id, item.title) for item in place.field.options]
        yield f"{place.path}.options", options
        yield f"{place.path}.columns", _by_number(place.field.columns)
    for state in procedure.states:
        taken = [item for item in outline.leaving(state.id) if not item.automatic]
        for actor in {item.actor for item in taken} - {""}:
            mine = [item for item in taken if item.actor == actor]
            yield "transitions", [(item.id, item.id, item.title) for item in mine]
        yield (
            f"states.{state.id}.tasks",
            [(task.id, f"{task.id} of {state.id}", task.title) for task in state.tasks],
        )


def _by_number(items: Iterable[object]) -> list[Thing]:
    return [(at, item.id, item.title) for at, item in enumerate(items)]  # type: ignore[attr-defined]


@lru_cache(maxsize=4)
def _all_of(outline: Outline) -> tuple[tuple[str, Text], ...]:
    """Every text of the definition with its path."""
    return tuple(_texts(outline.procedure, ""))


def _texts(part: object, path: str) -> Iterator[tuple[str, Text]]:
    for item in dataclasses.fields(part):  # type: ignore[arg-type]
        value = getattr(part, item.name)
        if not value or isinstance(value, str):
            continue
        inner = f"{path}.{item.name}".lstrip(".")
        if isinstance(value, Text):
            yield inner, value
        elif isinstance(value, tuple):
            yield from _all_texts(value, item.name, inner)
        elif dataclasses.is_dataclass(value):
            yield from _texts(value, inner)


def _all_texts(parts: tuple[object, ...], name: str, path: str) -> Iterator[tuple[str, Text]]:
    for number, part in enumerate(parts):
        if dataclasses.is_dataclass(part):
            id = getattr(part, "id", "")
            step = number if name in BY_NUMBER or not id else id
            yield from _texts(part, f"{path}.{step}")

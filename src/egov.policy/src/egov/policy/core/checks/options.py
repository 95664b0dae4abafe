"""Checks of what units may set for themselves: each says something, and tests set it rightly."""

from collections.abc import Iterator
from egov.policy.core.checks.context import hint
from egov.policy.core.checks.context import Report
from egov.policy.core.checks.expressions import uses
from egov.policy.core.checks.outline import Outline
from egov.policy.core.options import BOUNDED
from egov.policy.core.options import can_be
from egov.policy.core.options import chosen_in


IN_TEMPLATES = "options"
"""Under this word a template finds what options say."""


def bounds_belong_to_numbers(outline: Outline, report: Report) -> None:
    """Only what is counted has a least and a greatest value."""
    for option in outline.procedure.options:
        for key in ("minimum", "maximum"):
            if getattr(option, key) is not None and option.kind not in BOUNDED:
                words = {"name": option.id, "kind": option.kind, "key": key}
                report.add("E220", f"options.{option.id}.{key}", **words)


def options_are_used(outline: Outline, report: Report) -> None:
    """Every option says something."""
    templates = outline.context.templates
    papers = outline.procedure.documents
    if papers and templates is None:
        # A template may ask for it.
        return
    used = {*chosen_in(outline.procedure), *_in_expressions(outline)}
    for paper in papers:
        names = (name.split(".") for name in (templates or {}).get(paper.template, ()))
        used.update(rest[0] for first, *rest in names if first == IN_TEMPLATES and rest)
    for option in outline.procedure.options:
        if option.id not in used:
            report.add("W230", f"options.{option.id}", name=option.id)


def what_units_have_set_can_still_be(outline: Outline, report: Report) -> None:
    """No unit loses a value that it has given to an option."""
    options = {option.id: option for option in outline.procedure.options}
    lost: dict[str, list[str]] = {}
    for item in outline.context.ever_set(outline.procedure):
        if item.option not in options or not can_be(options[item.option], item.value):
            lost.setdefault(item.option, []).append(item.unit)
    for id, units in lost.items():
        code, path = ("W231", f"options.{id}") if id in options else ("W237", "options")
        report.add(code, path, name=id, units=outline.context.named(units))


def tests_set_what_can_be_set(outline: Outline, report: Report) -> None:
    """A test sets options that there are, to values that they can have."""
    options = {option.id: option for option in outline.procedure.options}
    for test in outline.procedure.tests:
        for id, value in test.options.items():
            path = f"tests.{test.id}.options.{id}"
            if id not in options:
                report.add("E221", path, name=id, hint=hint(id, options))
                continue
            if not can_be(options[id], value):
                report.add("E222", path, name=id, kind=options[id].kind, value=value)


RULES = (
    bounds_belong_to_numbers,
    options_are_used,
    what_units_have_set_can_still_be,
    tests_set_what_can_be_set,
)


def _in_expressions(outline: Outline) -> Iterator[str]:
    for use in uses(outline):
        for name in use.found.names if use.found else ():
            kind, _, option = name.partition(":")
            if kind == "option":
                yield option

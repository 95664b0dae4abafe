"""Buttons inside a form that show it again: a row more, a row less, words looked for.

Used by the pages with a form of a procedure.  They work without scripts; nothing is
judged and nothing is kept, the page just comes back with what was typed.
"""

from collections.abc import Iterable
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms import tables
from egov.policy.portal.forms.answers import PREFIX
from egov.policy.portal.forms.answers import Typed
from egov.policy.portal.forms.questions import Asked


def refreshed(
    fields: Iterable[Field], typed: Typed, wanted: str, prefix: str = PREFIX
) -> tuple[dict[str, str], str]:
    """What the boxes hold after a button, and the box in which the person goes on."""
    what, _colon, name = wanted.partition(":")
    known = {f"{prefix}{field.id}": field for field in fields if field.type is FieldType.TABLE}
    if what == "add" and name in known:
        return _with_row(known[name], name, _numbered(known, typed))
    table, _hyphen, number = name.rpartition("-")
    if what == "remove" and table in known and number.isdecimal():
        return tables.without_row(table, typed, int(number)), ""
    return _numbered(known, typed), name if what == "find" else ""


def with_only_hits(typed: Typed, sections: Iterable[Asked]) -> dict[str, str]:
    """The boxes, with the only thing found where nothing was chosen from what was found."""
    taken = {}
    for question in (
        item for section in sections for one in section.questions for item in one.every()
    ):
        if question.kind == "search" and question.sought and not question.value:
            options = [option for group in question.groups for option in group.options]
            if len(options) == 1:
                taken[question.box] = options[0].value
    return {**typed, **taken}


def _numbered(names: Iterable[str], typed: Typed) -> dict[str, str]:
    for name in names:
        typed = tables.numbered(name, typed)
    return dict(typed)


def _with_row(field: Field, name: str, typed: dict[str, str]) -> tuple[dict[str, str], str]:
    shown = max(len(tables.rows_in(name, typed)), field.least_rows or 1)
    first = f"{name}-{shown}-{field.columns[0].id}"
    rows = {f"{name}-{row}-{field.columns[0].id}": "" for row in range(shown + 1)}
    return {**rows, **typed}, first

"""What a box takes: how it looks, and the words under its label.

Used where questions are made.  Whether an answer is good is judged by ``core.form``.
"""

from collections.abc import Callable
from collections.abc import Mapping
from egov.policy import _
from egov.policy.core.form.pieces import piece_of
from egov.policy.core.model import Field
from egov.policy.core.terms import FieldType
from egov.policy.portal.forms.pieces import accepted
from egov.policy.portal.forms.pieces import formats_said
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.page import Page


SHORT, MEDIUM = 20, 80

FIGURES = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY)

TYPES = {FieldType.PHONE: "tel", FieldType.EMAIL: "email"}
"""Types of boxes that bring a keyboard of their own."""

RICH = _(
    "An empty line begins a paragraph. <strong>bold</strong> and <em>italic</em> may be "
    "used, <ul><li>one</li><li>two</li></ul> makes a list."
)

MODES = {
    FieldType.INTEGER: "numeric",
    FieldType.DECIMAL: "decimal",
    FieldType.MONEY: "decimal",
}


def look(field: Field, currency: str) -> Look:
    """How the box of a field looks."""
    suffix = (field.currency or currency) if field.type is FieldType.MONEY else ""
    accept = accepted(piece_of(field)) if field.type is FieldType.FILE else ""
    return Look(
        type=TYPES.get(field.type, "text"),
        mode=MODES.get(field.type),
        suffix=suffix,
        accept=accept,
    )


def width(field: Field) -> str:
    """The class that makes a box as wide as what is expected in it."""
    if field.type in (*FIGURES, FieldType.PHONE):
        return "width-10"
    if field.type is FieldType.TIME:
        return "width-4"
    most = field.max_length or MEDIUM
    return "width-10" if most <= SHORT else "width-20" if most <= MEDIUM else ""


def said(page: Page, field: Field) -> str:
    """What is to be known before typing, besides the help of the field."""
    if field.type is FieldType.FILE:
        return formats_said(page, piece_of(field))
    words = SAID.get(field.type)
    return " ".join(page.translated(item) for item in words(field)) if words else ""


def _whole(field: Field) -> list[str]:
    if field.minimum is not None and field.maximum is not None:
        mapping = {"least": str(field.minimum), "most": str(field.maximum)}
        return [_("From ${least} to ${most}.", mapping=mapping)]
    if field.minimum is not None:
        return [_("At least ${least}.", mapping={"least": str(field.minimum)})]
    if field.maximum is not None:
        return [_("At most ${most}.", mapping={"most": str(field.maximum)})]
    return []


def _decimal(field: Field) -> list[str]:
    places = field.places
    if not places:
        return _whole(field)
    return [*_whole(field), _("At most ${n} decimals.", mapping={"n": str(places)})]


def _rows(field: Field) -> list[str]:
    least, most = field.least_rows, field.most_rows
    mapping = {"least": str(least), "most": str(most)}
    if least and most:
        return [_("From ${least} to ${most} rows.", mapping=mapping)]
    if least:
        return [_("At least ${least} rows.", mapping=mapping)]
    return [_("At most ${most} rows.", mapping=mapping)] if most else []


def _fixed(*sentences: str) -> Callable[[Field], list[str]]:
    return lambda field: list(sentences)


SAID: Mapping[FieldType, Callable[[Field], list[str]]] = {
    FieldType.INTEGER: _whole,
    FieldType.DECIMAL: _decimal,
    FieldType.MONEY: _whole,
    FieldType.TABLE: _rows,
    FieldType.PARTIAL_DATE: _fixed(_("If the day or the month is not known, leave it empty.")),
    FieldType.TIME: _fixed(_("Hours and minutes, for example 8:30.")),
    FieldType.RICH_TEXT: _fixed(RICH),
    FieldType.SIGNATURE: _fixed(_("Type your full name: it stands for your signature.")),
}
"""Sentences under the label, by type."""

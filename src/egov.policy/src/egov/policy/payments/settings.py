"""The operators through which people pay, from the registry."""

from egov.policy import _
from egov.policy.core.fees import Columns
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import queryUtility
from zope.interface import Interface

import re


PREFIX = "egov.policy.payments"

ID = re.compile("[a-z][a-z0-9_-]{0,39}")


class IPaymentSettings(Interface):
    """How people pay besides cash.  Registry: egov.policy.payments."""

    operators = schema.List(
        title=_("Payment operators"),
        description=_("An id and a name each, as “ecocash EcoCash”; banks as well."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )

    statement_columns = schema.List(
        title=_("Columns of statements"),
        description=_(
            "The id of an operator, then what its files call the columns of reference, amount and "
            "day: “ecocash Transaction ID | Amount | Date”."
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )


def operators() -> dict[str, str]:
    """Names of the operators, by id."""
    return dict(map(_operator, _lines("operators")))


def columns() -> dict[str, Columns]:
    """What each operator calls the columns of its statements, by id."""
    return dict(map(_columns, _lines("statement_columns")))


def refuse_what_says_nothing(settings, event) -> None:
    """Refuse a line that could not be read when somebody pays or a statement comes."""
    read = _READ.get(event.record.fieldName)
    for line in event.newValue or () if read else ():
        read(line)


def _lines(name: str) -> list[str]:
    registry = queryUtility(IRegistry)
    return (registry.get(f"{PREFIX}.{name}") if registry is not None else None) or []


def _operator(line: str) -> tuple[str, str]:
    id, _space, name = line.strip().partition(" ")
    if not ID.fullmatch(id) or not name.strip():
        raise ValueError(f"Give an id and a name: {line}")
    return id, name.strip()


def _columns(line: str) -> tuple[str, Columns]:
    id, names = _operator(line)
    parts = [part.strip() for part in names.split("|")]
    if len({part.casefold() for part in parts}) != 3 or not all(parts):
        raise ValueError(f"Give an id and three columns: {line}")
    return id, Columns(*parts)


_READ = {"operators": _operator, "statement_columns": _columns}
"""What reads a line of a setting, and raises ValueError if it is something else."""

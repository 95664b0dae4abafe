"""The functions of the language: what each takes, gives and is good for.

The allow-list of calls, and the source of their reference: every example is run by a
test.  How a call becomes logic is in :mod:`.calls`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from egov.policy.core.conditions.types import RecordType
from egov.policy.core.conditions.types import TableType
from egov.policy.core.conditions.types import Type
from egov.policy.core.conditions.types import ValueType
from typing import Any


@dataclass(frozen=True)
class Function:
    """One function.  With ``takes`` its parameters are values of these types, in order."""

    signature: str
    gives: str
    doc: str
    example: str
    value: str
    takes: tuple[ValueType, ...] = ()

    @property
    def name(self) -> str:
        """What is written before the bracket."""
        return self.signature.partition("(")[0]


NUMBER, DATE, TEXT = ValueType.NUMBER, ValueType.DATE, ValueType.TEXT

_FUNCTIONS = (
    Function(
        "given(value)",
        "boolean",
        "Whether something was answered: a text, a list or a table that is empty was not.",
        "given(phone)",
        "false",
    ),
    Function(
        "part(record, 'part')",
        "the type of the part",
        "One part of a person, an organisation or an identity paper.",
        "part(buyer, 'surname')",
        "'Ndayizeye'",
    ),
    Function(
        "count(list)",
        "number",
        "How many rows a table has, or entries a list; 0 if it was not given.",
        "count(children)",
        "2",
    ),
    Function(
        "sum(table, 'column')",
        "number",
        "The sum of a column of numbers; 0 without rows, missing when a cell is empty.",
        "sum(children, 'allowance')",
        "12500.5",
    ),
    Function(
        "least(one, other, …)",
        "the type of its values",
        "The smallest of several numbers, or the earliest of several dates.",
        "least(price, 10000)",
        "10000",
    ),
    Function(
        "greatest(one, other, …)",
        "the type of its values",
        "The largest of several numbers, or the latest of several dates.",
        "greatest(born, '2000-01-01')",
        "'2000-02-29'",
    ),
    Function(
        "round(number, places)",
        "number",
        "The number with so many decimal places (0 to 6), half up.",
        "round(2.345, 2)",
        "2.35",
        (NUMBER, NUMBER),
    ),
    Function(
        "abs(number)",
        "number",
        "The number without its sign.",
        "abs(price - 20000)",
        "5000",
        (NUMBER,),
    ),
    Function(
        "year(date)",
        "number",
        "The year of a date, or of a date of which only the year or the month is known.",
        "year(built)",
        "1987",
    ),
    Function(
        "years_between(from, to)",
        "number",
        "Full years from a day to another: an age.",
        "years_between(born, today)",
        "26",
        (DATE, DATE),
    ),
    Function(
        "days_between(from, to)",
        "number",
        "Days from a day to another; negative if the other comes first.",
        "days_between('2026-11-01', today)",
        "20",
        (DATE, DATE),
    ),
    Function(
        "add_days(date, days)",
        "date",
        "The day so many days later, or earlier.",
        "add_days(today, -30)",
        "'2026-10-22'",
        (DATE, NUMBER),
    ),
    Function(
        "add_months(date, months)",
        "date",
        "The same day so many months later, or the last day of a shorter month.",
        "add_months('2026-01-31', 1)",
        "'2026-02-28'",
        (DATE, NUMBER),
    ),
    Function(
        "length(text)",
        "number",
        "How many characters a text has.",
        "length(part(buyer, 'surname'))",
        "9",
        (TEXT,),
    ),
    Function(
        "outcome('task')",
        "text",
        "How a task ended the last time; missing as long as it is open or was not asked.",
        "outcome('opinion')",
        "'favourable'",
    ),
    Function(
        "votes('task', 'outcome')",
        "number",
        "How many of those who were asked ended a task that way.",
        "votes('opinion', 'favourable')",
        "2",
    ),
    Function(
        "option('option')",
        "the type of the option",
        "What the unit of the case has set for itself, or else the default: an amount or a "
        "number, a yes or no, the id of a function.",
        "option('allowance')",
        "7500",
    ),
)

FUNCTIONS: Mapping[str, Function] = {item.name: item for item in _FUNCTIONS}
"""Function by its name."""

SAMPLE: Mapping[str, tuple[Type, Any]] = {
    "phone": (TEXT, None),
    "price": (NUMBER, 15000),
    "born": (DATE, date(2000, 2, 29)),
    "built": (TEXT, "1987-05"),
    "buyer": (RecordType.of({"surname": TEXT}), {"surname": "Ndayizeye"}),
    "children": (
        TableType.of({"allowance": NUMBER}),
        [{"allowance": "7500.5"}, {"allowance": 5000}],
    ),
    "today": (DATE, date(2026, 11, 21)),
    "outcome:opinion": (TEXT, "favourable"),
    "votes:opinion:favourable": (NUMBER, 2),
    "option:allowance": (NUMBER, 7500),
}
"""Facts of the examples, with their types."""

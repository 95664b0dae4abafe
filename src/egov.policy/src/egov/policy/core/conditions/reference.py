"""The reference of the language, made of its tables; ``egov reference`` writes it down.

Its examples are run by a test, with the facts of :data:`.functions.SAMPLE`.
"""

from collections.abc import Iterator
from egov.policy.core.conditions.evaluation import MAX_STEPS
from egov.policy.core.conditions.functions import FUNCTIONS
from egov.policy.core.conditions.functions import SAMPLE
from egov.policy.core.conditions.numbers import PLACES
from egov.policy.core.conditions.reading import MAX_DEPTH
from egov.policy.core.conditions.reading import MAX_LENGTH
from egov.policy.core.conditions.reading import MAX_NODES
from egov.policy.core.conditions.reading import MAX_SIZE
from egov.policy.core.conditions.subjects import FACTS
from typing import Any


Row = tuple[str, ...]

TYPES: tuple[Row, ...] = (
    ("text", "Words, a choice, a place, a telephone", "`'other'`"),
    (
        "number",
        f"Whole and decimal numbers, money: exact, {PLACES} decimal places, below 10^15",
        "`1200` `-2.5`",
    ),
    ("date", "A day", "`'2026-11-21'`"),
    ("time", "A time of day", "`'08:30'`"),
    ("boolean", "Yes or no, a consent; whether a file or a signature is there", "`true` `false`"),
    ("list", "Several choices, papers that are ready, marks", ""),
    ("table", "Rows with columns; take `count` or `sum` of it", ""),
    ("record", "A person, an organisation, an identity paper; take a `part` of it", ""),
)
"""Types, what has them, how a constant is written."""

OPERATORS: tuple[Row, ...] = (
    (
        "`and` `or` `not`",
        "Both, one of them, the contrary",
        "price > 10 and not given(phone)",
        "true",
    ),
    ("`==` `!=`", "The same, another", "outcome('opinion') == 'favourable'", "true"),
    ("`<` `<=` `>` `>=`", "Order of numbers, dates and times", "10 < price <= 15000", "true"),
    ("`in` `not in`", "One of several constants, or of a list", "price in [100, 200]", "false"),
    (
        "`+` `-` `*` `/`",
        "Arithmetic, rounded half up at the last place",
        "price / 7",
        "2142.857143",
    ),
    ("`… if … else …`", "One value or another", "0 if price < 20000 else price * 0.03", "0"),
    ("`( )`", "What comes first", "(price + 500) * 2", "31000"),
)
"""Operators, what they say, an example and its value."""

FACTS_SAID = {
    "act_found": "Whether the act that the case has looked for is in its register",
    "act_number": "Number of the act that the case has entered; missing before",
    "documents_ready": "Ids of the papers that are issued and ready",
    "fees_due": "What is due in all since the filing; missing while a line has no price",
    "fees_paid": "What was paid since the filing, refunds taken off",
    "fees_settled": "Whether nothing is left to pay; also where nothing is due",
    "flags": "Marks of the case",
    "today": "The day on which it is asked",
    "opened_on": "The day on which the case was opened; `today` while there is none",
    "filed_on": "The day on which it was filed; `today` until then: what would hold if it was "
    "filed now",
    "unit": "Id of the unit of the case",
    "unit_kind": "Kind of that unit",
    "requester": "User id of the person who opened the case",
}

MISSING = """\
An answer that was not given makes a comparison false, whichever it is: `age < 18` and
`age >= 18` are both false without an age, and so is `sex != 'F'` without a sex. Where a yes or
no is expected it counts as no. What is computed of something missing is missing too; so is a
division by zero, a day that no calendar has, a number that grows too large. Ask `given(age)`
to know. A value of another type than its field has counts as not given."""

NAMED = """\
The ids of `conditions` of the definition can be used as a yes or no, in each other too. Those
that need themselves are refused. A computed field is a fact like any other; its type is that of
its formula."""

PROGRAMS = """\
A text becomes [JsonLogic](https://jsonlogic.com): `var` `and` `or` `!` `if` `===` `!==` `<` `<=`
`>` `>=` `in` `+` `-` `*` `/` `min` `max` with their usual meaning, an order with nothing being
false. `{"decimal": ["1.5"]}` is a number that is not whole, so that no reader takes it for binary.
`same` and `differs` compare two values that are both given, `outside` is the contrary of `in` for
such; the rest are functions of this page under their own names. `core/conditions` evaluates it,
and `conditions.js` in a browser; `tests/core/data/conditions.json` is their common table."""


def lines() -> Iterator[str]:
    """The page, without what all generated pages have."""
    yield from ("# Conditions and formulas", "")
    yield "What a definition writes after `when`, `…_when` and `formula`. It is never run as code."
    yield from _chapter("Types", ("Type", "Is", "Constant"), TYPES)
    operators = ((sign, says, f"`{text}`", f"`{value}`") for sign, says, text, value in OPERATORS)
    yield from _chapter("Operators", ("Operator", "Says", "Example", "Value"), operators)
    functions = (
        (f"`{item.signature}`", item.gives, item.doc, f"`{item.example}`", f"`{item.value}`")
        for item in FUNCTIONS.values()
    )
    yield from _chapter("Functions", ("Function", "Gives", "Says", "Example", "Value"), functions)
    yield from ("", "In the examples:", "", *_sample())
    facts = ((f"`{name}`", str(FACTS[name]), said) for name, said in FACTS_SAID.items())
    yield from _chapter("Facts besides the fields", ("Name", "Type", "Is"), facts)
    for title, text in (("What is missing", MISSING), ("Named conditions", NAMED)):
        yield from ("", f"## {title}", "", text)
    yield from ("", "## Limits", "")
    yield f"A text has at most {MAX_LENGTH} characters and {MAX_NODES} parts; with the conditions"
    yield f"that it names {MAX_SIZE} parts, {MAX_DEPTH} deep. An evaluation takes at most"
    yield f"{MAX_STEPS} steps, one for each operator and each row of a table."
    yield from ("", "## For programs", "", PROGRAMS)


def _sample() -> Iterator[str]:
    for name, (type_, value) in SAMPLE.items():
        if ":" not in name:
            yield f"- `{name}`, a {type_}: {_written(value)}"
    yield "- the task `opinion` ended `favourable`, with two such votes"
    yield "- the option `allowance`, an amount: `7500`"


def _written(value: Any) -> str:
    return "not given" if value is None else f"`{value}`"


def _chapter(title: str, heads: Row, rows: Iterator[Row] | tuple[Row, ...]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    for row in (heads, ("---",) * len(heads), *rows):
        # A bar would end the cell.
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"

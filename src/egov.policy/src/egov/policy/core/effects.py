"""The effects that a transition can have, with their parameters.

One table for everybody: the checks hold definitions against it, the engine and
``egov.policy.casework`` carry the effects out, the designer builds its forms from
it, and ``docs/reference/effects.md`` is written from it.  Nothing is done here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ParameterType(StrEnum):
    """What a parameter of an effect holds."""

    DOCUMENT = "document"
    FIELD = "field"
    REFERENCE = "reference"
    CASES = "cases"
    FIELDS = "fields"
    FLAG = "flag"
    FORMULA = "formula"
    FORMULAS = "formulas"
    PROCEDURE = "procedure"
    TRANSITION = "transition"
    TOTAL = "total"
    NUMBER = "number"
    ENDPOINT = "endpoint"
    REGISTER = "register"
    WORD = "word"
    BOOLEAN = "boolean"


HOLDS: Mapping[ParameterType, str] = {
    ParameterType.DOCUMENT: "the id of a document of this definition",
    ParameterType.FIELD: "the id of a field of this definition",
    ParameterType.REFERENCE: "the id of a field of the type `reference`",
    ParameterType.CASES: "the id of a field of the type `reference`, or the word `linked`",
    ParameterType.FIELDS: "a list of ids of fields of this definition",
    ParameterType.FLAG: "the id of a flag of this definition",
    ParameterType.FORMULA: "a formula; a number, `true` and `false` stand for themselves",
    ParameterType.FORMULAS: "fields of the other procedure with a formula each",
    ParameterType.PROCEDURE: "the id of a procedure",
    ParameterType.TRANSITION: "the id of a transition of the other procedure",
    ParameterType.TOTAL: "the id of a field of the other procedure that is a `total`",
    ParameterType.NUMBER: "a whole number",
    ParameterType.ENDPOINT: "the name of an address in the settings of the site",
    ParameterType.REGISTER: "the id of a register, or of a field whose answer is one",
    ParameterType.WORD: "a word of small letters, digits, `_` and `-`",
    ParameterType.BOOLEAN: "`true` or `false`",
}
"""What each type means, for the reference."""

LINKED = "linked"
"""Stands for the cases that are linked with this one, where a field of type reference can."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of an effect."""

    name: str
    type: ParameterType
    description: str
    required: bool = True


@dataclass(frozen=True)
class EffectType:
    """What an effect does and takes.  Those that are ``inner`` the engine carries out itself."""

    name: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    inner: bool = False
    example: str = ""

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name; None if it takes none."""
        return next((item for item in self.parameters if item.name == name), None)


_SHIPPED = (
    EffectType(
        "assign_number",
        "Takes the next number of the register; a case that has a number keeps it.",
        example="assign_number: {}",
    ),
    EffectType(
        "enter_act",
        "Enters the act of the case into the register of `act`; a case that has one keeps it.",
        example="enter_act: {}",
    ),
    EffectType(
        "find_act",
        "Looks for an act in a register of the unit; `act_found` says whether it is there.",
        (
            Parameter("register", ParameterType.REGISTER, "Which register.", required=False),
            Parameter("year", ParameterType.FIELD, "The year in which it is.", required=False),
            Parameter("number", ParameterType.FIELD, "Its number.", required=False),
            Parameter(
                "case",
                ParameterType.REFERENCE,
                "Instead of all these: the case that has entered it.",
                required=False,
            ),
        ),
        example="find_act: {register: births, year: record_year, number: record_number}",
    ),
    EffectType(
        "add_mention",
        "Writes a mention beside the act that was found, else beside that of the case.",
        (Parameter("text", ParameterType.FIELD, "The answer that it says."),),
        example="add_mention: {text: mention}",
    ),
    EffectType(
        "close_register",
        "Closes a year of a register of the unit: its minutes and its alphabetical table are made.",
        (
            Parameter("register", ParameterType.REGISTER, "Which register."),
            Parameter("year", ParameterType.FIELD, "Which year; from its last day on."),
        ),
        example="close_register: {register: births, year: closed_year}",
    ),
    EffectType(
        "issue_document",
        "Numbers and renders a paper, signed by who takes the transition.",
        (Parameter("document", ParameterType.DOCUMENT, "Which paper."),),
        example="issue_document: {document: certificate}",
    ),
    EffectType(
        "set_field",
        "Writes an answer.",
        (
            Parameter("field", ParameterType.FIELD, "Which answer; not a computed one."),
            Parameter("value", ParameterType.FORMULA, "Its value, of the type of the field."),
        ),
        inner=True,
        example="set_field: {field: decided_on, value: today}",
    ),
    EffectType(
        "set_flag",
        "Puts a flag beside the state.",
        (Parameter("flag", ParameterType.FLAG, "Which flag."),),
        inner=True,
        example="set_flag: {flag: late}",
    ),
    EffectType(
        "clear_flag",
        "Takes a flag away.",
        (Parameter("flag", ParameterType.FLAG, "Which flag."),),
        inner=True,
        example="clear_flag: {flag: late}",
    ),
    EffectType(
        "search_duplicates",
        "Looks for cases of the same procedure about the same person, and flags this one.",
        (
            Parameter("names", ParameterType.FIELDS, "The answers that name the person."),
            Parameter("date", ParameterType.FIELD, "The day by which people are told apart."),
            Parameter("days", ParameterType.NUMBER, "How far apart the days may be."),
            Parameter("flag", ParameterType.FLAG, "The flag for when there is one."),
        ),
        example="search_duplicates: {names: [name], date: birth_date, days: 5, flag: double}",
    ),
    EffectType(
        "start_case",
        "Opens a case of another procedure.",
        (
            Parameter("procedure", ParameterType.PROCEDURE, "Of which procedure."),
            Parameter(
                "unit",
                ParameterType.FORMULA,
                "The id of the unit; without it, the unit of this case.",
                required=False,
            ),
            Parameter("fields", ParameterType.FORMULAS, "Its first answers.", required=False),
            Parameter(
                "link", ParameterType.BOOLEAN, "Whether both cases are linked.", required=False
            ),
        ),
        example="start_case: {procedure: complaint, fields: {about: subject}, link: true}",
    ),
    EffectType(
        "link_case",
        "Links this case with the one that a field names.",
        (
            Parameter("field", ParameterType.REFERENCE, "Which field."),
            Parameter("as", ParameterType.WORD, "How they belong together.", required=False),
        ),
        example="link_case: {field: earlier_case, as: appeal}",
    ),
    EffectType(
        "close_case",
        "Takes a transition of another case, which must lead to its end.",
        (
            Parameter("field", ParameterType.CASES, "Which case, or all that are linked."),
            Parameter("transition", ParameterType.TRANSITION, "What is taken there."),
        ),
        example="close_case: {field: linked, transition: withdraw}",
    ),
    EffectType(
        "book_amount",
        "Books an amount in a total of another case, in place of what this case had booked"
        " there; refused where the total would pass its ceiling. An amount that asks for"
        " `fees_paid` or `fees_due` is booked anew when that changes after this case was closed.",
        (
            Parameter("case", ParameterType.REFERENCE, "Which case; without one, nothing."),
            Parameter("total", ParameterType.TOTAL, "Which total of that case."),
            Parameter("amount", ParameterType.FORMULA, "How much; 0 takes back what was booked."),
        ),
        example="book_amount: {case: budget_line, total: committed, amount: price}",
    ),
    EffectType(
        "start_retention",
        "Lets the retention period run from today, before the case is closed.",
        (Parameter("event", ParameterType.WORD, "What has happened.", required=False),),
        example="start_retention: {event: handed_over}",
    ),
    EffectType(
        "call_web",
        "Sends answers to another system, signed, by a job that tries again.",
        (
            Parameter(
                "endpoint",
                ParameterType.ENDPOINT,
                "Where to; never an address itself.",
            ),
            Parameter("fields", ParameterType.FIELDS, "The answers that are sent."),
        ),
        example="call_web: {endpoint: tax-office, fields: [surname, amount]}",
    ),
)

EFFECTS: Mapping[str, EffectType] = {effect.name: effect for effect in _SHIPPED}
"""The effects that the product ships, by name."""

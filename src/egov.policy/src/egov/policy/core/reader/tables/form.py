"""What is asked: sections, fields, pieces."""

from egov.policy.core.model import Change
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Piece
from egov.policy.core.model import Section
from egov.policy.core.model import Sight
from egov.policy.core.reader import plain
from egov.policy.core.reader.blocks import FieldsAndBlocks
from egov.policy.core.reader.blocks import SharedOptions
from egov.policy.core.reader.chosen import PeriodOrOption
from egov.policy.core.reader.chosen import WordsOrOption
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Sentence
from egov.policy.core.reader.data import Data
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.kinds import OPTION_ID
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.terms import FieldType


HELP = WordsOrOption()
OPTIONS = ById(plain.WORDS, Option, OPTION_ID, content="title", most=1000)

FIELD_KEYS = {
    "id": Key(
        plain.NAME,
        "The name of the field inside the definition; it never changes once published.",
        required=True,
    ),
    "type": Key(OneOf(FieldType), "The kind of answer that is expected.", required=True),
    "title": Key(plain.WORDS, "The question, as people read it.", required=True),
    "help": Key(HELP, "A sentence below the question."),
    "required": Key(Flag(), "Whether an answer must be given."),
    "required_when": Key(plain.CONDITION, "An answer must be given when this holds."),
    "visible_when": Key(
        plain.CONDITION, "The field is asked only when this holds; hidden, it has no answer."
    ),
    "valid_when": Key(plain.CONDITION, "An answer is accepted only when this holds."),
    "valid_message": Key(plain.WORDS, "What people read when `valid_when` does not hold."),
    "default": Key(Data(), "The answer that stands there before anybody gives one."),
    "max_length": Key(Whole(1, 100_000), "How many characters a text has at most."),
    "minimum": Key(Whole(-(10**14), 10**14), "The smallest number that is accepted."),
    "maximum": Key(Whole(-(10**14), 10**14), "The largest number that is accepted."),
    "places": Key(Whole(0, 6), "How many decimal places a decimal number has at most."),
    "currency": Key(plain.CURRENCY, "The currency of an amount, by its ISO 4217 code."),
    "latest": Key(plain.LATEST, "`today`: a date, or a year, does not lie in the future."),
    "options": Key(OPTIONS, "The values to choose from, by id, each with its title."),
    "list": Key(
        SharedOptions(),
        "A shared list, `workflows/lists/<id>.yaml`, that gives the options.",
        attribute="options",
        short=True,
    ),
    "options_from": Key(
        plain.COLUMN, "A column of a table of the same form that gives the options."
    ),
    "level": Key(plain.LEVEL, "The level of the gazetteer from which a location is chosen."),
    "within": Key(
        plain.WITHIN, "Where a location lies: in the whole country, or inside the case's unit."
    ),
    "kinds": Key(plain.NAMES, "The kinds of identity paper that are accepted."),
    "parts": Key(plain.NAMES, "What is asked of a person, an organisation, an identity paper."),
    "required_parts": Key(
        plain.NAMES, "The parts without which the person, the organisation, the paper is not given."
    ),
    "formula": Key(plain.FORMULA, "How a computed value comes from other answers."),
    "procedures": Key(
        Items(plain.SLUG), "The procedures of whose cases one can be named by a reference."
    ),
    "personal": Key(
        Sentence(), "Marks personal data, and tells whoever is asked why, in each language."
    ),
}
"""What a field can say wherever it stands."""

COLUMN = Record(Field, FIELD_KEYS, name="Column", says="A field in each row of a table.")

FIELD = Record(
    Field,
    {
        **FIELD_KEYS,
        "prefill": Key(
            plain.PREFILL,
            "Where a first answer comes from: the requester, the unit, a field of an earlier case.",
        ),
        "as_of": Key(
            plain.FIELD,
            "The date before it on whose day a location has to exist; left out: today.",
        ),
        "columns": Key(
            FieldsAndBlocks(COLUMN), "The fields of each row of a table, and blocks for fields."
        ),
        "least_rows": Key(Whole(0, 500), "How many rows a table has at least."),
        "most_rows": Key(Whole(1, 500), "How many rows a table has at most."),
        "total": Key(
            Flag(),
            "Other cases make this number up, by `book_amount`; nobody types it, and it"
            " begins with 0.",
        ),
        "ceiling": Key(
            plain.FORMULA,
            "How large a total becomes at most; what would make it larger is refused.",
        ),
        "accept": Key(plain.ACCEPT, "The types of file that are accepted."),
        "max_megabytes": Key(Whole(1, 10), "How large a file is at most."),
        "see": Key(
            plain.ACTORS,
            "The actors who see the answer; without it and `see_in` all who work on the case.",
        ),
        "see_in": Key(
            ById(plain.STATES, Sight, content="states", of=("actors",)),
            "By actor, the states in which alone they see the answer; others as `see` says.",
        ),
        "hidden_in": Key(plain.STATES, "The states in which nobody sees the field."),
        "change": Key(
            ById(plain.ACTORS, Change, content="actors", of=("states",)),
            "By state, the actors who may change the answer besides those of the state's `edit`.",
        ),
        "locked_in": Key(
            plain.STATES,
            "The states in which those of the state's `edit` may not change the answer.",
        ),
    },
)

SECTION = Record(
    Section,
    {
        "id": Key(plain.NAME, "The name of the section inside the definition.", required=True),
        "title": Key(plain.WORDS, "The heading, as people read it.", required=True),
        "help": Key(HELP, "A sentence below the heading."),
        "visible_when": Key(plain.CONDITION, "The section is asked only when this holds."),
        "later": Key(
            Flag(),
            "Not asked when a case is opened: a transition asks for it, or a state lets it be"
            " changed.",
        ),
        "fields": Key(
            FieldsAndBlocks(FIELD), "Its fields, and blocks that stand for fields.", required=True
        ),
    },
)

PIECE = Record(
    Piece,
    {
        "id": Key(plain.NAME, "The name of the piece inside the definition.", required=True),
        "title": Key(plain.WORDS, "What is to be supplied, as people read it.", required=True),
        "help": Key(HELP, "A sentence below the title."),
        "required": Key(Flag(), "Whether a case cannot be filed without it."),
        "required_when": Key(plain.CONDITION, "It must be supplied when this holds."),
        "visible_when": Key(plain.CONDITION, "It is asked only when this holds."),
        "accept": Key(plain.ACCEPT, "The types of file that are accepted."),
        "max_megabytes": Key(Whole(1, 10), "How large the file is at most."),
        "valid_for": Key(
            PeriodOrOption(),
            "How long after its date of issue it is good; that date is asked then.",
        ),
        "in_records": Key(
            Flag(), "It need not be brought again when an earlier case has it already."
        ),
    },
)

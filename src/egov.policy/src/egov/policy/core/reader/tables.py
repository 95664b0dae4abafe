"""The grammar of a definition, as tables: key → kind.

One table per class of :mod:`egov.policy.core.model`.  The reader walks them,
and ``procedure.schema.json`` is written from them.
"""

from egov.policy.core.model import Actor
from egov.policy.core.model import Document
from egov.policy.core.model import Field
from egov.policy.core.model import Filing
from egov.policy.core.model import Numbering
from egov.policy.core.model import Option
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Key
from egov.policy.core.reader.composites import OneEffect
from egov.policy.core.reader.composites import OneOrMany
from egov.policy.core.reader.composites import Record
from egov.policy.core.reader.composites import Words
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import ID
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.kinds import OPTION_ID
from egov.policy.core.reader.kinds import PeriodText
from egov.policy.core.reader.kinds import PROCEDURE_ID
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StartEvent
from egov.policy.core.terms import StateKind


NAME = String(ID, example="an id of small letters, digits and _")
SLUG = String(PROCEDURE_ID, example="an id of small letters, digits and -")
CONDITION = String(most=1000, example="a condition")
WORDS = Words()
LEVEL = String("^(province|commune|zone|quarter)$", example="province, commune, zone or quarter")
LATEST = String("^today$", example="today")
PATTERN = String(most=100, example="a text with {unit}, {year} and {number}")
TEMPLATE = String(r"^[a-z0-9-]+\.odt$", example="a name like attestation.odt")
CHANNEL = String("^(counter|web|mail|mobile)$", example="counter, web, mail or mobile")
CLASS = String(r"^[1-9][0-9]*(\.[1-9][0-9]*)*$", example="the code in quotes, “3.2.2”")

FIELD = Record(
    Field,
    {
        "id": Key(NAME, required=True),
        "type": Key(OneOf(FieldType), required=True),
        "title": Key(WORDS, required=True),
        "help": Key(WORDS),
        "required": Key(Flag()),
        "required_when": Key(CONDITION),
        "visible_when": Key(CONDITION),
        "max_length": Key(Whole(1, 100_000)),
        "minimum": Key(Whole()),
        "maximum": Key(Whole()),
        "latest": Key(LATEST),
        "options": Key(ById(WORDS, Option, OPTION_ID)),
        "level": Key(LEVEL),
        "within": Key(String("^(country|unit)$", example="country or unit")),
        "personal": Key(String(most=500, example="the reason for asking")),
    },
)

SECTION = Record(
    Section,
    {
        "id": Key(NAME, required=True),
        "title": Key(WORDS, required=True),
        "fields": Key(Items(FIELD), required=True),
    },
)

PIECE = Record(
    Piece,
    {
        "id": Key(NAME, required=True),
        "title": Key(WORDS, required=True),
        "help": Key(WORDS),
        "required": Key(Flag()),
        "required_when": Key(CONDITION),
        "accept": Key(Items(String("^(pdf|jpeg|png)$", example="pdf, jpeg or png"))),
        "max_megabytes": Key(Whole(1, 10)),
    },
)

ACTOR = Record(
    Actor,
    {
        "title": Key(WORDS, required=True),
        "function": Key(SLUG, required=True),
        "at": Key(OneOf(ActorPlace)),
    },
)

TASK = Record(
    Task,
    {
        "actor": Key(NAME, required=True),
        "title": Key(WORDS, required=True),
        "due": Key(PeriodText()),
        "complete": Key(NAME),
        "reject": Key(NAME),
    },
)

STATE = Record(
    State,
    {
        "kind": Key(OneOf(StateKind), required=True),
        "title": Key(WORDS, required=True),
        "next": Key(WORDS),
        "edit": Key(Items(NAME)),
        "task": Key(TASK),
    },
)

TRANSITION = Record(
    Transition,
    {
        "title": Key(WORDS, required=True),
        "from": Key(OneOrMany(NAME), required=True, attribute="sources"),
        "to": Key(NAME, required=True, attribute="target"),
        "actor": Key(NAME, required=True),
        "when": Key(CONDITION),
        "comment": Key(OneOf(CommentRule)),
        "effects": Key(Items(OneEffect())),
    },
)

NUMBERING = Record(
    Numbering,
    {
        "register": Key(SLUG, required=True),
        "pattern": Key(PATTERN, required=True),
    },
)

DOCUMENT = Record(
    Document,
    {
        "title": Key(WORDS, required=True),
        "template": Key(
            String(r"^[a-z0-9-]+\.odt$", example="a name like attestation.odt"), required=True
        ),
        "numbering": Key(NUMBERING, required=True),
        "revoke": Key(NAME),
    },
)

FILING = Record(
    Filing,
    {
        "class": Key(CLASS, required=True, attribute="code"),
        "retention_from": Key(OneOf(StartEvent)),
    },
)

PROCEDURE = Record(
    Procedure,
    {
        "procedure": Key(SLUG, required=True, attribute="id"),
        "version": Key(Whole(1, 999_999), required=True),
        "title": Key(WORDS, required=True),
        "description": Key(WORDS, required=True),
        "legal_basis": Key(WORDS, required=True),
        "channels": Key(Items(CHANNEL), required=True),
        "unit_kinds": Key(Items(SLUG), required=True),
        "legal_delay": Key(PeriodText()),
        "subject": Key(Items(NAME), required=True),
        "filing": Key(FILING, required=True),
        "numbering": Key(NUMBERING, required=True),
        "actors": Key(ById(ACTOR), required=True),
        "sections": Key(Items(SECTION), required=True),
        "pieces": Key(Items(PIECE)),
        "states": Key(ById(STATE), required=True),
        "transitions": Key(ById(TRANSITION), required=True),
        "documents": Key(ById(DOCUMENT)),
    },
)

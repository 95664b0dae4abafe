"""The grammar of a definition, as tables: key → kind.

One table per class of :mod:`egov.policy.core.model`.  The reader walks them,
and ``procedure.schema.json`` is written from them.
"""

from egov.policy.core import model
from egov.policy.core.model import Actor
from egov.policy.core.model import Automatic
from egov.policy.core.model import Change
from egov.policy.core.model import Deadline
from egov.policy.core.model import Document
from egov.policy.core.model import Expectation
from egov.policy.core.model import Field
from egov.policy.core.model import Filing
from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Numbering
from egov.policy.core.model import Option
from egov.policy.core.model import Piece
from egov.policy.core.model import Procedure
from egov.policy.core.model import Section
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Transition
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Data
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Key
from egov.policy.core.reader.composites import Mapped
from egov.policy.core.reader.composites import OneEffect
from egov.policy.core.reader.composites import OneOrMany
from egov.policy.core.reader.composites import Record
from egov.policy.core.reader.composites import Words
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import ID
from egov.policy.core.reader.kinds import NeedText
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.kinds import OPTION_ID
from egov.policy.core.reader.kinds import PeriodText
from egov.policy.core.reader.kinds import Plain
from egov.policy.core.reader.kinds import PROCEDURE_ID
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import DeadlineKind
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import Layout
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import Permitted
from egov.policy.core.terms import StartEvent
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind


NAME = String(ID, example="an id of small letters, digits and _")
SLUG = String(PROCEDURE_ID, example="an id of small letters, digits and -")
CONDITION = String(most=1000, example="a condition")
WORDS = Words()
LEVEL = String("^(province|commune|zone|quarter)$", example="province, commune, zone or quarter")
LATEST = String("^today$", example="today")
PATTERN = String(most=100, example="a text with {unit}, {year} and {number}")
TEMPLATE = String(r"^[a-z0-9-]+\.odt$", example="a name like attestation.odt")
PREFILL = String(
    r"^((requester|unit)\.[a-z_]+|case\.[a-z_]+\.[a-z_]+)$",
    example="requester.name, unit.title or case.<field>.<field>",
)
FORMULA = String(most=1000, example="a formula")
CURRENCY = String("^[A-Z]{3}$", example="the code of a currency, BIF")
COLUMN = String(r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", example="table.column")
ACCEPT = String("^(pdf|jpeg|png)$", example="pdf, jpeg or png")
PLACE = String(r"^[a-z][a-z0-9_.-]*$", example="a kind of unit, the id of a unit, or a field")
DAY = String(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example="a day, “2026-03-02”")
PERSON = String(r"^[a-z][a-z0-9_]*( [1-9])?$", example="an actor, or “clerk 2” for another one")
REFUSAL = String(
    r"^([a-z][a-z0-9_]*\.)?[a-z][a-z0-9_]*$", example="a code, “condition” or “phone.not_a_phone”"
)
NAMES = Items(NAME)
SOME = Items(NAME, least=0)
CHANNEL = String("^(counter|web|mail|mobile)$", example="counter, web, mail or mobile")
CLASS = String(r"^[1-9][0-9]*(\.[1-9][0-9]*)*$", example="the code in quotes, “3.2.2”")

FIELD_KEYS = {
    "id": Key(NAME, required=True),
    "type": Key(OneOf(FieldType), required=True),
    "title": Key(WORDS, required=True),
    "help": Key(WORDS),
    "required": Key(Flag()),
    "required_when": Key(CONDITION),
    "visible_when": Key(CONDITION),
    "valid_when": Key(CONDITION),
    "valid_message": Key(WORDS),
    "default": Key(Plain()),
    "prefill": Key(PREFILL),
    "max_length": Key(Whole(1, 100_000)),
    "minimum": Key(Whole(-(10**14), 10**14)),
    "maximum": Key(Whole(-(10**14), 10**14)),
    "places": Key(Whole(0, 6)),
    "currency": Key(CURRENCY),
    "latest": Key(LATEST),
    "options": Key(ById(WORDS, Option, OPTION_ID, content="title")),
    "options_from": Key(COLUMN),
    "level": Key(LEVEL),
    "within": Key(String("^(country|unit)$", example="country or unit")),
    "kinds": Key(NAMES),
    "parts": Key(NAMES),
    "required_parts": Key(NAMES),
    "formula": Key(FORMULA),
    "procedures": Key(Items(SLUG)),
    "personal": Key(String(most=500, example="the reason for asking")),
}
"""What a field can say wherever it stands."""

CELL = Record(Field, FIELD_KEYS, name="Column")
"""A field of the rows of a table."""

FIELD = Record(
    Field,
    {
        **FIELD_KEYS,
        "columns": Key(Items(CELL)),
        "least_rows": Key(Whole(0, 500)),
        "most_rows": Key(Whole(1, 500)),
        "accept": Key(Items(ACCEPT)),
        "max_megabytes": Key(Whole(1, 10)),
        "see": Key(NAMES),
        "hidden_in": Key(NAMES),
        "change": Key(ById(NAMES, Change, content="actors")),
    },
)

SECTION = Record(
    Section,
    {
        "id": Key(NAME, required=True),
        "title": Key(WORDS, required=True),
        "help": Key(WORDS),
        "visible_when": Key(CONDITION),
        "later": Key(Flag()),
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
        "visible_when": Key(CONDITION),
        "accept": Key(Items(ACCEPT)),
        "max_megabytes": Key(Whole(1, 10)),
        "valid_for": Key(PeriodText()),
        "in_records": Key(Flag()),
    },
)

ACTOR = Record(
    Actor,
    {
        "title": Key(WORDS, required=True),
        "function": Key(SLUG),
        "at": Key(OneOf(ActorPlace)),
        "place": Key(PLACE),
        "requester": Key(Flag()),
        "did": Key(NAME),
        "person": Key(NAME),
        "superior_of": Key(NAME),
    },
)

TASK = Record(
    Task,
    {
        "actor": Key(NAME, required=True),
        "title": Key(WORDS, required=True),
        "kind": Key(OneOf(TaskKind)),
        "need": Key(NeedText()),
        "order": Key(OneOf(Order)),
        "distribution": Key(OneOf(Distribution)),
        "when": Key(CONDITION),
        "due": Key(PeriodText()),
        "complete": Key(NAME),
        "reject": Key(NAME),
        "other_than": Key(NAMES),
        "remind": Key(PeriodText()),
        "escalate_after": Key(PeriodText()),
        "escalate_to": Key(NAME),
        "lapse": Key(OneOf(Outcome)),
        "allow": Key(Items(OneOf(Permitted))),
        "supervisor": Key(NAME),
    },
)

STATE = Record(
    State,
    {
        "kind": Key(OneOf(StateKind), required=True),
        "title": Key(WORDS, required=True),
        "next": Key(WORDS),
        "edit": Key(NAMES),
        "tasks": Key(ById(TASK)),
        "order": Key(OneOf(Order)),
        "need": Key(NeedText()),
        "complete": Key(NAME),
        "reject": Key(NAME),
    },
)

AUTOMATIC = Record(
    Automatic,
    {
        "when": Key(CONDITION),
        "after": Key(PeriodText()),
        "since": Key(NAME),
    },
)

TRANSITION = Record(
    Transition,
    {
        "title": Key(WORDS, required=True),
        "from": Key(OneOrMany(NAME), required=True, attribute="sources"),
        "to": Key(NAME, required=True, attribute="target"),
        "actor": Key(NAME),
        "when": Key(CONDITION),
        "automatic": Key(AUTOMATIC),
        "ask": Key(NAMES),
        "other_than": Key(NAMES),
        "comment": Key(OneOf(CommentRule)),
        "effects": Key(Items(OneEffect())),
    },
)

DEADLINE = Record(
    Deadline,
    {
        "title": Key(WORDS, required=True),
        "period": Key(PeriodText(), required=True),
        "since": Key(NAME),
        "kind": Key(OneOf(DeadlineKind)),
        "suspended": Key(Flag()),
        "warn": Key(PeriodText()),
        "silence": Key(NAME),
        "extension": Key(PeriodText()),
        "extend": Key(NAME),
    },
)

MARK = Record(model.Flag, {"title": Key(WORDS, required=True)})

EXPECTATION = Record(
    Expectation,
    {
        "state": Key(NAME),
        "waiting_for": Key(SOME),
        "people": Key(Items(PERSON, least=0)),
        "tasks": Key(SOME),
        "outcomes": Key(Mapped(OneOf(Outcome))),
        "flags": Key(SOME),
        "documents": Key(SOME),
        "offered": Key(SOME),
        "effects": Key(SOME),
        "fields": Key(Mapped(Data())),
        "due": Key(Mapped(DAY)),
        "alert": Key(Flag()),
    },
)

STEP = Record(
    TestStep,
    {
        "as": Key(PERSON, attribute="person"),
        "do": Key(NAME),
        "task": Key(NAME),
        "outcome": Key(OneOf(Outcome)),
        "fill": Key(Mapped(Data())),
        "supply": Key(NAMES),
        "comment": Key(String(most=4000)),
        "to": Key(PERSON),
        "document": Key(NAME),
        "deadline": Key(NAME),
        "amount": Key(Whole(0, 999)),
        "wait": Key(PeriodText()),
        "refused": Key(REFUSAL),
        "expect": Key(EXPECTATION),
    },
)

TEST = Record(
    Test,
    {
        "title": Key(WORDS, required=True),
        "on": Key(DAY),
        "people": Key(Mapped(Whole(0, 9))),
        "substitutes": Key(Mapped(Whole(0, 9))),
        "steps": Key(Items(STEP), required=True),
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
        "template": Key(TEMPLATE, required=True),
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
        "layout": Key(OneOf(Layout)),
        "legal_delay": Key(PeriodText()),
        "deadlines": Key(ById(DEADLINE)),
        "conditions": Key(ById(CONDITION, NamedCondition, content="when")),
        "flags": Key(ById(MARK)),
        "subject": Key(Items(NAME), required=True),
        "filing": Key(FILING, required=True),
        "numbering": Key(NUMBERING, required=True),
        "actors": Key(ById(ACTOR), required=True),
        "sections": Key(Items(SECTION), required=True),
        "pieces": Key(Items(PIECE)),
        "states": Key(ById(STATE), required=True),
        "transitions": Key(ById(TRANSITION), required=True),
        "documents": Key(ById(DOCUMENT)),
        "tests": Key(ById(TEST)),
    },
)

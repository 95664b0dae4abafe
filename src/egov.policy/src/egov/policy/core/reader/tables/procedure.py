"""A whole definition."""

from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Procedure
from egov.policy.core.model import Sample
from egov.policy.core.reader import plain
from egov.policy.core.reader.chosen import PeriodOrOption
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.data import Answer
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.tables.acts import ACT
from egov.policy.core.reader.tables.fees import FEE
from egov.policy.core.reader.tables.flow import ACTOR
from egov.policy.core.reader.tables.flow import DEADLINE
from egov.policy.core.reader.tables.flow import FLAG
from egov.policy.core.reader.tables.flow import STATE
from egov.policy.core.reader.tables.flow import TRANSITION
from egov.policy.core.reader.tables.form import PIECE
from egov.policy.core.reader.tables.form import SECTION
from egov.policy.core.reader.tables.messages import MESSAGE
from egov.policy.core.reader.tables.options import UNIT_OPTION
from egov.policy.core.reader.tables.papers import DOCUMENT
from egov.policy.core.reader.tables.papers import FILING
from egov.policy.core.reader.tables.papers import NUMBERING
from egov.policy.core.reader.tables.rehearsal import TEST
from egov.policy.core.terms import Layout


PROCEDURE = Record(
    Procedure,
    {
        "procedure": Key(
            plain.SLUG,
            "The id of the procedure: the name of its file without `.yaml`.",
            required=True,
            attribute="id",
        ),
        "version": Key(
            Whole(1, 999_999), "Its version; a published one never changes.", required=True
        ),
        "abstract": Key(
            Flag(), "It takes no cases itself: it is there for other definitions to extend."
        ),
        "title": Key(plain.WORDS, "Its title, as people read it.", required=True),
        "description": Key(plain.WORDS, "A sentence for the public.", required=True),
        "legal_basis": Key(plain.WORDS, "The law on which it rests.", required=True),
        "channels": Key(Items(plain.CHANNEL), "Where cases come in.", required=True),
        "unit_kinds": Key(
            Items(plain.SLUG), "The kinds of unit of the office that handle it.", required=True
        ),
        "internal": Key(Flag(), "The office asks for it itself: the public is not told of it."),
        "layout": Key(OneOf(Layout), "The form on one page, or a page for each section."),
        "legal_delay": Key(
            PeriodOrOption(), "The delay that the law sets, from the filing: short for a deadline."
        ),
        "options": Key(
            ById(UNIT_OPTION), "What a unit may set for itself, by id; used by `option('id')`."
        ),
        "deadlines": Key(ById(DEADLINE), "Delays that run beside the states, by id."),
        "conditions": Key(
            ById(plain.CONDITION, NamedCondition, content="when"),
            "Conditions that are written once and named in others, by id.",
        ),
        "flags": Key(ById(FLAG), "Marks beside the state, by id."),
        "subject": Key(
            plain.FIELDS, "The fields whose answers name a case in lists.", required=True
        ),
        "filing": Key(FILING, "Where cases are filed in the classification plan.", required=True),
        "numbering": Key(NUMBERING, "The register that numbers the cases.", required=True),
        "actors": Key(ById(ACTOR), "The roles, by id.", required=True),
        "sections": Key(Items(SECTION, most=60), "The form, in groups of fields.", required=True),
        "pieces": Key(Items(PIECE), "The files that the applicant supplies."),
        "states": Key(ById(STATE, most=150), "Where a case can rest, by id.", required=True),
        "transitions": Key(
            ById(TRANSITION), "The decisions that move a case, by id.", required=True
        ),
        "fees": Key(ById(FEE), "What a case costs, by id of the line; fixed when it is filed."),
        "documents": Key(ById(DOCUMENT), "The papers that it issues, by id."),
        "act": Key(ACT, "The official register into which cases enter an act."),
        "messages": Key(ById(MESSAGE), "What is said to people, on which occasion, by id."),
        "specimen": Key(
            ById(Answer(), Sample, content="value", of=("fields",)),
            "Answers by field with which each test opens a case, where it fills in no other.",
        ),
        "tests": Key(ById(TEST), "Walks through it that must come out as they say, by id."),
    },
)

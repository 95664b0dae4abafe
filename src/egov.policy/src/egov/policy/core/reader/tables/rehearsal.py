"""Tests inside a definition: walks through it, and what must be so on the way."""

from egov.policy.core.model import Expectation
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.reader import plain
from egov.policy.core.reader.amounts import PeriodText
from egov.policy.core.reader.amounts import Price
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Mapped
from egov.policy.core.reader.data import Answer
from egov.policy.core.reader.data import Data
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.terms import Outcome


EXPECTATION = Record(
    Expectation,
    {
        "state": Key(plain.NAME, "The state in which the case is."),
        "waiting_for": Key(plain.SOME, "The actors whose turn it is."),
        "people": Key(Items(plain.PERSON, least=0), "Who can do what is asked now, one by one."),
        "tasks": Key(plain.SOME, "The tasks that are open."),
        "outcomes": Key(Mapped(OneOf(Outcome)), "How tasks ended the last time, by task."),
        "flags": Key(plain.SOME, "The marks that are set."),
        "documents": Key(plain.SOME, "The documents that are in force."),
        "offered": Key(plain.SOME, "The decisions that the person of the step may take."),
        "effects": Key(plain.SOME, "The effects that this step handed out, by name."),
        "messages": Key(plain.SOME, "The messages that this step sent."),
        "fields": Key(Mapped(Answer()), "Answers, by field; null for none."),
        "due": Key(Mapped(plain.DAY), "Due days, by deadline or open task."),
        "fees": Key(Mapped(Price()), "Amounts that are due, by line of the fees."),
        "act": Key(Whole(0, 999_999), "The number of the act that was entered; 0 for none."),
        "alert": Key(Flag(), "Whether the administrator is told that nobody can act."),
    },
)

STEP = Record(
    TestStep,
    {
        "as": Key(
            plain.PERSON,
            "Who acts: an actor, `clerk 2` for another of them, or `stranger`.",
            attribute="person",
        ),
        "do": Key(plain.NAME, "A transition, or a verb like `open`, `save`, `complete`."),
        "task": Key(plain.NAME, "The task that the verb is about."),
        "outcome": Key(OneOf(Outcome), "The opinion that is given."),
        "fill": Key(Mapped(Answer()), "Answers that are given, by field; null takes one away."),
        "supply": Key(plain.NAMES, "Pieces that are supplied."),
        "comment": Key(String(most=4000), "The reason that is given."),
        "to": Key(plain.PERSON, "To whom a task is given."),
        "document": Key(plain.NAME, "The document that is revoked."),
        "deadline": Key(plain.NAME, "The deadline that is extended."),
        "amount": Key(
            Price(),
            "By how much it is extended, in the unit of its period; what is paid by `pay`.",
        ),
        "wait": Key(PeriodText(), "How much time passes."),
        "refused": Key(plain.REFUSAL, "The code of the refusal that is expected."),
        "expect": Key(EXPECTATION, "What must be so after the step."),
    },
)

TEST = Record(
    Test,
    {
        "title": Key(plain.WORDS, "What the test shows, as people read it.", required=True),
        "on": Key(plain.DAY, "The day on which it begins."),
        "options": Key(Mapped(Data()), "What the unit has set for itself, by option."),
        "tariffs": Key(Mapped(Price()), "The amounts that the unit takes, by tariff."),
        "earlier": Key(
            Items(Mapped(Data())), "The answers of cases that were filed before, one by one."
        ),
        "acts": Key(
            Items(Mapped(Data())),
            "Acts that stand in the registers, each by the answers that find it.",
        ),
        "room": Key(
            Mapped(Price()),
            "How much more the totals take in which `book_amount` books, by total; the others"
            " take all.",
        ),
        "people": Key(Mapped(Whole(0, 99)), "How many hold an actor's function, by actor."),
        "substitutes": Key(
            Mapped(Whole(0, 9)), "How many stand in for the first of them, by actor."
        ),
        "steps": Key(Items(STEP), "What happens, in this order.", required=True),
    },
)

"""Who does what and when: actors, tasks, states, transitions, deadlines."""

from egov.policy.core import model
from egov.policy.core.model import Actor
from egov.policy.core.model import Automatic
from egov.policy.core.model import Deadline
from egov.policy.core.model import State
from egov.policy.core.model import Task
from egov.policy.core.model import Transition
from egov.policy.core.reader import plain
from egov.policy.core.reader.amounts import NeedText
from egov.policy.core.reader.chosen import PeriodOrOption
from egov.policy.core.reader.chosen import WordOrOption
from egov.policy.core.reader.chosen import WordsOrOption
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import OneOrMany
from egov.policy.core.reader.data import OneEffect
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import DeadlineKind
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import Order
from egov.policy.core.terms import Outcome
from egov.policy.core.terms import Permitted
from egov.policy.core.terms import StateKind
from egov.policy.core.terms import TaskKind


PERIOD = PeriodOrOption()
FUNCTION = WordOrOption(plain.SLUG.pattern, example=plain.SLUG.example)

ACTOR = Record(
    Actor,
    {
        "title": Key(plain.WORDS, "The role, as people read it.", required=True),
        "function": Key(FUNCTION, "The function of the office that plays it."),
        "at": Key(OneOf(ActorPlace), "At which unit, seen from the case, the function is held."),
        "place": Key(
            plain.PLACE,
            "With `at: kind` the kind of unit, with `named` the unit, with `field` the field.",
        ),
        "requester": Key(Flag(), "Who opened the case."),
        "did": Key(plain.TRANSITION, "Who took this transition last."),
        "person": Key(plain.FIELD, "Whom this field of the type `agent` names."),
        "superior_of": Key(
            plain.ACTOR, "The head of the unit of another actor, or of the unit above it."
        ),
    },
)

TASK = Record(
    Task,
    {
        "actor": Key(plain.ACTOR, "Who is asked.", required=True),
        "title": Key(plain.WORDS, "What is asked, as people read it.", required=True),
        "kind": Key(OneOf(TaskKind), "A decision moves the case, an opinion does not bind."),
        "need": Key(NeedText(), "How many of the actor's people have to agree."),
        "order": Key(
            OneOf(Order), "Whether they are asked at the same time or one after the other."
        ),
        "distribution": Key(
            OneOf(Distribution), "Whether the group is asked, or one of it, and chosen how."
        ),
        "when": Key(plain.CONDITION, "It is asked only when this holds."),
        "due": Key(PERIOD, "Until when, counted from the moment it is asked."),
        "complete": Key(plain.TRANSITION, "The transition that stands for “done”."),
        "reject": Key(plain.TRANSITION, "The transition that stands for “no”."),
        "other_than": Key(
            plain.TRANSITIONS, "Transitions whose takers may not act on it: four eyes see more."
        ),
        "remind": Key(PERIOD, "How long before it is due they are reminded."),
        "escalate_after": Key(PERIOD, "How long after it was due `escalate_to` is asked as well."),
        "escalate_to": Key(plain.ACTOR, "The actor who is asked when nobody has acted in time."),
        "lapse": Key(OneOf(Outcome), "The outcome that stands once the due date has passed."),
        "allow": Key(Items(OneOf(Permitted)), "What else may be done with it besides ending it."),
        "supervisor": Key(plain.ACTOR, "The actor who may reassign, skip and redo it."),
    },
)

STATE = Record(
    State,
    {
        "kind": Key(
            OneOf(StateKind),
            "Where it stands in the life of a case.",
            required=True,
        ),
        "title": Key(plain.WORDS, "The state, as people read it.", required=True),
        "next": Key(WordsOrOption(), "What happens next, as people read it."),
        "edit": Key(plain.ACTORS, "The actors who may change the answers."),
        "tasks": Key(ById(TASK), "What it asks, by id."),
        "order": Key(OneOf(Order), "Whether its tasks are asked at once or one after the other."),
        "need": Key(NeedText(), "How many of its tasks have to be completed."),
        "complete": Key(
            plain.TRANSITION, "The transition that is taken as soon as enough tasks are completed."
        ),
        "reject": Key(
            plain.TRANSITION, "The transition that is taken as soon as enough no longer can be."
        ),
    },
)

AUTOMATIC = Record(
    Automatic,
    {
        "when": Key(plain.CONDITION, "It is taken as soon as this holds."),
        "after": Key(PERIOD, "It is taken when this time has passed."),
        "since": Key(
            plain.MOMENT, "From when `after` counts: `state`, `filing`, or a field with a date."
        ),
    },
)

TRANSITION = Record(
    Transition,
    {
        "title": Key(plain.WORDS, "The decision, as people read it on its button.", required=True),
        "from": Key(
            OneOrMany(plain.STATE),
            "The state, or the states, that it leaves; `any`: every open or suspended one.",
            required=True,
            attribute="sources",
        ),
        "to": Key(plain.STATE, "The state to which it leads.", required=True, attribute="target"),
        "actor": Key(plain.ACTOR, "Who takes it; left out: tasks, deadlines or nobody."),
        "when": Key(plain.CONDITION, "It can be taken only when this holds."),
        "automatic": Key(AUTOMATIC, "When it is taken by nobody."),
        "ask": Key(plain.FIELDS, "The fields that are asked when it is taken."),
        "other_than": Key(
            plain.TRANSITIONS, "Transitions whose takers may not take this one: four eyes see more."
        ),
        "comment": Key(OneOf(CommentRule), "Whether a reason is asked for."),
        "effects": Key(Items(OneEffect()), "What follows from it, in this order."),
    },
)

DEADLINE = Record(
    Deadline,
    {
        "title": Key(plain.WORDS, "The delay, as people read it.", required=True),
        "period": Key(PERIOD, "How long it is.", required=True),
        "since": Key(
            plain.MOMENT,
            "What starts it: `opening`, `filing`, the entry into a state, or a field with a date.",
        ),
        "kind": Key(OneOf(DeadlineKind), "Whether the law sets it, or the office itself."),
        "suspended": Key(Flag(), "Whether it stands still in suspended states."),
        "warn": Key(PERIOD, "How long before its end those whose turn it is are reminded."),
        "silence": Key(plain.TRANSITION, "The transition that is taken when it has passed."),
        "extension": Key(PERIOD, "How much it can be extended by in all."),
        "extend": Key(plain.ACTOR, "The actor who may extend it."),
    },
)

FLAG = Record(
    model.Flag, {"title": Key(plain.WORDS, "The mark, as people read it.", required=True)}
)

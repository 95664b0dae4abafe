"""A whole procedure, and how its parts are found."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from egov.policy.core.model.acts import ActRule
from egov.policy.core.model.fees import Fee
from egov.policy.core.model.flow import Actor
from egov.policy.core.model.flow import Deadline
from egov.policy.core.model.flow import Flag
from egov.policy.core.model.flow import State
from egov.policy.core.model.flow import Transition
from egov.policy.core.model.form import Field
from egov.policy.core.model.form import NamedCondition
from egov.policy.core.model.form import Piece
from egov.policy.core.model.form import Section
from egov.policy.core.model.messages import Message
from egov.policy.core.model.naming import named
from egov.policy.core.model.options import UnitOption
from egov.policy.core.model.papers import Document
from egov.policy.core.model.papers import Filing
from egov.policy.core.model.papers import Numbering
from egov.policy.core.model.rehearsal import Sample
from egov.policy.core.model.rehearsal import Test
from egov.policy.core.model.words import Period
from egov.policy.core.model.words import Text
from egov.policy.core.terms import Layout
from egov.policy.core.terms import StateKind
from itertools import chain


LEGAL_DELAY = Text(fr="Délai légal", en="Legal delay")
"""Title of the deadline that ``legal_delay`` stands for."""


@dataclass(frozen=True)
class Procedure:
    """A whole procedure in one version.

    One that is ``abstract`` takes no cases itself: it is there for others to extend.

    ``earlier`` are versions that a case followed before, the last one first; they are no part
    of the definition.  What they call something is still found by its id.
    """

    id: str
    version: int
    title: Text
    description: Text
    legal_basis: Text
    channels: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    filing: Filing
    numbering: Numbering
    actors: tuple[Actor, ...]
    subject: tuple[str, ...]
    """Fields whose values name a case in lists: the person it is about."""
    sections: tuple[Section, ...]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    internal: bool = False
    """Asked for by the office itself: the public is not told of it."""
    layout: Layout = Layout.ONE_PAGE
    legal_delay: Period | None = None
    """Short for a deadline ``legal`` that runs from the filing."""
    options: tuple[UnitOption, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    conditions: tuple[NamedCondition, ...] = ()
    flags: tuple[Flag, ...] = ()
    pieces: tuple[Piece, ...] = ()
    fees: tuple[Fee, ...] = ()
    documents: tuple[Document, ...] = ()
    act: ActRule | None = None
    messages: tuple[Message, ...] = ()
    specimen: tuple[Sample, ...] = ()
    """Answers with which tests open a case."""
    tests: tuple[Test, ...] = ()
    abstract: bool = False
    earlier: tuple["Procedure", ...] = ()

    @property
    def versions(self) -> tuple["Procedure", ...]:
        """Itself, and what a case followed before."""
        return (self, *self.earlier)

    @property
    def fields(self) -> Iterator[Field]:
        """All fields, section by section."""
        return (item for section in self.sections for item in section.fields)

    @property
    def initial(self) -> State:
        """The state in which a case is opened: the first draft state."""
        return next(state for state in self.states if state.kind is StateKind.DRAFT)

    def option(self, id: str) -> UnitOption:
        """The option of that id; KeyError if there is none."""
        return named(self.options, id)

    def actor(self, id: str) -> Actor:
        """The actor of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.actors for item in self.versions), id)

    def field(self, id: str) -> Field:
        """The field of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.fields for item in self.versions), id)

    def state(self, id: str) -> State:
        """The state of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.states for item in self.versions), id)

    def transition(self, id: str) -> Transition:
        """The transition of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.transitions for item in self.versions), id)

    def document(self, id: str) -> Document:
        """The document of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.documents for item in self.versions), id)

    def piece(self, id: str) -> Piece:
        """The piece of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.pieces for item in self.versions), id)

    def fee(self, id: str) -> Fee:
        """The fee of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.fees for item in self.versions), id)

    def deadline(self, id: str) -> Deadline:
        """The deadline of that id; KeyError if there is none."""
        return named(chain.from_iterable(item.all_deadlines for item in self.versions), id)

    def message(self, id: str) -> Message:
        """The message of that id; KeyError if there is none."""
        return named(self.messages, id)

    @property
    def all_deadlines(self) -> tuple[Deadline, ...]:
        """Its deadlines, that of ``legal_delay`` first."""
        if self.legal_delay is None:
            return self.deadlines
        return (Deadline("legal", LEGAL_DELAY, self.legal_delay), *self.deadlines)

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """Transitions that can be taken from a state, in their order."""
        return tuple(item for item in self.transitions if state in item.sources)


def succeeding(earlier: Procedure, procedure: Procedure) -> Procedure:
    """A version as it stands for a case that followed another one before.

    A task that a state no longer has is known to it under ``former``.
    """
    before = reversed(earlier.versions)
    states = {state.id: state for version in before for state in version.states}
    kept = tuple(_knowing(state, states.get(state.id)) for state in procedure.states)
    return replace(procedure, states=kept, earlier=earlier.versions)


def _knowing(state: State, before: State | None) -> State:
    known = {task.id for task in state.tasks}
    tasks = (*before.tasks, *before.former) if before else ()
    return replace(state, former=tuple(task for task in tasks if task.id not in known))

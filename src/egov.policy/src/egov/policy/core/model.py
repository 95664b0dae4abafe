"""The specification of a public procedure, as plain immutable data.

Made by :mod:`.reader` from a definition, judged by :mod:`.checks`, compiled by
``egov.policy.procedures``.  It is not a case: it has no applicant and no
current state.  Order is meaningful and kept: fields, states and transitions
appear to people in the order in which the definition names them.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import CommentRule
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import PeriodUnit
from egov.policy.core.terms import StartEvent
from egov.policy.core.terms import StateKind
from typing import Any
from typing import Protocol
from typing import TypeVar


LANGUAGES = ("fr", "rn", "en")
"""Languages of the texts inside definitions, in order of fallback."""


class Text(dict[str, str]):
    """One sentence in several languages, ``{"fr": …, "rn": …, "en": …}``."""

    def best(self, *wanted: str) -> tuple[str, str]:
        """Text and language really used: the first wanted one that exists."""
        for language in (*wanted, *LANGUAGES):
            if self.get(language):
                return self[language], language
        return "", ""


@dataclass(frozen=True)
class Period:
    """A length of time in words of the law: ``2 working days``."""

    amount: int
    unit: PeriodUnit


@dataclass(frozen=True)
class Actor:
    """A named role of the procedure: whoever holds a function somewhere."""

    id: str
    title: Text
    function: str
    at: ActorPlace = ActorPlace.UNIT


@dataclass(frozen=True)
class Option:
    """One value of a closed list."""

    id: str
    title: Text


@dataclass(frozen=True)
class Field:
    """One question of the form.

    ``required_when`` and ``visible_when`` are conditions in the text language
    of :mod:`.conditions`.  ``personal`` says why personal data is asked for.
    ``level`` and ``within`` belong to locations: the level of the gazetteer to
    choose from, in the whole ``country`` or inside the case's ``unit``.
    ``latest`` is ``today`` for a date, or a year given as an integer, that cannot
    lie in the future.
    """

    id: str
    type: FieldType
    title: Text
    help: Text = field(default_factory=Text)
    required: bool = False
    required_when: str = ""
    visible_when: str = ""
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    latest: str = ""
    options: tuple[Option, ...] = ()
    level: str = ""
    within: str = ""
    personal: str = ""


@dataclass(frozen=True)
class Section:
    """A titled group of fields, shown together."""

    id: str
    title: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Piece:
    """A file that the applicant supplies."""

    id: str
    title: Text
    help: Text = field(default_factory=Text)
    required: bool = False
    required_when: str = ""
    accept: tuple[str, ...] = ("pdf", "jpeg", "png")
    max_megabytes: int = 10


@dataclass(frozen=True)
class Task:
    """What a state asks of an actor, until when, and how it may end.

    ``complete`` and ``reject`` name the transitions that stand for "done" and
    "no"; other transitions of the actor from this state end the task too.
    """

    actor: str
    title: Text
    due: Period | None = None
    complete: str = ""
    reject: str = ""


@dataclass(frozen=True)
class State:
    """A place where a case can rest.  ``edit`` names who may change its fields."""

    id: str
    kind: StateKind
    title: Text
    next: Text = field(default_factory=Text)
    task: Task | None = None
    edit: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effect:
    """A named consequence of a transition with its declared parameters."""

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Transition:
    """A decision that moves a case from one of its sources to its target."""

    id: str
    title: Text
    sources: tuple[str, ...]
    target: str
    actor: str
    when: str = ""
    comment: CommentRule = CommentRule.OPTIONAL
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Numbering:
    """A gapless register and the way its numbers are written."""

    register: str
    pattern: str


@dataclass(frozen=True)
class Document:
    """A paper that the procedure issues.  ``revoke`` names who may revoke it."""

    id: str
    title: Text
    template: str
    numbering: Numbering
    revoke: str = ""


@dataclass(frozen=True)
class Filing:
    """Class of the plan in which cases are filed, and what starts retention."""

    code: str
    retention_from: StartEvent = StartEvent.CLOSING


@dataclass(frozen=True)
class Procedure:
    """A whole procedure in one version."""

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
    legal_delay: Period | None = None
    pieces: tuple[Piece, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def fields(self) -> Iterator[Field]:
        """All fields, section by section."""
        return (item for section in self.sections for item in section.fields)

    @property
    def initial(self) -> State:
        """The state in which a case is opened: the first draft state."""
        return next(state for state in self.states if state.kind is StateKind.DRAFT)

    def actor(self, id: str) -> Actor:
        """The actor of that id; KeyError if there is none."""
        return _named(self.actors, id)

    def field(self, id: str) -> Field:
        """The field of that id; KeyError if there is none."""
        return _named(self.fields, id)

    def state(self, id: str) -> State:
        """The state of that id; KeyError if there is none."""
        return _named(self.states, id)

    def transition(self, id: str) -> Transition:
        """The transition of that id; KeyError if there is none."""
        return _named(self.transitions, id)

    def document(self, id: str) -> Document:
        """The document of that id; KeyError if there is none."""
        return _named(self.documents, id)

    def piece(self, id: str) -> Piece:
        """The piece of that id; KeyError if there is none."""
        return _named(self.pieces, id)

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """Transitions that can be taken from a state, in their order."""
        return tuple(item for item in self.transitions if state in item.sources)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


def _named(items: Iterable[_Item], id: str) -> _Item:
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)

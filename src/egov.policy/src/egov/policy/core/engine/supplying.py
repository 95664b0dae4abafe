"""Who may hand in files now, and take them back: pieces, and answers that are files.

Asked before a file is taken in, on the site and in the rehearsal.  What a file must be is
for who takes it in.
"""

from collections.abc import Collection
from egov.policy.core import form
from egov.policy.core.engine import actors
from egov.policy.core.engine.permitted import offered
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.world import World
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from egov.policy.core.terms import StateKind
from functools import cached_property


def suppliable(
    procedure: Procedure, situation: Situation, person: str, world: World
) -> frozenset[str]:
    """Ids of the pieces, and of the fields that are files, that are up to a person now."""
    return _Supplier(procedure, situation, person, world).files


def require_suppliable(
    procedure: Procedure, situation: Situation, ids: Collection[str], person: str, world: World
) -> None:
    """Refuse files that are not up to the person.

    :raises StateConflict: the case is closed.
    :raises NotAllowed: the person may neither answer nor decide anything now.
    :raises InvalidValues: there is none such, or it is not theirs to change.
    """
    if procedure.state(situation.state).kind is StateKind.FINAL:
        raise StateConflict("closed")
    supplier = _Supplier(procedure, situation, person, world)
    if not supplier.has_turn:
        raise NotAllowed("add_document")
    if problems := [supplier.problem(id) for id in ids if id not in supplier.files]:
        raise InvalidValues(problems)


def may_complete(procedure: Procedure, situation: Situation, person: str, world: World) -> bool:
    """Whether what is missing in the form of a filed case is up to a person: as pieces are."""
    return _Supplier(procedure, situation, person, world).takes_pieces


class _Supplier:
    """A person before a case, for what they may hand in.

    An answer that is a file is up to whom every answer is: who may change it in this state,
    and whose decision asks for it.  Pieces are up to who edits the state and to who is asked
    something: nobody slips a paper under a decision that others take.
    """

    def __init__(
        self, procedure: Procedure, situation: Situation, person: str, world: World
    ) -> None:
        self._known = procedure, situation, person, world
        self._state = procedure.state(situation.state)

    @cached_property
    def files(self) -> frozenset[str]:
        """What is up to them."""
        procedure, *_ = self._known
        answers = {field.id for field in procedure.fields if field.type is FieldType.FILE}
        pieces = {piece.id for piece in procedure.pieces} if self.takes_pieces else set()
        return frozenset(answers & (self._editable | self._asked | self._missing) | pieces)

    @property
    def has_turn(self) -> bool:
        """Whether they may answer or decide anything."""
        return bool(self.takes_pieces or self._editable or self._asked)

    def problem(self, id: str) -> FieldProblem:
        """Why a file is not theirs: a field that they may not see is as if there were none."""
        procedure, *_ = self._known
        pieces = {piece.id for piece in procedure.pieces}
        if id in pieces | form.visible_fields(procedure, self._state, self._actors):
            return FieldProblem(id, "not_editable")
        return FieldProblem.unknown("piece", id)

    @cached_property
    def _actors(self) -> frozenset[str]:
        procedure, situation, person, world = self._known
        return frozenset(
            actor.id
            for actor in procedure.actors
            if actors.plays(procedure, situation, actor.id, person, world)
        )

    @cached_property
    def takes_pieces(self) -> bool:
        """Whether they edit the state, or are asked something in it."""
        _, situation, person, world = self._known
        if self._state.kind is StateKind.FINAL:
            return False
        return not self._actors.isdisjoint(self._state.edit) or any(
            person in actors.people(item.principal, world) for item in situation.open
        )

    @cached_property
    def _editable(self) -> frozenset[str]:
        procedure, *_ = self._known
        return form.editable_fields(procedure, self._state, self._actors)

    @cached_property
    def _missing(self) -> frozenset[str]:
        """Files that a moved case lacks: when it was filed nobody asked for them."""
        procedure, situation, *_ = self._known
        if not procedure.earlier or not self.takes_pieces:
            return frozenset()
        asked = {field.id for field in procedure.fields if field.required or field.required_when}
        seen = form.visible_fields(procedure, self._state, self._actors)
        return (seen & asked) - situation.supplied

    @cached_property
    def _asked(self) -> frozenset[str]:
        """What the decisions ask for that the person may take."""
        offers = (item for item in offered(*self._known) if item.blocked != "claimed")
        return frozenset(id for item in offers for id in item.transition.ask)

"""Who played what in a real case, as a test names people: ``clerk``, ``clerk 2``, ``stranger``.

Used by :mod:`.recording`.  People are known by the groups as which they acted or were
asked; what the site calls them does not come out of here.
"""

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from egov.policy.core.engine import joining
from egov.policy.core.engine import USER
from egov.policy.core.engine import WorkItem
from egov.policy.core.model import Procedure
from egov.policy.core.rehearsal.happenings import Happening
from egov.policy.core.rehearsal.persons import STRANGER
from egov.policy.core.rehearsal.world import HOLDERS
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import Distribution
from egov.policy.core.terms import FieldType


PartOf = Callable[[str], tuple[str, str] | None]
"""Of somebody who is named: as which actor and group they could act, if as any."""


class Cast:
    """The people of a case, numbered in the order in which the engine comes upon them.

    ``items`` are all that was asked, each with the one to whom it was first given.  People
    of a group sit in it; who is asked alone, as a person, is told apart from those who are
    asked as the same actor at the same time.  ``part_of`` is asked of whoever is named and
    does nothing.
    """

    def __init__(
        self,
        procedure: Procedure,
        happenings: Sequence[Happening],
        items: Iterable[WorkItem],
        part_of: PartOf = lambda id: None,
    ) -> None:
        self._procedure = procedure
        self._groups: dict[str, list[str]] = defaultdict(list)
        self._seats: dict[str, list[str]] = defaultdict(list)
        self._substitutes: dict[str, list[str]] = defaultdict(list)
        self._alone: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._drawn: dict[str, list[str]] = defaultdict(list)
        self._exact: set[str] = set()
        self._requesters: dict[str, str] = {}
        self._strangers: list[str] = []
        for item in items:
            self._ask(item)
        for happening in happenings:
            self._seat(happening.actor, happening.group, happening.by)
            self._seat(happening.asked, happening.to_group, happening.to)
            self._stand_in(happening)
            if happening.actor and procedure.actor(happening.actor).requester:
                self._requesters[happening.by] = happening.actor
        for happening in happenings:
            for id in _named(procedure, happening):
                self._place(id, part_of)
            if happening.to and not happening.to_group:
                self._place(happening.to, lambda id: part_of(id) or self._somewhere())
        for group, drawn in self._drawn.items():
            self._put_last(group, drawn)

    @property
    def people(self) -> dict[str, int]:
        """How many hold an actor's function, where that is not the usual number."""
        counts = {actor: self._count(actor) for actor in self._first_of_groups()}
        return {actor: count for actor, count in counts.items() if count != HOLDERS}

    @property
    def substitutes(self) -> dict[str, int]:
        """How many stand in for the first of an actor, where somebody does."""
        counts = {actor: self._stand_ins(actor) for actor in self._first_of_groups()}
        return {actor: count for actor, count in counts.items() if count}

    def name(self, actor: str, group: str, id: str) -> str:
        """What a test calls who acts as an actor, in a group or as ``user:<id>``."""
        if not group:
            return actor
        if not group.startswith(USER):
            seats = [*self._seats[group], *self._substitutes[group]]
            return _numbered(actor, self._before(actor, group) + seats.index(id))
        if self._has_function(actor):
            return self.known(id)
        rounds = (people for key, people in self._alone.items() if key[0] == actor)
        return _numbered(actor, max((them.index(id) for them in rounds if id in them), default=0))

    def known(self, id: str) -> str:
        """What a test calls somebody, whatever they do: by a function they have, or a stranger."""
        for actor, groups in self._groups.items():
            for group in groups:
                if id in (*self._seats[group], *self._substitutes[group]):
                    return self.name(actor, group, id)
        if id in self._requesters:
            return self._requesters[id]
        if id not in self._strangers:
            self._strangers.append(id)
        return _numbered(STRANGER, self._strangers.index(id))

    def _ask(self, item: WorkItem) -> None:
        if item.principal.startswith(USER):
            self._alone[item.actor, item.visit].append(item.principal.removeprefix(USER))
            return
        task = self._procedure.state(item.state).task(item.task)
        self._seat(item.actor, item.principal, item.holder)
        if joining.is_personal(task) and item.holder:
            self._exact.add(item.principal)
            self._seats[item.principal].sort()
        elif task.distribution is Distribution.RANDOM and item.holder:
            self._drawn[item.principal].append(item.holder)

    def _seat(self, actor: str, group: str, id: str) -> None:
        if not group or group.startswith(USER):
            return
        if group not in self._groups[actor]:
            self._groups[actor].append(group)
        seats = self._seats[group]
        if id and id not in seats:
            seats.append(id)
            if group in self._exact:
                seats.sort()

    def _put_last(self, group: str, drawn: list[str]) -> None:
        """Who was drawn first is the last of the group: a rehearsal draws no other."""
        others = [id for id in self._seats[group] if id not in drawn]
        last = list(dict.fromkeys(drawn))[::-1]
        nobody = [""] * (HOLDERS - len(others) - len(last))
        self._seats[group] = [*others, *nobody, *last]

    def _place(self, id: str, part_of: PartOf) -> None:
        """Seat somebody who is named and has not been met, where they have a part."""
        met = [*self._seats.values(), *self._substitutes.values()]
        if id in self._requesters or any(id in people for people in met):
            return
        if part := part_of(id):
            self._seat(*part, id)

    def _somewhere(self) -> tuple[str, str] | None:
        """A part for who has none in the procedure, and was asked all the same."""
        found = ((actor, group) for actor, groups in self._groups.items() for group in groups)
        return next(((actor, group) for actor, group in found if group not in self._exact), None)

    def _stand_in(self, happening: Happening) -> None:
        """Who acts in the place of a holder; in a rehearsal that is always the first one."""
        group, lender = happening.group, happening.stands_for
        seats = self._seats[group]
        if not lender or happening.by not in seats:
            return
        seats.remove(happening.by)
        self._substitutes[group].append(happening.by)
        if lender in seats:
            seats.remove(lender)
        seats.insert(0, lender)

    def _has_function(self, actor: str) -> bool:
        declared = self._procedure.actor(actor)
        return bool(declared.function or declared.superior_of)

    def _first_of_groups(self) -> list[str]:
        """One actor for each group: those who share it share its number."""
        first: dict[str, str] = {}
        for actor, groups in self._groups.items():
            for group in groups:
                first.setdefault(group, actor)
        return list(dict.fromkeys(first.values()))

    def _count(self, actor: str) -> int:
        seats = {group: len(self._seats[group]) for group in self._groups[actor]}
        return max(
            number if group in self._exact else max(HOLDERS, number)
            for group, number in seats.items()
        )

    def _stand_ins(self, actor: str) -> int:
        return max(len(self._substitutes[group]) for group in self._groups[actor])

    def _before(self, actor: str, group: str) -> int:
        """How many are numbered before a group, where a table names several at once."""
        declared = self._procedure.actor(actor)
        if not declared.function or declared.at is not ActorPlace.FIELD:
            return 0
        if self._procedure.field(declared.place).type is not FieldType.TABLE:
            return 0
        return self._groups[actor].index(group) * (self._count(actor) + self._stand_ins(actor))


def _named(procedure: Procedure, happening: Happening) -> Iterator[str]:
    """Who is named in answers."""
    for field in procedure.fields:
        value = happening.answers.get(field.id)
        if field.type is FieldType.AGENT and value:
            yield value
        columns = [item.id for item in field.columns if item.type is FieldType.AGENT]
        if field.type is FieldType.TABLE and value:
            yield from (row[id] for row in value for id in columns if row.get(id))


def _numbered(name: str, before: int) -> str:
    return f"{name} {before + 1}" if before else name

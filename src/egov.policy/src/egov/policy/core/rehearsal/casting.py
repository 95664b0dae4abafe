"""Who played what in a real case, as a test names people: ``clerk``, ``clerk 2``, ``stranger``.

Used by :mod:`.recording`.  People are known by the groups as which they acted or were
asked; what the site calls them does not come out of here.
"""

from collections import defaultdict
from collections.abc import Iterable
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


class Cast:
    """The people of a case, numbered in the order in which the engine comes upon them.

    ``items`` are all that was asked, each with the one to whom it was first given.  People
    of a group sit in it; who is asked alone, as a person, is told apart from those who are
    asked as the same actor at the same time.
    """

    def __init__(
        self, procedure: Procedure, happenings: Iterable[Happening], items: Iterable[WorkItem]
    ) -> None:
        self._procedure = procedure
        self._groups: dict[str, list[str]] = defaultdict(list)
        self._seats: dict[str, list[str]] = defaultdict(list)
        self._substitutes: dict[str, list[str]] = defaultdict(list)
        self._alone: dict[tuple[str, int], list[str]] = defaultdict(list)
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
        drawn = task.distribution is Distribution.RANDOM
        self._seat(item.actor, item.principal, item.holder, first=drawn)
        if joining.is_personal(task) and item.holder:
            self._exact.add(item.principal)
            self._seats[item.principal].sort()

    def _seat(self, actor: str, group: str, id: str, *, first: bool = False) -> None:
        if not group or group.startswith(USER):
            return
        if group not in self._groups[actor]:
            self._groups[actor].append(group)
        seats = self._seats[group]
        if id and id not in seats:
            # A rehearsal draws the last of a group.
            seats.insert(0 if first else len(seats), id)
            if group in self._exact:
                seats.sort()

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


def _numbered(name: str, before: int) -> str:
    return f"{name} {before + 1}" if before else name

"""Who is what on a case: local roles from its actors, computed, never stored.

Who plays an actor of the procedure is a Case Worker, and a Case Editor as well while
the state lets that actor edit; so is who was asked for something, for as long as the
case is kept.  Once the case is closed, archivists of its unit and of the units above
are Record Readers; while it is stuck, functional administrators are.
"""

from borg.localrole.interfaces import ILocalRoleProvider
from collections import defaultdict
from collections.abc import Iterator
from egov.policy import people
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.lookup import procedure_of
from egov.policy.cases.lookup import state_of
from egov.policy.cases.situation import situation_of
from egov.policy.cases.world import SiteWorld
from egov.policy.core.engine import principals
from egov.policy.core.engine import USER
from egov.policy.core.terms import StateKind
from functools import cached_property
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(ICase)
class ActorRoles:
    """Local roles of the people who work on a case or keep it."""

    def __init__(self, case) -> None:
        self.case = case

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Roles of a user id or of a group."""
        found = (self._roles.get(name, ()) for name in (principal_id, f"{USER}{principal_id}"))
        return tuple(role for roles in found for role in roles)

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """All groups and people with their roles, for the catalogue."""
        for principal, roles in self._roles.items():
            yield principal.removeprefix(USER), tuple(roles)

    @cached_property
    def _roles(self) -> dict[str, set[str]]:
        # One check of a permission asks for a person and for each of their groups.
        return roles_by_principal(self.case)


def roles_by_principal(case) -> dict[str, set[str]]:
    """Roles on this case, by group ``<unit>.<function>`` and by person ``user:<id>``."""
    roles: dict[str, set[str]] = defaultdict(set)
    for principal, role in (*_of_actors(case), *_of_readers(case)):
        roles[principal].add(role)
    return roles


def _of_actors(case) -> Iterator[tuple[str, str]]:
    procedure, editing = procedure_of(case), state_of(case).edit
    known, world = situation_of(case), SiteWorld(case)
    for actor in procedure.actors:
        for principal in principals(procedure, known, actor.id, world):
            yield principal, "Case Worker"
            if actor.id in editing:
                yield principal, "Case Editor"
    # Who took a task of a group has it by the group, and loses it with that.
    yield from ((item.principal, "Case Worker") for item in known.items if item.principal)


def _of_readers(case) -> Iterator[tuple[str, str]]:
    if state_of(case).kind is StateKind.FINAL:
        yield from ((group, "Record Reader") for group in _holders_of("Archivist", case.unit))
    if case.alert:
        yield from ((group, "Record Reader") for group in in_charge(case.unit))


def principals_of(case, actor: str) -> tuple[str, ...]:
    """Groups ``<unit>.<function>`` and people ``user:<id>`` who play an actor of a case."""
    return principals(procedure_of(case), situation_of(case), actor, SiteWorld(case))


def capacities(user_id: str) -> frozenset[str]:
    """The principals that a person acts as today: the groups, and the person."""
    return people.groups_of(user_id) | {f"{USER}{user_id}"}


def in_charge(unit: str) -> frozenset[str]:
    """Groups that get the cases of a unit going again when they are stuck."""
    return frozenset(_holders_of(people.ADMINISTRATOR, unit))


def _holders_of(role: str, unit: str) -> Iterator[str]:
    """Groups of the unit and of those above whose function brings a role."""
    wanted = [item.id for item in people.functions().values() if role in item.roles]
    for place in (unit, *people.ancestors(unit)):
        for function in wanted:
            yield people.group_id(place, function)

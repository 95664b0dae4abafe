"""Who is what on a case: local roles from its actors, computed, never stored.

Groups ``<unit>.<function>`` of the procedure's actors are Case Workers; those
that the current state lets edit are Case Editors as well; once the case is
closed, archivists of its unit and of the units above are Record Readers.
"""

from borg.localrole.interfaces import ILocalRoleProvider
from collections import defaultdict
from collections.abc import Iterator
from egov.policy import people
from egov.policy.cases.interfaces import ICase
from egov.policy.cases.lookup import procedure_of
from egov.policy.cases.lookup import state_of
from egov.policy.core.terms import StateKind
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(ICase)
class ActorRoles:
    """Local roles of the people who work on a case or keep it."""

    def __init__(self, case) -> None:
        self.case = case

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Roles of a user id (none: only functions give rights) or of a group."""
        if "." not in principal_id:
            return ()
        return tuple(roles_by_group(self.case).get(principal_id, ()))

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """All groups with their roles, for the catalogue."""
        for group, roles in roles_by_group(self.case).items():
            yield group, tuple(roles)


def roles_by_group(case) -> dict[str, list[str]]:
    """Roles on this case, by group ``<unit>.<function>``."""
    roles: dict[str, list[str]] = defaultdict(list)
    procedure, state = procedure_of(case), state_of(case)
    for actor in procedure.actors:
        group = people.group_of_actor(actor, case.unit)
        if group is None:
            continue
        roles[group].append("Case Worker")
        if actor.id in state.edit:
            roles[group].append("Case Editor")
    if state.kind is StateKind.FINAL:
        for group in _archivists(case.unit):
            roles[group].append("Record Reader")
    return roles


def _archivists(unit: str) -> Iterator[str]:
    keepers = [item.id for item in people.functions().values() if "Archivist" in item.roles]
    for place in (unit, *people.ancestors(unit)):
        for function in keepers:
            yield people.group_id(place, function)

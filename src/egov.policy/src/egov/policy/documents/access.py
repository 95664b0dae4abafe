"""Who may see a file that a definition keeps from somebody: it is a field like others.

Such a document alone asks for a role of its own, computed and never stored; every other
one is seen by who sees its case.  Used wherever documents are stored, listed or shown.
"""

from AccessControl import getSecurityManager
from AccessControl.Permission import pname
from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from egov.policy.cases import ICase
from egov.policy.cases import principals_of
from egov.policy.cases import procedure_of
from egov.policy.cases import roles_by_principal
from egov.policy.cases import state_of
from egov.policy.core.engine import USER
from egov.policy.core.form import is_restricted
from egov.policy.core.form import visible_fields
from egov.policy.core.terms import FieldType
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.interfaces import ICaseDocument
from egov.policy.documents.lookup import documents
from functools import cached_property
from zope.component import adapter
from zope.interface import implementer


ROLE = "Field Reader"

ASKED = ("Access contents information", "View")
"""Permissions for which a kept document asks for the role."""


def kept(case: ICase) -> frozenset[str]:
    """Ids of the fields of type file that are kept from somebody."""
    files = (item for item in procedure_of(case).fields if item.type is FieldType.FILE)
    return frozenset(item.id for item in files if is_restricted(item))


def keep(case: ICase, document: CaseDocument) -> None:
    """Let a document that is kept from somebody ask for the role."""
    if document.piece in kept(case):
        for permission in ASKED:
            setattr(document, pname(permission), (ROLE,))


def seen(case: ICase) -> list[CaseDocument]:
    """The documents of a case that the current person may see, oldest first."""
    secret, manager = kept(case), getSecurityManager()
    return [
        item
        for item in documents(case)
        if item.piece not in secret or manager.checkPermission("View", item)
    ]


@implementer(ILocalRoleProvider)
@adapter(ICaseDocument)
class FieldReaders:
    """The role on a kept document for who may see that field now."""

    def __init__(self, document) -> None:
        self.document = document

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """The role, if a user or a group has it."""
        names = {principal_id, f"{USER}{principal_id}"}
        return () if names.isdisjoint(self._principals) else (ROLE,)

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """All who have it; documents are not catalogued, so nobody asks often."""
        for principal in self._principals:
            yield principal.removeprefix(USER), (ROLE,)

    @cached_property
    def _principals(self) -> frozenset[str]:
        case, piece = self.document.aq_parent, self.document.piece
        return _readers(case, piece) if piece in kept(case) else frozenset()


def _readers(case: ICase, piece: str) -> frozenset[str]:
    """Groups and people ``user:<id>`` who may see a kept field in the state of the case."""
    procedure, state = procedure_of(case), state_of(case)
    if piece in visible_fields(procedure, state, ()):
        return frozenset(roles_by_principal(case))
    return frozenset(
        principal
        for actor in procedure.actors
        if piece in visible_fields(procedure, state, [actor.id])
        for principal in principals_of(case, actor.id)
    )

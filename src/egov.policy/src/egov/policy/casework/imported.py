"""Writing existing cases: object, state, journal and catalogue row, without the events of opening.

Used by ``import-cases``, in batches: after a crash the same file is simply
imported again, rows whose reference is there already are left out.  An
imported case differs from any other in nothing but its journal.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from DateTime import DateTime
from egov.policy import clock
from egov.policy import journal
from egov.policy import procedures
from egov.policy.cases import Case
from egov.policy.cases import CaseClosed
from egov.policy.cases import container
from egov.policy.cases import keep
from egov.policy.cases import keep_options
from egov.policy.cases import procedure_of
from egov.policy.cases import set_values
from egov.policy.cases import SiteWorld
from egov.policy.cases import situation_of
from egov.policy.cases import values
from egov.policy.casework.importing import Row
from egov.policy.casework.turns import outlook
from egov.policy.core.engine import asking
from egov.policy.core.engine import clocks
from egov.policy.core.engine import Turn
from egov.policy.core.model import Procedure
from plone import api
from plone.uuid.handlers import addAttributeUUID
from typing import Any
from uuid import uuid4
from zope.event import notify


LOOK_UP = 500
"""References that are looked up in the catalogue at once."""


def write_cases(rows: Sequence[Row], procedure: Procedure) -> Iterator[Case]:
    """Make the cases one after the other; the caller commits.

    A reference that the site has already is passed over.
    """
    writer = _Writer(procedure)
    for start in range(0, len(rows), LOOK_UP):
        batch = rows[start : start + LOOK_UP]
        known = writer.known({row.reference for row in batch})
        for row in batch:
            if row.reference not in known:
                yield writer.write(row)


class _Writer:
    """Makes cases of one procedure; what is the same for all of them is found once."""

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._type = procedures.type_name(procedure.id, procedure.version)
        self._catalog = api.portal.get_tool("portal_catalog")
        self._workflows = api.portal.get_tool("portal_workflow")
        self._permissions: dict[str, dict[str, Any]] = {}
        # Ids that begin alike stand side by side: a batch changes a few buckets of
        # each index of addresses, not every one.
        self._beginning = uuid4().hex[:6]

    def known(self, references: set[str]) -> set[str]:
        """Those of the references that cases of the site have."""
        found = self._catalog.unrestrictedSearchResults(case_reference=list(references))
        return {brain.case_row["reference"] for brain in found}

    def write(self, row: Row) -> Case:
        """Make the case of a row."""
        place = container(row.unit, row.filed_on.year)
        made = self._case(row)
        place._setOb(made.id, made)
        case = made.__of__(place)
        self._set_state(case, row)
        given = values(case)
        journal.record(case, "imported", values=given, reference=row.reference, state=row.state)
        if row.closed_on is None:
            self._ask(case, row)
        else:
            notify(CaseClosed(case))
        self._catalog.catalog_object(case, "/".join(case.getPhysicalPath()))
        return case

    def _ask(self, case: Case, row: Row) -> None:
        """Its deadlines run from the dates of the file, its tasks from now on."""
        procedure, turn, world = procedure_of(case), Turn(situation_of(case)), SiteWorld(case)
        for event, moment in ((clocks.OPENING, row.opened_on), (clocks.FILING, row.filed_on)):
            turn = clocks.start(procedure, turn, event, SiteWorld(case, moment))
        turn = clocks.start(procedure, turn, row.state, world)
        turn = clocks.follow(procedure, clocks.start_dated(procedure, turn, world), world)
        after = asking.open_all(procedure, turn, world).after
        keep(case, after)
        case.next_moment, case.alert = outlook(procedure, after, world)

    def _case(self, row: Row) -> Case:
        case, procedure = Case(self._beginning + uuid4().hex[:10]), self._procedure
        case.portal_type = self._type
        case.procedure, case.version, case.unit = procedure.id, procedure.version, row.unit
        keep_options(case, procedure, clock.day_of(row.opened_on))
        case.reference, case.classification = row.reference, procedure.filing.code
        case.opened_on, case.filed_on, case.closed_on = row.opened_on, row.filed_on, row.closed_on
        case.creation_date = DateTime(row.opened_on)
        addAttributeUUID(case, None)
        set_values(case, row.values)
        return case

    def _set_state(self, case: Case, row: Row) -> None:
        status = {
            "action": None,
            "actor": "system",
            "comments": "",
            "review_state": row.state,
            "time": DateTime(row.filed_on),
        }
        self._workflows.setStatusOf(self._type, case, status)
        if row.state not in self._permissions:
            self._workflows[self._type].updateRoleMappingsFor(case)
            self._permissions[row.state] = _permissions(case)
        for name, roles in self._permissions[row.state].items():
            setattr(case, name, roles)


def _permissions(case: Case) -> dict[str, Any]:
    """What the workflow has said of who may do what, as the object keeps it."""
    return {
        name: roles
        for name, roles in vars(case.aq_base).items()
        if name.startswith("_") and name.endswith("_Permission")
    }

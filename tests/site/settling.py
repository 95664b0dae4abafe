"""A small world settles on the fixture site: its units, its people, the procedure they follow.

Used by the stage before a walk begins.
"""

from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy.casework import vacancies
from egov.policy.core.model import Text
from egov.policy.core.rehearsal.persons import REQUESTER
from egov.policy.core.rehearsal.persons import STRANGER
from egov.policy.core.rehearsal.world import HEAD
from egov.policy.core.terms import ActorPlace
from egov.policy.people.model import Function
from egov.policy.people.store import writable_people
from egov.policy.procedures import publishing
from egov.policy.procedures import setting
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.unitoptions import Setting
from plone import api
from plone.dexterity.utils import createContentInContainer
from Products.CMFCore.indexing import processQueue


EMPLOYEE = "employee"
"""A function that no definition asks for: who holds it may open a case as its requester."""

WARDEN = "warden"
"""Another one, and who holds it at the top: the functional administrator, who sees alerts."""


def settle_in(portal, procedure, world):
    """Units, functions, people and the procedure, as the rehearsal has them."""
    api.portal.set_registry_record("plone.portal_timezone", "Africa/Bujumbura")
    units = _units(portal, procedure, world)
    functions = {item.function for item in procedure.actors if item.function} | {EMPLOYEE, HEAD}
    known = {
        id: Function(id, Text(fr=id), ("Civil Servant",), tuple(units) if id == HEAD else ())
        for id in sorted(functions)
    }
    roles = ("Civil Servant", people.ADMINISTRATOR)
    writable_people().functions = {**known, WARDEN: Function(WARDEN, Text(fr=WARDEN), roles)}
    for id in (REQUESTER, STRANGER, WARDEN):
        _account(portal, id)
    people.assign(REQUESTER, EMPLOYEE, world.unit, world.today)
    people.assign(WARDEN, WARDEN, (world.ancestors(world.unit) or (world.unit,))[-1], world.today)
    for unit in units:
        for function in sorted(functions - {EMPLOYEE}):
            group = f"{unit}.{function}"
            _fill(portal, group, _members(group, world))
    _publish(portal, procedure)
    _set_options(procedure, world)


def _units(portal, procedure, world):
    chain = (world.unit, *world.ancestors(world.unit))
    named = [item.place for item in procedure.actors if item.at is ActorPlace.NAMED]
    for id, above in zip(chain, (*chain[1:], ""), strict=True):
        _unit(portal, id, above)
    for id in named:
        _unit(portal, id, chain[1])
    return [*chain, *named]


def _unit(portal, id, above):
    if id not in portal["units"]:
        values = {"title": id, "kind": id, "parent": above, "gazetteer": ""}
        createContentInContainer(portal["units"], "Unit", checkConstraints=False, id=id, **values)


def restaff(portal, group, world):
    """The members of a group, as they are in the world now, and nobody else."""
    unit, today = group.rpartition(".")[0], clock.today()
    found = [item for item in people.assignments(unit=unit) if item.group == group]
    held = {(item.substitute_for, item.user): item for item in found if item.active(today)}
    wanted = _members(group, world)
    # What is lent ends with what its lender holds: it ends first.
    for one in sorted(held.keys() - wanted, reverse=True):
        people.end_assignment(held[one].id, today - timedelta(days=1))
    _fill(portal, group, wanted - held.keys())


def look_again(portal, case):
    """What the round does once people have come or gone, for that case."""
    processQueue()
    if found := vacancies.batch():
        if "/".join(case.getPhysicalPath()) in found.paths:
            casework.settle(case)
        vacancies.note(portal["cases"], found)


def _members(group, world):
    """Who belongs to a group, each after whom they stand in for there."""
    return {
        (lender, user)
        for user in world.members(group)
        for lender in world.represents(user, group) or ("",)
    }


def _fill(portal, group, members):
    unit, _, function = group.rpartition(".")
    for lender, user in sorted(members):
        _account(portal, user)
        people.assign(user, function, unit, clock.today(), substitute_for=lender)


def _account(portal, id):
    """An account as bare as can be: hundreds are made."""
    source = portal.acl_users.source_users
    if id not in source.listUserIds():
        source.addUser(id, id, "correct horse battery")


def _publish(portal, procedure):
    """The definition as it is, without the checks: what is wrong in it must harm nobody either."""
    if procedure.id not in portal["procedures"]:
        publishing.bring_in(procedure, "test", "test")


def _set_options(procedure, world):
    """What the test says that the unit has set for itself."""
    since = world.today.isoformat()
    given = [item for item in procedure.options if item.value is not None]
    rows = [Setting(item.id, since, item.value, "test", "") for item in given]
    setting.add(item_named(procedure.id), world.unit, rows)

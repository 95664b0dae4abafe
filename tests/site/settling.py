"""A small world settles on the fixture site: its units, its people, the procedure they follow.

Used by the stage before a walk begins.
"""

from egov.policy import people
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


EMPLOYEE = "employee"
"""A function that no definition asks for: who holds it may open a case as its requester."""


def settle_in(portal, procedure, world):
    """Units, functions, people and the procedure, as the rehearsal has them."""
    api.portal.set_registry_record("plone.portal_timezone", "Africa/Bujumbura")
    units = _units(portal, procedure, world)
    functions = {item.function for item in procedure.actors if item.function} | {EMPLOYEE, HEAD}
    writable_people().functions = {
        id: Function(id, Text(fr=id), ("Civil Servant",), tuple(units) if id == HEAD else ())
        for id in sorted(functions)
    }
    for id in (REQUESTER, STRANGER):
        _account(portal, id)
    people.assign(REQUESTER, EMPLOYEE, world.unit, world.today)
    for unit in units:
        for function in sorted(functions - {EMPLOYEE}):
            _fill(portal, unit, function, world)
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


def _fill(portal, unit, function, world):
    group = f"{unit}.{function}"
    for user in world.members(group):
        _account(portal, user)
        for lender in world.represents(user, group) or ("",):
            people.assign(user, function, unit, world.today, substitute_for=lender)


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

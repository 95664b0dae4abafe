"""What the database holds of classes of ours: persistent objects, and in them plain data.

So a class can be moved or changed without making old cases unreadable.
"""

from egov.policy import casework
from egov.policy import documents
from egov.policy import people
from importlib import import_module
from persistent import Persistent
from pickletools import genops

import transaction


OURS = "egov.policy"


def named_in(record: bytes) -> set[tuple[str, str]]:
    """Classes and functions that a record needs to be read: module and name."""
    # ZODB writes the third protocol of pickle, which knows this one way of naming.
    found = (argument for code, argument, _ in genops(record) if code.name == "GLOBAL")
    return {tuple(argument.split(" ")) for argument in found}


def test_every_class_of_ours_in_the_database_is_persistent(functional_portal, as_user, open_filed):
    case = open_filed(functional_portal)
    with as_user(functional_portal, "agent.bwiza"):
        casework.claim(case, case.open_tasks[0].id)
        casework.perform(case, "approve")
    with as_user(functional_portal, "chef.bwiza"):
        casework.perform(case, "sign")
    transaction.commit()
    assert documents.documents(case)
    assert people.assignments(user_id="agent.bwiza")
    storage = functional_portal._p_jar.db().storage
    records = (
        record.data for part in _layers(storage) for txn in part.iterator() for record in txn
    )
    names = {name for data in records if data for name in named_in(data)}
    ours = {name for name in names if name[0].startswith(OURS)}
    assert ("egov.policy.cases.content", "Case") in ours
    assert [name for name in sorted(ours) if not _is_persistent(*name)] == []


def _layers(storage):
    """A test's storage lies over those of its layers."""
    while storage is not None:
        yield getattr(storage, "changes", storage)
        storage = getattr(storage, "base", None)


def _is_persistent(module: str, name: str) -> bool:
    found = getattr(import_module(module), name)
    return isinstance(found, type) and issubclass(found, Persistent)

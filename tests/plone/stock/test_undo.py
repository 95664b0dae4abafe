"""What was done stays done, even for the Manager of the whole server."""

from zExceptions import Forbidden
from zope.event import notify
from zope.processlifetime import DatabaseOpenedWithRoot

import pytest
import transaction


CHANGE = "AAAAAAAAAAE="
"""Id of a transaction, as Zope writes it."""


@pytest.fixture
def database(functional_portal):
    """The database as a started server has it."""
    opened = functional_portal._p_jar.db()
    notify(DatabaseOpenedWithRoot(opened))
    return opened


def test_the_database_itself_undoes_nothing(database, filed_path):
    for undo in (database.undo, database.undoMultiple):
        with pytest.raises(Forbidden):
            undo(CHANGE)


def test_the_management_interface_undoes_no_filing(
    functional_portal, database, manager, filed_path
):
    data = {"transaction_info:list": f"{CHANGE} nobody x"}
    for where in ("", functional_portal.absolute_url_path()):
        answer = manager.post(f"{where}/manage_undo_transactions", data=data)
        assert 400 <= answer.status_code < 500
    transaction.begin()
    assert functional_portal.unrestrictedTraverse(filed_path).reference


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_rest_neither_lists_nor_undoes_transactions(
    functional_portal, database, manager, filed_path, method
):
    more = {"json": {"transaction_ids": [CHANGE]}} if method == "PATCH" else {}
    address = f"{functional_portal.absolute_url_path()}/@transactions"
    assert manager.request(method, address, **more).status_code == 401
    transaction.begin()
    assert functional_portal.unrestrictedTraverse(filed_path).reference

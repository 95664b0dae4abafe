"""Numbers of a register have no gap and are given once, whatever happens at the same time."""

from contextlib import contextmanager
from egov.policy import registers
from egov.policy.registers import store
from egov.policy.registers.audit import Kind
from egov.policy.registers.store import all_registers
from transaction import TransactionManager
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


KEY = ("cases", "bwiza", 2026)


def register():
    return all_registers()[KEY]


def take_ten():
    return [registers.take(*KEY, f"uid-{number}") for number in range(1, 11)]


def kinds(known=None):
    return [(fault.number, fault.kind) for fault in registers.audit(known)]


def test_numbers_count_from_one(portal):
    assert take_ten() == list(range(1, 11))
    assert register().last == 10
    assert list(register().holders.items())[:2] == [(1, "uid-1"), (2, "uid-2")]


def test_each_register_unit_and_year_counts_by_itself(portal):
    keys = [KEY, ("papers", "bwiza", 2026), ("cases", "", 2026), ("cases", "bwiza", 2027)]
    assert [registers.take(*key, "uid") for key in keys] == [1, 1, 1, 1]


def test_asking_for_a_register_that_does_not_exist_makes_none(portal):
    IAnnotations(portal).pop("egov.policy.registers", None)
    assert list(registers.holders()) == []
    assert "egov.policy.registers" not in IAnnotations(portal)


@pytest.mark.parametrize("register, holder", [("", "uid"), ("cases", "")])
def test_a_number_needs_a_register_and_a_holder(portal, register, holder):
    with pytest.raises(ValueError):
        registers.take(register, "bwiza", 2026, holder)


def test_a_number_is_refused_twice(portal):
    take_ten()
    register().last = 4
    with pytest.raises(registers.NumberTaken, match="number 5 belongs to uid-5"):
        registers.take(*KEY, "uid-11")


def test_an_aborted_transaction_leaves_no_gap(functional_portal):
    registers.take(*KEY, "first")
    transaction.commit()
    registers.take(*KEY, "never")
    transaction.abort()
    assert registers.take(*KEY, "second") == 2


@contextmanager
def another(portal):
    """A transaction of somebody else: ``take`` in it, and commit or abort."""
    manager = TransactionManager()
    connection = portal._p_jar.db().open(transaction_manager=manager)
    site = connection.root()["Application"][portal.getId()]

    def take(holder):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store.api.portal, "get", lambda: site)
            return registers.take(*KEY, holder)

    yield manager, take
    manager.abort()
    connection.close()


@pytest.mark.parametrize("existing", [0, 1, 100])
def test_of_two_at_the_same_moment_the_second_conflicts_and_gets_the_next_number(
    functional_portal, existing
):
    registers.take("other", "bwiza", 2026, "other")
    for number in range(existing):
        registers.take(*KEY, f"before-{number}")
    transaction.commit()

    with (
        another(functional_portal) as (first, my_take),
        another(functional_portal) as (second, their_take),
    ):
        assert (my_take("mine"), their_take("theirs")) == (existing + 1, existing + 1)
        first.commit()
        with pytest.raises(ConflictError):
            second.commit()
        second.abort()
        assert their_take("theirs") == existing + 2
        second.commit()

    transaction.begin()
    found = list(register().holders.items())
    assert found[existing:] == [(existing + 1, "mine"), (existing + 2, "theirs")]
    assert registers.audit() == []


def test_whole_registers_have_no_fault(portal):
    take_ten()
    assert registers.audit(known={f"uid-{number}" for number in range(1, 11)}) == []


def test_an_entry_that_was_cut_out_is_a_gap(portal):
    take_ten()
    for number in (3, 4, 10):
        del register().holders[number]
    assert kinds() == [(3, Kind.GAP), (10, Kind.GAP)]


def test_an_entry_that_was_pushed_in_lies_beyond_the_last(portal):
    take_ten()
    register().holders[11] = "uid-11"
    assert kinds() == [(11, Kind.BEYOND_LAST)]


def test_a_holder_with_two_numbers_is_a_duplicate(portal):
    take_ten()
    registers.take(*KEY, "uid-7")
    assert registers.audit() == [
        registers.RegisterFault(*KEY, 11, Kind.DUPLICATE, "uid-7"),
    ]


def test_a_holder_that_does_not_exist_is_told(portal):
    take_ten()
    known = {f"uid-{number}" for number in range(1, 10)}
    assert kinds(known) == [(10, Kind.HOLDER_MISSING)]

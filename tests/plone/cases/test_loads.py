"""How much somebody has to do is counted by tasks, and not by cases."""

from egov.policy.cases import loads
from Products.CMFCore.indexing import processQueue

import pytest


CLERK = "agent.bwiza"


@pytest.fixture
def ask(filed):
    """``ask(CLERK, "")``: whose the open tasks of a filed case are, with as many of them."""
    (asked,) = (item for item in filed.work if "outcome" not in item)

    def make(*holders):
        tasks = (
            {**asked, "id": f"examine-{n}", "holder": holder} for n, holder in enumerate(holders)
        )
        filed.work = tuple(tasks)
        filed.reindexObject(idxs=["waiting_for"])
        processQueue()
        return filed

    return make


@pytest.mark.parametrize(
    ("holders", "expected"),
    [((), 0), (("",), 0), ((CLERK,), 1), ((CLERK, CLERK, ""), 2), ((CLERK,) * 3, 3)],
)
def test_each_task_of_a_case_counts(ask, holders, expected):
    ask(*holders)
    assert loads.held(CLERK) == expected


def test_of_the_case_of_this_turn_what_it_is_now_counts_and_not_what_is_indexed(ask):
    case = ask(CLERK, CLERK, CLERK)
    case.work = case.work[:1]
    assert (loads.held(CLERK), loads.held(CLERK, case)) == (3, 1)


def test_who_has_lost_the_function_has_its_tasks_no_longer(ask):
    ask("chef.bwiza", "chef.bwiza")
    assert loads.held("chef.bwiza") == 0


def test_what_only_counts_is_waited_for_by_nobody_who_is_missing(ask):
    from egov.policy.casework import vacancies

    ask(CLERK, CLERK)
    assert [token for token in vacancies.deserted() if loads.is_counting(token)] == []

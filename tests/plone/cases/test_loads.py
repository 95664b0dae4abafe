"""How much somebody has to do is counted by tasks, and not by cases."""

from egov.policy.cases import loads
from Products.CMFCore.indexing import processQueue

import pytest


CHIEF = "chef.bwiza"


@pytest.fixture
def ask(filed):
    """``ask(CHIEF, "")``: whose the open tasks of a filed case are, with as many of them."""
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
    [((), 0), (("",), 0), ((CHIEF,), 1), ((CHIEF, CHIEF, ""), 2), ((CHIEF,) * 3, 3)],
)
def test_each_task_of_a_case_counts(ask, holders, expected):
    ask(*holders)
    assert loads.held(CHIEF) == expected


def test_of_the_case_of_this_turn_what_it_is_now_counts_and_not_what_is_indexed(ask):
    case = ask(CHIEF, CHIEF, CHIEF)
    case.work = case.work[:1]
    assert (loads.held(CHIEF), loads.held(CHIEF, case)) == (3, 1)


def test_who_has_lost_the_function_has_its_tasks_no_longer(ask):
    ask("agent.bwiza", "agent.bwiza")
    assert loads.held("agent.bwiza") == 0


def test_what_only_counts_is_waited_for_by_nobody_who_is_missing(ask):
    from egov.policy.casework import vacancies

    ask(CHIEF, CHIEF)
    assert [token for token in vacancies.deserted() if loads.is_counting(token)] == []

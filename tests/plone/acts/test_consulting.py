"""Whoever is shown what acts say leaves a line in the log of consultations, and no trace else."""

from egov.policy.acts import store

import json
import logging
import pytest
import transaction


LOG = "egov.policy.consultations"
BOOK = "@registers/births/mukaza/2026"


@pytest.fixture
def entered(functional_portal, enter_birth):
    """Two acts."""
    enter_birth()
    enter_birth(child_name="Ndayizeye", child_given_names="Jean")
    transaction.commit()
    return functional_portal


@pytest.fixture
def looks(caplog):
    """``looks()``: who was shown what since it was asked last."""
    caplog.set_level(logging.INFO, logger=LOG)

    def told():
        lines = [json.loads(item.message) for item in caplog.records if item.name == LOG]
        caplog.clear()
        assert all(
            (line["register"], line["unit"]) == ("births", "mukaza") and line["at"]
            for line in lines
        )
        return [(line["by"], line["way"], line["acts"]) for line in lines]

    return told


@pytest.mark.parametrize(
    ("path", "way", "shown"),
    [
        (f"{BOOK}/2", "act", [[2026, 2, 2]]),
        (BOOK, "list", [[2026, 2, 2], [2026, 1, 1]]),
        (f"{BOOK}?text=aline", "list", [[2026, 1, 1]]),
        ("@registers/births/mukaza?b_size=1", "list", [[2026, 2, 2]]),
    ],
)
def test_an_act_that_is_read_and_a_list_of_names_leave_a_line(
    entered, http, looks, path, way, shown
):
    assert http("archiviste").get(path).status_code == 200
    assert looks() == [("archiviste", way, shown)]


@pytest.mark.parametrize("path", ["@registers", f"{BOOK}/verify", f"{BOOK}?text=nobody"])
def test_what_names_nobody_leaves_none(entered, http, looks, path):
    assert http("archiviste").get(path).status_code == 200
    assert looks() == []


def test_who_is_refused_was_shown_nothing(entered, http, looks):
    assert http("secretaire").get(f"{BOOK}/1").status_code == 404
    assert looks() == []


def test_the_table_of_a_closed_year_names_all(entered, http, looks, at):
    at("2026-12-31")
    for user in ("etatcivil", "gouverneur"):
        assert http(user).post(f"{BOOK}/close", json={}).status_code == 200
    assert looks() == [("gouverneur", "list", [[2026, 1, 2]])]
    http("agent.mukaza").get(f"{BOOK}?text=nobody")
    assert looks() == [("agent.mukaza", "list", [[2026, 1, 2]])]


def test_reading_writes_nothing(entered, http):
    session, database = http("etatcivil"), entered._p_jar.db()
    before, size = database.lastTransaction(), store.find("births", "mukaza", 2026).size
    for path in (f"{BOOK}/1", BOOK, "@registers/births/mukaza?text=aline"):
        assert session.get(path).status_code == 200
    transaction.begin()
    assert database.lastTransaction() == before
    assert store.find("births", "mukaza", 2026).size == size

"""The page on which an administrator gets a case as a test of its procedure."""

from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy.casework import tracing
from egov.policy.core.errors import StateConflict
from egov.policy.core.rehearsal import Failure
from egov.policy.core.rehearsal import Report

import pytest
import transaction
import yaml


LINK = "Créer un essai à partir de ce dossier"


@pytest.fixture
def administrator(functional_portal, browse):
    """The functional administrator, who works at the counter of Bwiza as well."""
    people.assign("fonctionnel", "clerk", "bwiza", clock.today())
    transaction.commit()
    return browse("fonctionnel")


def test_the_page_of_the_case_leads_to_it_for_who_may(administrator, browse, filed_url):
    page = administrator.get(filed_url)
    link = page.one("a[href$='@@case-test']")
    assert link.text_content() == LINK
    assert LINK not in browse("agent.bwiza").get(filed_url).body


def test_it_shows_the_lines_and_that_they_pass(administrator, filed_url):
    page = administrator.get(f"{filed_url}/@@case-test")
    lines = page.one("textarea#test-lines")
    assert lines.get("readonly")
    assert page.text("label[for=test-lines]") == "Lignes à mettre sous tests: dans la définition"
    assert [*yaml.safe_load(lines.text)] == ["recorded"]
    assert "L'essai réussit." in page.text(".message-success")


def test_the_same_lines_can_be_downloaded(administrator, filed_url):
    page = administrator.get(f"{filed_url}/@@case-test")
    answer = administrator.get(page.one("a.button").get("href"))
    assert answer.headers["Content-Type"] == "application/yaml; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="attestation-residence-recorded.yaml"'
    )
    assert answer.body == page.one("textarea#test-lines").text.lstrip("\n")


def test_it_says_where_the_test_goes_another_way(administrator, filed_url, monkeypatch):
    failure = Failure(1, "expect.state", "state verification", "closed")
    report = Report("recorded", (failure,), (), (), frozenset())
    monkeypatch.setattr(tracing.rehearsal, "play", lambda *given: report)
    page = administrator.get(f"{filed_url}/@@case-test")
    assert page.all(".message-success") == []
    assert "Étape 2" in page.text(".message-warning li")
    assert page.one("textarea#test-lines").text


def test_nobody_else_gets_it(browse, filed_url):
    for user in ("agent.bwiza", "chef.bwiza", "fonctionnel"):
        answer = browse(user).get(f"{filed_url}/@@case-test")
        assert "test-lines" not in answer.body


def test_of_a_case_from_a_file_it_says_why_there_is_none(administrator, filed_url, monkeypatch):
    def untold(case):
        raise StateConflict("imported")

    monkeypatch.setattr(casework, "trace", untold)
    for address in ("@@case-test", "@@case-test?download=1"):
        page = administrator.get(f"{filed_url}/{address}")
        assert "repris de l'ancien classement" in page.text("p.message")
        assert (page.status, page.all("textarea")) == (200, [])

"""The life of a procedure: draft, checked, tested, published, retired, restored."""

from egov.policy import casework
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.procedures import Stage

import pytest


ID = "attestation-residence"
SECOND = {"version: 1\n": "version: 2\n"}
OTHER = {f"procedure: {ID}": "procedure: attestation-vie-scolaire"}
REGISTERS = {
    "register: attestation-residence\n": "register: vie-scolaire\n",
    'pattern: "RES-': 'pattern: "VSC-',
    "register: attestation-residence-certificate": "register: vie-scolaire-acte",
}


def begin(text, author="fonctionnel"):
    """A draft of the attestation."""
    return procedures.save(ID, text, author, "")


def test_a_draft_of_a_new_procedure_has_the_id_that_its_text_gives(portal, definition):
    id = procedures.begin(definition(OTHER), "fonctionnel")
    found = procedures.draft(id)
    assert (id, found.author, found.stage) == ("attestation-vie-scolaire", "fonctionnel", "draft")
    assert id not in {item.id for item in procedures.published()}
    with pytest.raises(UnknownProcedure):
        procedures.get(id)


@pytest.mark.parametrize("text", ["", "a: b", "procedure: [x]", "procedure: Été", "procedure: [[["])
def test_a_draft_that_is_of_no_procedure_is_refused(portal, text):
    with pytest.raises(InvalidValues, match="no_procedure"):
        procedures.begin(text, "fonctionnel")


@pytest.mark.parametrize("id", ["view", "title", "manage"])
def test_a_name_that_the_system_needs_is_refused(portal, id):
    with pytest.raises(InvalidValues, match="reserved"):
        procedures.begin(f"procedure: {id}", "fonctionnel")


def test_a_procedure_may_have_a_name_that_plone_would_not_choose(portal, definition):
    changes = {f"procedure: {ID}": "procedure: search"} | REGISTERS
    procedures.publish(definition(changes), "search.yaml", "tester", "")
    assert procedures.get("search").id == "search"


def test_what_exists_is_not_begun_again(portal, definition):
    with pytest.raises(StateConflict, match="procedure_exists"):
        procedures.begin(definition(), "fonctionnel")


def test_a_draft_may_have_any_fault(portal):
    begin("procedure: attestation-residence\nstates: [[[")
    judgement = procedures.check(ID, "fonctionnel")
    assert not judgement["passed"]
    assert [found["code"] for found in judgement["findings"]] == ["E001"]
    assert procedures.draft(ID).stage is Stage.DRAFT


def test_a_draft_is_never_of_another_procedure(portal, definition):
    with pytest.raises(InvalidValues, match="other_procedure"):
        begin(definition(OTHER))


def test_a_text_that_is_too_long_is_not_kept(portal):
    with pytest.raises(InvalidValues, match="too_long"):
        begin("#" * 1_000_001)


def test_nobody_overwrites_what_another_has_saved(portal, definition):
    first = begin(definition(SECOND))
    second = procedures.save(ID, definition(SECOND) + "# a\n", "fonctionnel", first.stamp)
    with pytest.raises(StateConflict) as caught:
        procedures.save(ID, definition(SECOND) + "# b\n", "manager", first.stamp)
    assert caught.value.reason == "draft_saved"
    assert caught.value.details["by"] == "fonctionnel"
    assert caught.value.details["stamp"] == second.stamp
    assert procedures.draft(ID).text.endswith("# a\n")


def test_who_has_not_seen_a_draft_does_not_overwrite_it(portal, definition):
    begin(definition(SECOND))
    with pytest.raises(StateConflict, match="draft_saved"):
        begin(definition(SECOND))


def test_who_saves_what_was_thrown_away_is_told(portal, definition):
    seen = begin(definition(SECOND))
    procedures.discard(ID, seen.stamp)
    with pytest.raises(StateConflict, match="draft_gone"):
        procedures.save(ID, definition(SECOND), "fonctionnel", seen.stamp)


def test_a_draft_is_checked_then_tested_until_it_is_saved_again(portal, definition):
    seen = begin(definition(SECOND))
    assert procedures.check(ID, "fonctionnel")["passed"]
    assert procedures.draft(ID).stage is Stage.CHECKED
    judgement = procedures.rehearse(ID, "fonctionnel")
    assert judgement["passed"]
    assert judgement["tests"]
    assert all(test["passed"] for test in judgement["tests"])
    assert procedures.draft(ID).stage is Stage.TESTED
    assert procedures.save(ID, definition(SECOND), "x", seen.stamp).stage is Stage.DRAFT


def test_a_test_that_fails_is_told_with_its_line(portal, definition):
    begin(definition({**SECOND, "legal_delay: option('delay')": "legal_delay: 5 working days"}))
    assert procedures.check(ID, "fonctionnel")["passed"]
    judgement = procedures.rehearse(ID, "fonctionnel")
    assert not judgement["passed"]
    assert {found["code"] for found in judgement["findings"]} == {"E190"}
    assert all(found["line"] > 1 for found in judgement["findings"])
    assert [test["passed"] for test in judgement["tests"]].count(False) >= 1
    assert procedures.draft(ID).stage is Stage.CHECKED


def test_a_draft_with_errors_is_not_rehearsed(portal, definition):
    begin(definition({**SECOND, "function: clerk": "function: clerc"}))
    judgement = procedures.rehearse(ID, "fonctionnel")
    assert (judgement["passed"], judgement["tests"]) == (False, [])


def test_a_draft_under_a_published_number_is_told_to_take_the_next(portal, definition):
    begin(definition())
    findings = procedures.check(ID, "fonctionnel")["findings"]
    (found,) = (item for item in findings if item["severity"] == "error")
    assert (found["code"], found["line"]) == ("E305", 5)


def test_a_draft_becomes_the_version_in_force(portal, definition):
    seen = begin(definition(SECOND))
    assert procedures.publish_draft(ID, seen.stamp, "fonctionnel", " La loi a changé. ") == 2
    assert procedures.get(ID).version == 2
    made = procedures.publication(ID).provenance
    assert (made.author, made.reason, made.restores) == ("fonctionnel", "La loi a changé.", 0)
    with pytest.raises(UnknownProcedure):
        procedures.draft(ID)


def test_a_new_procedure_is_called_by_its_title_once_it_is_published(portal, definition):
    id = procedures.begin(definition(OTHER | REGISTERS), "fonctionnel")
    procedures.publish_draft(id, procedures.draft(id).stamp, "fonctionnel", "Nouvelle")
    assert portal["procedures"][id].title == "Attestation de résidence"
    assert procedures.get(id).version == 1


def test_what_was_published_is_not_published_again_by_a_second_click(portal, definition):
    seen = begin(definition(SECOND))
    procedures.publish_draft(ID, seen.stamp, "fonctionnel", "Une fois")
    with pytest.raises(StateConflict, match="draft_gone"):
        procedures.publish_draft(ID, seen.stamp, "fonctionnel", "Une fois")
    with pytest.raises(StateConflict, match="draft_gone"):
        procedures.publish_draft(ID, "", "fonctionnel", "Une fois")


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_each_decision_has_a_reason(portal, definition, reason):
    seen = begin(definition(SECOND))
    for decide in (
        lambda: procedures.publish_draft(ID, seen.stamp, "fonctionnel", reason),
        lambda: procedures.restore(ID, 1, "fonctionnel", reason),
        lambda: procedures.retire(ID, "fonctionnel", reason),
    ):
        with pytest.raises(InvalidValues, match="reason: required"):
            decide()


def test_a_faulty_draft_is_not_published_and_stays(portal, definition):
    seen = begin(definition({**SECOND, "function: clerk": "function: clerc"}))
    with pytest.raises(DefinitionError, match="E112"):
        procedures.publish_draft(ID, seen.stamp, "fonctionnel", "Essai")
    assert procedures.draft(ID).stamp == seen.stamp
    assert procedures.get(ID).version == 1


def test_what_is_retired_takes_no_new_cases_and_its_cases_go_on(portal, filed, as_user, answers):
    procedures.retire(ID, "fonctionnel", "Supprimée par la loi")
    with as_user(portal, "agent.bwiza"):
        with pytest.raises(InvalidValues):
            casework.open_case(ID, "bwiza", answers)
        casework.perform(filed, "approve")
    (ending,) = portal["procedures"][ID].endings
    assert (ending["version"], ending["author"]) == (1, "fonctionnel")
    assert (ending["reason"], bool(ending["release"])) == ("Supprimée par la loi", True)
    with pytest.raises(StateConflict, match="not_in_force"):
        procedures.retire(ID, "fonctionnel", "Encore")


def test_what_was_retired_comes_back_as_a_new_version(portal, open_draft):
    procedures.retire(ID, "fonctionnel", "Supprimée")
    assert procedures.restore(ID, 1, "fonctionnel", "Rétablie") == 2
    made = procedures.publication(ID)
    assert made.provenance.restores == 1
    assert made.digest != procedures.publication(ID, 1).digest
    assert open_draft(portal).version == 2


def test_an_old_version_is_published_again_under_the_next_number(portal, publish):
    longer = {"legal_delay: option('delay')": "legal_delay: 5 working days"}
    later = {
        ', legal: "2026-03-04"}': ', legal: "2026-03-09"}',
        'due: {legal: "2026-03-09"}': 'due: {legal: "2026-03-12"}',
    }
    publish({**SECOND, **longer, **later})
    assert procedures.get(ID).legal_delay.amount == 5
    assert procedures.restore(ID, 1, "fonctionnel", "L'arrêté est annulé") == 3
    assert procedures.get(ID).legal_delay.amount == 2
    assert procedures.get(ID, 2).legal_delay.amount == 5
    assert procedures.compare(ID, 1, 3) == ()


def test_the_version_in_force_is_not_restored(portal):
    with pytest.raises(StateConflict, match="in_force"):
        procedures.restore(ID, 1, "fonctionnel", "Pour rien")


@pytest.mark.parametrize("version", [0, 7])
def test_only_what_was_published_is_restored(portal, version):
    with pytest.raises(UnknownProcedure):
        procedures.restore(ID, version, "fonctionnel", "Pour voir")


def test_a_draft_is_thrown_away_and_the_versions_stay(portal, definition):
    seen = begin(definition(SECOND))
    procedures.discard(ID, seen.stamp)
    assert procedures.get(ID).version == 1
    with pytest.raises(UnknownProcedure):
        procedures.draft(ID)


def test_a_draft_that_was_never_published_goes_with_its_procedure(portal, definition):
    id = procedures.begin(definition(OTHER), "fonctionnel")
    procedures.discard(id, procedures.draft(id).stamp)
    assert id not in portal["procedures"]
    assert procedures.begin(definition(OTHER), "fonctionnel") == id


def test_a_draft_is_held_against_what_is_in_force(portal, definition):
    title = "title: {fr: Nom du père, en: Father's name}"
    begin(definition({**SECOND, title: "title: {fr: Nom et prénoms du père}"}))
    (change,) = procedures.compare(ID, 1, procedures.DRAFT)
    assert change.said["fr"].startswith("Champ «\xa0Nom et prénoms du père\xa0»")


def test_running_cases_are_counted_by_version(portal, filed, closed, publish, open_draft):
    publish(SECOND)
    open_draft(portal)
    assert (procedures.running(ID, 1), procedures.running(ID, 2)) == (1, 1)
